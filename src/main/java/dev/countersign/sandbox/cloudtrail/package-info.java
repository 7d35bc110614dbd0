/** CloudTrail's event history: who called what, and with which result. */
package dev.countersign.sandbox.cloudtrail;
