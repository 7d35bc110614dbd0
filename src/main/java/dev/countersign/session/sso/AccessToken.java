package dev.countersign.session.sso;

import java.time.Instant;

/**
 * What the portal takes as proof of who somebody is.
 *
 * @param value a secret
 * @param expiresAt when it ends
 * @param refreshable whether it can be renewed without a person
 */
public record AccessToken(String value, Instant expiresAt, boolean refreshable) {
    @Override
    public String toString() {
        return "access token until " + expiresAt;
    }
}
