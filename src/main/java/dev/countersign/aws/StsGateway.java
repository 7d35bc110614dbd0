package dev.countersign.aws;

import dev.countersign.domain.CallerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** STS: temporary credentials. All calls fail with {@link AwsFailure}. */
public interface StsGateway extends AutoCloseable {
    /** Who AWS takes the present credentials for. */
    CallerIdentity whoAmI();

    /** @param mfa the code of a device, for a role that wants one */
    Issued assumeRole(Role role, Optional<MfaCode> mfa);

    /**
     * A session of the user's own, which counts as signed in with MFA.
     *
     * @param duration absent = AWS's own, 12 hours
     */
    Issued sessionToken(Optional<Duration> duration, MfaCode mfa);

    /**
     * Takes a token of an identity provider instead of credentials.
     *
     * @param token a secret
     */
    Issued assumeRoleWithWebIdentity(Role role, String token);

    @Override
    void close();

    /**
     * Keys that were given out for a while.
     *
     * @param expiresAt when they end; absent when nobody said
     */
    record Issued(AccessKeys keys, Optional<Instant> expiresAt) {}

    /**
     * A role and how to take it.
     *
     * @param sessionName shows in CloudTrail
     * @param duration absent = AWS's own, one hour
     */
    record Role(String arn, String sessionName, Optional<String> externalId, Optional<Duration> duration) {}

    /**
     * What an MFA device shows now.
     *
     * @param serial a serial number, or {@code arn:aws:iam::…:mfa/NAME}
     */
    record MfaCode(String serial, String code) {
        @Override
        public String toString() {
            return "code of " + serial;
        }
    }
}
