package dev.countersign.session.credentials;

import dev.countersign.aws.AccessKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys that stay as they are, such as those of a sandbox's persona. */
public final class LastingCredentials implements SessionCredentials {
    private final AccessKeys keys;

    public LastingCredentials(AccessKeys keys) {
        this.keys = keys;
    }

    @Override
    public AccessKeys current() {
        return keys;
    }

    @Override
    public Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    @Override
    public CredentialState state() {
        return new CredentialState.Lasting();
    }

    @Override
    public Runnable onChange(Consumer<CredentialState> listener) {
        return () -> {};
    }

    @Override
    public void renew(SignInPrompt prompt) {
        // There is nothing newer to be had.
    }

    @Override
    public void close() {
        // Nothing runs.
    }

    @Override
    public String toString() {
        return "lasting " + keys;
    }
}
