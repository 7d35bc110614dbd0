package dev.countersign.domain.inspect;

import java.time.Instant;

/** One line of a log, task tokens redacted. */
public record LogLine(Instant at, String stream, String text) {}
