package dev.countersign.ui.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The sandbox's time.
 *
 * @param ahead how far that is ahead of this machine's
 */
public record SandboxTime(Instant now, Duration ahead) {}
