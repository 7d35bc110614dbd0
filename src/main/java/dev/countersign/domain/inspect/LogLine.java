package dev.countersign.domain.inspect;

import java.time.Instant;

/** One line of a log, task tokens redacted. */
public record LogLine(Instant at, String stream, String text) {
    /** What it says before any stack trace: its first line. */
    public String headline() {
        return text.lines().findFirst().map(String::strip).orElse("");
    }
}
