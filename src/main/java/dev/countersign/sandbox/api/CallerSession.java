package dev.countersign.sandbox.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What a caller's temporary credentials say beside who it is; policies see it as condition keys.
 *
 * @param issued when the credentials were given out, by the wall clock; empty for a user's long-lived key
 * @param mfa when the person proved a second factor; never known of a role's session, as on AWS
 * @param sourceIdentity who stands behind a role's session, as set when the role was assumed; handed on to further roles
 * @param federatedProvider the ARN of the identity provider that vouched for the caller
 */
public record CallerSession(
        Optional<Instant> issued,
        Optional<Instant> mfa,
        Optional<String> sourceIdentity,
        Optional<String> federatedProvider) {
    /** Of a caller with a long-lived key, and of services. */
    public static final CallerSession NONE =
            new CallerSession(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static CallerSession issued(Instant at) {
        return new CallerSession(Optional.of(at), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public CallerSession withMfa(Optional<Instant> at) {
        return new CallerSession(issued, at, sourceIdentity, federatedProvider);
    }

    public CallerSession withSourceIdentity(Optional<String> name) {
        return new CallerSession(issued, mfa, name, federatedProvider);
    }

    public CallerSession withFederatedProvider(String arn) {
        return new CallerSession(issued, mfa, sourceIdentity, Optional.of(arn));
    }

    /** Whether the caller uses temporary credentials. */
    public boolean temporary() {
        return issued.isPresent();
    }
}
