/** Second factors: virtual devices and the codes they make. */
package dev.countersign.sandbox.iam.mfa;
