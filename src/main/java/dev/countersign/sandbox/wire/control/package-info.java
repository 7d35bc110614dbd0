/** What AWS has no API for: the sandbox's clock, its outbox and its people, as JSON under {@code /_countersign/}. */
package dev.countersign.sandbox.wire.control;
