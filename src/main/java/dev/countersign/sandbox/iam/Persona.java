package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Identities.Credentials;

/**
 * A user that every sandbox has from the start.
 *
 * @param name for example {@code approver}; also the IAM user's name
 */
public record Persona(String name, Credentials credentials) {}
