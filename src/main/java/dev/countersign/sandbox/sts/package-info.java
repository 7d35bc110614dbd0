/** Security Token Service: who somebody is, and temporary credentials. */
package dev.countersign.sandbox.sts;
