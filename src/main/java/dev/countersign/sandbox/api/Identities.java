package dev.countersign.sandbox.api;

import java.time.Duration;
import java.util.Optional;

/** Roles and access keys, as the other services need them; IAM implements it. */
public interface Identities {
    /**
     * A session of a role, for a service that works with that role.
     *
     * @param service the service principal that the role's trust policy must name, for example {@code lambda.amazonaws.com}
     * @throws ServiceError {@code AccessDeniedException} when the role does not exist or does not trust the service
     */
    Caller assume(String roleArn, String service, String sessionName);

    /**
     * A session of a role, for a user or for the session of another role.
     *
     * @throws ServiceError {@code AccessDeniedException} when the role does not exist, does not trust the caller, or only trusts
     *     the account and the caller's own policies do not allow {@code sts:AssumeRole}
     */
    Caller assume(Caller caller, String roleArn, String sessionName);

    /** New temporary credentials for a caller, good for {@code lifetime} of wall-clock time. */
    Credentials issue(Caller caller, Duration lifetime);

    /** Who an access key id belongs to; empty for a key that this sandbox did not issue or that has expired. */
    Optional<Credentials> find(String accessKeyId);

    /**
     * An access key of this sandbox.
     *
     * @param sessionToken empty for a user's long-lived key
     */
    record Credentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken, Caller caller) {
        @Override
        public String toString() {
            return "Credentials[" + accessKeyId + " of " + caller.arn() + "]";
        }
    }
}
