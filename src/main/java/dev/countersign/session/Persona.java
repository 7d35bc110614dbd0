package dev.countersign.session;

import dev.countersign.aws.AccessKeys;

/**
 * One of the people a sandbox knows.
 *
 * @param name {@code administrator}, {@code approver} or {@code viewer}
 */
public record Persona(String name, AccessKeys keys) {}
