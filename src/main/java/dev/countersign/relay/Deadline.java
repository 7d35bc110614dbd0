package dev.countersign.relay;

import java.time.Instant;

/**
 * The moment at which a wait ends by itself.
 *
 * @param clock whose clock it is, for a person: {@code the task's TimeoutSeconds}
 */
public record Deadline(Instant at, String clock) {}
