package dev.countersign.ui.session.prompt;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.sso.SsoAttempt;

/**
 * One sign-in's line to the person. Its questions follow each other in the same place, so that a wrong code is corrected where it
 * was typed. Close it when the sign-in is over: what it still asks is then withdrawn. Thread-safe.
 */
public final class Asking implements SignInPrompt, AutoCloseable {
    private final WindowPrompt window;
    private volatile boolean closed;

    Asking(WindowPrompt window) {
        this.window = window;
    }

    @Override
    public String mfaCode(MfaRequest request) throws SignInCancelledException {
        MfaQuestion question = new MfaQuestion(this, request);
        window.ask(question);
        return question.await();
    }

    @Override
    public void ssoSignIn(SsoAttempt attempt) {
        window.ask(new SsoQuestion(this, attempt, window.background()));
        try {
            attempt.await();
        } catch (InterruptedException e) {
            attempt.cancel();
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Withdraws what is still asked; whoever waits for an answer is told that the person would not. */
    @Override
    public void close() {
        closed = true;
        window.withdraw(this);
    }
}
