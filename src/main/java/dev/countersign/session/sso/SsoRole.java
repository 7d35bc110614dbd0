package dev.countersign.session.sso;

/**
 * A role (permission set) that the signed-in person has.
 *
 * @param accountId in which account
 * @param name for example {@code Approver}
 */
public record SsoRole(String accountId, String name) {}
