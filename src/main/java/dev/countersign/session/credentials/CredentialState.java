package dev.countersign.session.credentials;

import java.time.Instant;
import java.util.Optional;

/** How it stands with a session's credentials. */
public sealed interface CredentialState {
    /** They do not expire, or nobody says when. */
    record Lasting() implements CredentialState {}

    /**
     * They are good, and are renewed without anybody's help before they end.
     *
     * @param until when the present ones end
     */
    record Renewable(Instant until) implements CredentialState {}

    /**
     * They are good, but to have others a person is needed.
     *
     * @param until when they end
     */
    record Ending(Instant until) implements CredentialState {}

    /**
     * Renewing them failed for a reason that may pass (no network, throttling); it is tried again.
     *
     * @param until when the present ones end; may be past
     * @param why as a sentence
     */
    record Troubled(Optional<Instant> until, String why) implements CredentialState {}

    /**
     * They are no longer good, and a person must sign in.
     *
     * @param why as a sentence
     */
    record NeedsPerson(String why) implements CredentialState {}
}
