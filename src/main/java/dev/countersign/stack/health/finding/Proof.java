package dev.countersign.stack.health.finding;

import dev.countersign.stack.health.facts.Origin;

/**
 * One observation that a finding rests on.
 *
 * @param observation as a sentence
 */
public record Proof(Origin origin, String observation) {}
