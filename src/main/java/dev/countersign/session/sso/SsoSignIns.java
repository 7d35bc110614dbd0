package dev.countersign.session.sso;

import java.util.List;
import java.util.function.Consumer;

/** All signing in with the help of a person: one attempt at a time for the whole program. Thread-safe. */
public interface SsoSignIns extends AutoCloseable {
    /**
     * Asks for a sign-in. An attempt for the same session that is not over is joined; while one for another session runs, the
     * new one is {@link SsoStep.Queued}. Returns at once.
     */
    SsoAttempt begin(SsoRequest request);

    /** The attempts that are not over: the first one runs, the others wait for it in this order. */
    List<SsoAttempt> open();

    /**
     * Tells every change of {@link #open()}, on any thread.
     *
     * @return ends it
     */
    Runnable onChange(Consumer<List<SsoAttempt>> listener);

    /** Cancels whatever runs and waits. */
    @Override
    void close();
}
