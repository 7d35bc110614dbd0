/** CloudWatch metrics: what the sandbox's services count, and what others put in. */
package dev.countersign.sandbox.cloudwatch;
