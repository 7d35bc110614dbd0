package dev.countersign.aws;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a session's credentials come from, asked before every call, so that renewed ones are used without building anything
 * anew. Thread-safe.
 */
public interface CredentialSource {
    /**
     * The credentials to sign with now. Blocks while they are being renewed, when the present ones are no longer good.
     *
     * @throws AwsFailure {@link AwsFailure.Kind#CREDENTIALS_EXPIRED} when they can only be renewed with the help of a person;
     *     this method never asks that person
     */
    AccessKeys current();

    /** Until when the present credentials are good; absent when they do not expire, or when that is not known. */
    Optional<Instant> expiresAt();

    /**
     * The endpoint would not take these any more although they should have been good. Blocks while others are looked for.
     *
     * @param why CREDENTIALS_EXPIRED or CREDENTIALS_REJECTED
     * @return whether {@link #current()} now gives others
     */
    default boolean refused(AccessKeys keys, AwsFailure.Kind why) {
        return false;
    }

    /** Credentials that stay as they are. */
    static CredentialSource fixed(AccessKeys keys) {
        return new CredentialSource() {
            @Override
            public AccessKeys current() {
                return keys;
            }

            @Override
            public Optional<Instant> expiresAt() {
                return Optional.empty();
            }

            @Override
            public String toString() {
                return "fixed " + keys;
            }
        };
    }
}
