package dev.countersign.session.sso;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Where an attempt to sign in stands. Instants are by the clock of this machine, ready for a countdown. */
public sealed interface SsoStep {
    /**
     * Another sign-in runs; this one starts when that ends.
     *
     * @param behind the other
     */
    record Queued(SsoSession behind) implements SsoStep {}

    /** The sign-in is being arranged with AWS. */
    record Preparing() implements SsoStep {}

    /**
     * The browser was sent to this page; the answer comes back by itself.
     *
     * @param until when the waiting ends
     */
    record OpenBrowser(URI uri, Instant until) implements SsoStep {}

    /**
     * The person enters this code in a browser, on any machine.
     *
     * @param userCode to be shown large, as {@code ABCD-EFGH}
     * @param verificationUri the page that asks for the code
     * @param verificationUriComplete the same page with the code filled in
     * @param expiresAt when the code ends
     * @param note why it is a code and not the browser, as a sentence; absent when it was asked for
     */
    record EnterCode(
            String userCode, URI verificationUri, URI verificationUriComplete, Instant expiresAt, Optional<String> note)
            implements SsoStep {}

    /** The person has agreed; the token is being fetched. */
    record Completing() implements SsoStep {}

    /** It is over. */
    sealed interface Ended extends SsoStep {}

    /**
     * Signed in.
     *
     * @param until when the token ends
     * @param note what else the person should know, as a sentence
     */
    record Succeeded(Instant until, Optional<String> note) implements Ended {}

    /**
     * It did not work. Nothing has changed.
     *
     * @param sentence what happened
     * @param wayOn what can be done
     * @param details for "Copy details", without secrets; may be empty
     */
    record Failed(String sentence, String wayOn, String details) implements Ended {}

    /** The person ended it. Nothing has changed. */
    record Cancelled() implements Ended {}

    /** Whether no further step follows. */
    default boolean isOver() {
        return this instanceof Ended;
    }
}
