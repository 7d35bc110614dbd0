package dev.countersign.stack.health.finding;

import dev.countersign.stack.health.facts.Origin;

/**
 * A check that could not be made. Never a pass.
 *
 * @param why as a sentence: what is not known, or which permission it needs
 */
public record Missed(Check check, String subject, Origin origin, String why) {}
