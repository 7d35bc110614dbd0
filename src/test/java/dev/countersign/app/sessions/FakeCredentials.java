package dev.countersign.app.sessions;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.session.credentials.SessionCredentials;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Credentials whose state a test decides. */
final class FakeCredentials implements SessionCredentials {
    /** What the person does when asked to sign in again. */
    enum Person {
        SIGNS_IN,
        WOULD_NOT,
        REFUSED
    }

    private final List<Consumer<CredentialState>> listeners = new CopyOnWriteArrayList<>();
    private CredentialState state = new CredentialState.Lasting();
    Person person = Person.SIGNS_IN;

    void become(CredentialState next) {
        state = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    boolean isWatched() {
        return !listeners.isEmpty();
    }

    @Override
    public CredentialState state() {
        return state;
    }

    @Override
    public Runnable onChange(Consumer<CredentialState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void renew(SignInPrompt prompt) throws SignInCancelledException {
        switch (person) {
            case SIGNS_IN -> become(new CredentialState.Lasting());
            case WOULD_NOT -> throw new SignInCancelledException();
            case REFUSED ->
                throw AwsFailure.of(AwsFailure.Kind.ACCESS_DENIED, "sts:AssumeRole", "not allowed to assume the role");
        }
    }

    @Override
    public AccessKeys current() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
