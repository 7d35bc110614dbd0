package dev.countersign.session.sso;

import dev.countersign.aws.AccessKeys;
import java.time.Instant;

/**
 * Credentials of a role, from the portal.
 *
 * @param keys with a session token
 * @param expiresAt when they end
 */
public record RoleKeys(AccessKeys keys, Instant expiresAt) {}
