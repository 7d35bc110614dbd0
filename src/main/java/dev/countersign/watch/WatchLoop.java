package dev.countersign.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Drives a {@link Watcher} from a virtual thread of its own, and gives it virtual threads to read on, until it is closed. */
public final class WatchLoop implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nudged = lock.newCondition();
    private final Watcher watcher;
    private boolean pending;
    private volatile boolean closed;

    /** @param watcher is made from the threads to read on */
    public WatchLoop(Function<ExecutorService, Watcher> watcher) {
        this.watcher = watcher.apply(workers);
        this.watcher.onNudge(this::nudge);
        Thread.ofVirtual().name("watch").start(this::run);
    }

    public Watcher watcher() {
        return watcher;
    }

    private void nudge() {
        lock.lock();
        try {
            pending = true;
            nudged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closed) {
            Optional<Instant> next = watcher.tick();
            Duration wait = next.map(
                            due -> Duration.between(InstantSource.system().instant(), due))
                    .filter(due -> due.compareTo(LONGEST) < 0)
                    .orElse(LONGEST);
            await(wait);
        }
    }

    private void await(Duration wait) {
        lock.lock();
        try {
            long left = Math.max(0, wait.toNanos());
            while (!pending && left > 0 && !closed) {
                left = nudged.awaitNanos(left);
            }
            pending = false;
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Stops reading; what is under way is given up. */
    @Override
    public void close() {
        closed = true;
        nudge();
        workers.shutdownNow();
    }
}
