package dev.countersign.ui.session.prompt;

import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A sign-in that goes where a test wants it to. */
public final class FakeAttempt implements SsoAttempt {
    private final List<Consumer<SsoStep>> listeners = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<SsoStep.Ended> ended = new CompletableFuture<>();
    private final SsoSession session;
    private final Optional<String> account;
    private final Optional<String> role;
    private volatile SsoStep step = new SsoStep.Preparing();

    public FakeAttempt(SsoSession session, Optional<String> account, Optional<String> role) {
        this.session = session;
        this.account = account;
        this.role = role;
    }

    /** Goes to the next step. */
    public void go(SsoStep next) {
        step = next;
        listeners.forEach(listener -> listener.accept(next));
        if (next instanceof SsoStep.Ended end) {
            ended.complete(end);
        }
    }

    /** What the person wanted. */
    public List<String> asked() {
        return asked;
    }

    /** The page of a sign-in, as in AWS: with a long query. */
    public static SsoStep.OpenBrowser browser(Instant until) {
        return new SsoStep.OpenBrowser(
                URI.create("https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code&client_id=abc&state=1"),
                until);
    }

    /** A code, as in AWS. */
    public static SsoStep.EnterCode code(Instant until, Optional<String> note) {
        return new SsoStep.EnterCode(
                "QKTW-BHJD",
                URI.create("https://acme-holding.awsapps.com/start/#/device"),
                URI.create("https://acme-holding.awsapps.com/start/#/device?user_code=QKTW-BHJD"),
                until,
                note);
    }

    @Override
    public SsoSession session() {
        return session;
    }

    @Override
    public Optional<String> account() {
        return account;
    }

    @Override
    public Optional<String> role() {
        return role;
    }

    @Override
    public SsoStep step() {
        return step;
    }

    @Override
    public Runnable onStep(Consumer<SsoStep> listener) {
        listeners.add(listener);
        listener.accept(step);
        return () -> listeners.remove(listener);
    }

    @Override
    public void cancel() {
        if (!step.isOver()) {
            asked.add("cancel");
            go(new SsoStep.Cancelled());
        }
    }

    @Override
    public void useDeviceCode() {
        asked.add("code");
    }

    @Override
    public void openBrowserAgain() {
        asked.add("browser");
    }

    @Override
    public SsoStep.Ended await() throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
