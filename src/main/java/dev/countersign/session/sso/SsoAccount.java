package dev.countersign.session.sso;

/**
 * An account that the signed-in person has a role in.
 *
 * @param id twelve digits
 * @param name may be empty
 * @param email of its root user; may be empty
 */
public record SsoAccount(String id, String name, String email) {}
