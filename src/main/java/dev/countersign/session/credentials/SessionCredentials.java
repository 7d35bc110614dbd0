package dev.countersign.session.credentials;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.CredentialSource;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The credentials of one session, with what the person has to know of them. Thread-safe. */
public interface SessionCredentials extends CredentialSource, AutoCloseable {
    CredentialState state();

    /** The clock by which they end, for a countdown; a sandbox's own clock may be days ahead of it. */
    default InstantSource time() {
        return InstantSource.system();
    }

    /**
     * Tells every change of {@link #state()}, on any thread.
     *
     * @return ends it
     */
    Runnable onChange(Consumer<CredentialState> listener);

    /**
     * Gets new credentials, with the help of a person where that is needed. Blocks; a second call while one runs waits for the
     * same answer.
     *
     * @throws AwsFailure when it did not succeed; what was there before stays in use
     * @throws SignInCancelledException when the person would not
     */
    void renew(SignInPrompt prompt) throws SignInCancelledException;

    /** Ends the renewing. */
    @Override
    void close();
}
