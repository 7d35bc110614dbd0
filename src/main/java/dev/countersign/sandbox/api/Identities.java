package dev.countersign.sandbox.api;

import java.time.Duration;
import java.time.Instant;
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
    default Caller assume(Caller caller, String roleArn, String sessionName) {
        return assume(caller, new RoleWish(roleArn, sessionName));
    }

    /** The same with what else {@code sts:AssumeRole} can bring along. */
    default Caller assume(Caller caller, RoleWish wish) {
        throw ServiceError.notImplemented("roles without IAM");
    }

    /**
     * A session of a role, for somebody whom an identity provider vouches for.
     *
     * @param providerArn of the provider, which has already verified who it is
     * @throws ServiceError {@code AccessDenied} when the role does not exist or does not trust the provider in these circumstances
     */
    default Caller assumeFederated(String providerArn, RoleWish wish) {
        throw ServiceError.notImplemented("roles without IAM");
    }

    /** How long a session of a role may last at most, as the role says. */
    default Duration longestSession(String roleArn) {
        throw ServiceError.notImplemented("roles without IAM");
    }

    /**
     * Checks a second factor of a user. A code is good once.
     *
     * @param serialNumber of the user's device
     * @return when it was proved
     * @throws ServiceError {@code AccessDenied} in AWS's words when the device is not this user's, or the code is wrong or used
     */
    default Instant proveMfa(Caller caller, String serialNumber, String code) {
        throw ServiceError.notImplemented("MFA without IAM");
    }

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
