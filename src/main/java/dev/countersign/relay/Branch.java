package dev.countersign.relay;

/**
 * Which way a Choice went.
 *
 * @param choice the Choice state
 * @param target the state that was entered next
 */
public record Branch(String choice, String target) {}
