/** Simple Queue Service: standard queues, on the sandbox's clock. */
package dev.countersign.sandbox.sqs;
