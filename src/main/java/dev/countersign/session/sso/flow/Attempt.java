package dev.countersign.session.sso.flow;

import dev.countersign.session.sso.BrowserOpener;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** An attempt's state: its step, who listens, and what the person wishes meanwhile. */
final class Attempt implements SsoAttempt {
    private final SsoRequest request;
    private final BrowserOpener browser;
    private final CompletableFuture<SsoStep.Ended> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    private final CompletableFuture<Void> deviceCodeWished = new CompletableFuture<>();
    private final List<Consumer<SsoStep>> listeners = new ArrayList<>();
    private final Deque<Runnable> deliveries = new ArrayDeque<>();
    private boolean delivering;
    private SsoStep step;

    Attempt(SsoRequest request, BrowserOpener browser, SsoStep first) {
        this.request = request;
        this.browser = browser;
        this.step = first;
        if (request.deviceCode()) {
            deviceCodeWished.complete(null);
        }
    }

    SsoRequest request() {
        return request;
    }

    /** Goes on to a step; after the end nothing changes any more. */
    void to(SsoStep next) {
        synchronized (this) {
            if (step.isOver()) {
                return;
            }
            step = next;
            List.copyOf(listeners).forEach(listener -> deliveries.add(() -> listener.accept(next)));
        }
        if (next instanceof SsoStep.Ended end) {
            ended.complete(end);
        }
        deliver();
    }

    /** Completed when the person ends it. */
    CompletableFuture<Void> cancelled() {
        return cancelled;
    }

    /** Completed when the person wants a code instead of the browser. */
    CompletableFuture<Void> deviceCodeWished() {
        return deviceCodeWished;
    }

    /** Completed when it is over. */
    CompletableFuture<SsoStep.Ended> ended() {
        return ended;
    }

    @Override
    public SsoSession session() {
        return request.session();
    }

    @Override
    public Optional<String> account() {
        return request.account();
    }

    @Override
    public Optional<String> role() {
        return request.role();
    }

    @Override
    public synchronized SsoStep step() {
        return step;
    }

    @Override
    public Runnable onStep(Consumer<SsoStep> listener) {
        synchronized (this) {
            listeners.add(listener);
            SsoStep present = step;
            deliveries.add(() -> listener.accept(present));
        }
        deliver();
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }

    @Override
    public void cancel() {
        to(new SsoStep.Cancelled());
        cancelled.complete(null);
    }

    @Override
    public void useDeviceCode() {
        deviceCodeWished.complete(null);
    }

    @Override
    public void openBrowserAgain() {
        page().ifPresent(page -> {
            try {
                browser.open(page);
            } catch (IOException e) {
                if (step() instanceof SsoStep.OpenBrowser) {
                    useDeviceCode();
                }
            }
        });
    }

    @Override
    public SsoStep.Ended await() throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an attempt always ends with a step", e);
        }
    }

    @Override
    public String toString() {
        return "sign-in to " + session().title() + ": " + step().getClass().getSimpleName();
    }

    private Optional<URI> page() {
        return switch (step()) {
            case SsoStep.OpenBrowser open -> Optional.of(open.uri());
            case SsoStep.EnterCode code -> Optional.of(code.verificationUriComplete());
            case SsoStep.Queued _, SsoStep.Preparing _, SsoStep.Completing _, SsoStep.Ended _ -> Optional.empty();
        };
    }

    /** One thread at a time delivers, so that listeners see the steps in order; none holds a lock meanwhile. */
    private void deliver() {
        while (true) {
            Runnable next;
            synchronized (this) {
                if (delivering || deliveries.isEmpty()) {
                    return;
                }
                delivering = true;
                next = deliveries.removeFirst();
            }
            try {
                next.run();
            } finally {
                synchronized (this) {
                    delivering = false;
                }
            }
        }
    }
}
