package dev.countersign.testing;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A person who answers as the test says, and remembers what was asked. */
public final class ScriptedPerson implements SignInPrompt {
    private final Deque<Supplier<String>> codes = new ArrayDeque<>();
    private final List<MfaRequest> asked = new ArrayList<>();
    private final List<SsoAttempt> attempts = new ArrayList<>();
    private Consumer<SsoAttempt> atSsoSignIn = attempt -> {};

    /** Somebody who must not be asked for anything. */
    public static ScriptedPerson unasked() {
        return new ScriptedPerson().atSsoSignIn(attempt -> {
            throw new AssertionError("nobody was to be asked");
        });
    }

    /** The next code; when there are none left, the person cancels. */
    public ScriptedPerson code(Supplier<String> code) {
        codes.add(code);
        return this;
    }

    /** What the person does when a sign-in is shown, before it is waited for. */
    public ScriptedPerson atSsoSignIn(Consumer<SsoAttempt> act) {
        atSsoSignIn = act;
        return this;
    }

    /** Enters device codes on the sandbox's page, as this person of it. */
    public ScriptedPerson entersCodesAs(String person) {
        return atSsoSignIn(attempt -> attempt.onStep(step -> {
            if (step instanceof SsoStep.EnterCode code) {
                SignInPage.open(code.verificationUriComplete()).allow(person);
            }
        }));
    }

    public List<MfaRequest> asked() {
        return List.copyOf(asked);
    }

    public List<SsoAttempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public String mfaCode(MfaRequest request) throws SignInCancelledException {
        asked.add(request);
        Supplier<String> next = codes.poll();
        if (next == null) {
            throw new SignInCancelledException();
        }
        return next.get();
    }

    @Override
    public void ssoSignIn(SsoAttempt attempt) {
        attempts.add(attempt);
        atSsoSignIn.accept(attempt);
        try {
            attempt.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
