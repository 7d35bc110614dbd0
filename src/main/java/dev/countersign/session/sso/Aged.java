package dev.countersign.session.sso;

import java.time.Instant;

/**
 * Something that was read, and when.
 *
 * @param asOf by the clock of this machine
 */
public record Aged<T>(T value, Instant asOf) {}
