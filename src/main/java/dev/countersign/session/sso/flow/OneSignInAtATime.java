package dev.countersign.session.sso.flow;

import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSignIns;
import dev.countersign.session.sso.SsoStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** {@link SsoSignIns}: a queue of attempts, of which the first one runs. */
public final class OneSignInAtATime implements SsoSignIns {
    private final SsoSurroundings around;
    private final SignInFlow flow;
    private final List<Attempt> queue = new ArrayList<>();
    private final List<Consumer<List<SsoAttempt>>> listeners = new CopyOnWriteArrayList<>();

    public OneSignInAtATime(SsoSurroundings around, SignInFlow flow) {
        this.around = around;
        this.flow = flow;
    }

    @Override
    public SsoAttempt begin(SsoRequest request) {
        Attempt attempt;
        boolean runs;
        synchronized (this) {
            for (Attempt present : queue) {
                if (isSame(present.request(), request)) {
                    if (request.deviceCode()) {
                        present.useDeviceCode();
                    }
                    return present;
                }
            }
            runs = queue.isEmpty();
            SsoStep first = runs
                    ? new SsoStep.Preparing()
                    : new SsoStep.Queued(queue.getFirst().session());
            attempt = new Attempt(request, around.browser(), first);
            queue.add(attempt);
        }
        attempt.ended().thenRun(() -> ended(attempt));
        tell();
        if (runs) {
            run(attempt);
        }
        return attempt;
    }

    @Override
    public synchronized List<SsoAttempt> open() {
        return List.copyOf(queue);
    }

    @Override
    public Runnable onChange(Consumer<List<SsoAttempt>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        // The last first, so that none of them begins to run.
        open().reversed().forEach(SsoAttempt::cancel);
    }

    private static boolean isSame(SsoRequest one, SsoRequest other) {
        return one.session().equals(other.session()) && one.endpoints().equals(other.endpoints());
    }

    private void run(Attempt attempt) {
        around.workers().execute(() -> flow.run(attempt));
    }

    /** The next one runs, and those behind it wait for that one. */
    private void ended(Attempt attempt) {
        List<Attempt> waiting;
        boolean ran;
        synchronized (this) {
            ran = !queue.isEmpty() && queue.getFirst() == attempt;
            queue.remove(attempt);
            waiting = List.copyOf(queue);
        }
        tell();
        if (ran && !waiting.isEmpty()) {
            run(waiting.getFirst());
            waiting.stream()
                    .skip(1)
                    .forEach(next ->
                            next.to(new SsoStep.Queued(waiting.getFirst().session())));
        }
    }

    private void tell() {
        List<SsoAttempt> open = open();
        listeners.forEach(listener -> listener.accept(open));
    }
}
