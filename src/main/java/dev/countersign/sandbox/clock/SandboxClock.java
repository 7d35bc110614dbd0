package dev.countersign.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time of everything that AWS times: the wall clock plus an offset that can be moved forward.
 *
 * <p>Work is counted, so that moving the clock is as if the time had really passed: {@link #advance} goes from timer to timer and
 * lets the work that each one sets off come to rest before it goes on. For that, whatever a service does off the caller's
 * thread goes through {@link #run}, and whoever waits for another event of the sandbox does so with {@link #await}.
 */
public final class SandboxClock implements InstantSource, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SandboxClock.class.getName());
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final int FRAMES = 12;

    /** A timer that has been set. */
    public interface Timer {
        /** Takes the timer back; does nothing if it has gone off. */
        void cancel();
    }

    private record Entry(Instant at, long order, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final PriorityQueue<Entry> timers = new PriorityQueue<>();
    private final ReentrantLock advancing = new ReentrantLock();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final InstantSource wall;
    private Duration offset = Duration.ZERO;
    private long order;
    private long working;
    private boolean closed;

    public SandboxClock() {
        this(InstantSource.system());
    }

    /** @param wall the time that passes by itself; a test gives a fixed one, and then only {@link #advance} moves time */
    public SandboxClock(InstantSource wall) {
        this.wall = wall;
        Thread.ofPlatform().daemon().name("sandbox-clock").start(this::watch);
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return now();
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        return wall.instant().plus(offset);
    }

    /** How far this clock is ahead of the wall clock. */
    public Duration offset() {
        lock.lock();
        try {
            return offset;
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code action} once this clock has reached {@code at}, as counted work. */
    public Timer at(Instant at, Runnable action) {
        lock.lock();
        try {
            var entry = new Entry(at, order++, action);
            timers.add(entry);
            changed.signalAll();
            return () -> cancel(entry);
        } finally {
            lock.unlock();
        }
    }

    public Timer after(Duration delay, Runnable action) {
        return at(instant().plus(delay), action);
    }

    private void cancel(Entry entry) {
        lock.lock();
        try {
            timers.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Runs work on a virtual thread, counted until it ends. */
    public void run(Runnable work) {
        began();
        execute(work);
    }

    private void execute(Runnable work) {
        try {
            workers.execute(() -> counted(work));
        } catch (RejectedExecutionException e) {
            ended();
        }
    }

    private void counted(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // Without its message, which may quote a token.
            LOG.log(
                    Level.WARNING,
                    () -> "work in the sandbox failed: " + e.getClass().getName() + placeOf(e));
        } finally {
            ended();
        }
    }

    private static String placeOf(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
    }

    /**
     * Waits within counted work for something that other work, a timer or a client brings about; the waiting thread is not
     * counted meanwhile.
     */
    public <T> T await(CompletableFuture<T> future) {
        // The completing thread counts the waiting one in again before its own work can end.
        CompletableFuture<T> resumed = future.whenComplete((value, failure) -> began());
        ended();
        return resumed.join();
    }

    /** Like {@link #await}, for any blocking call that ends by something outside of the sandbox. */
    public <T> T outside(Supplier<T> blocking) {
        ended();
        try {
            return blocking.get();
        } finally {
            began();
        }
    }

    private void began() {
        lock.lock();
        try {
            working++;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            working--;
            if (working <= 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no work is under way; false if it did not come to rest within {@code patience} of wall-clock time. */
    public boolean settle(Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (working > 0) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves the time forward, timer by timer; after each, the work it set off comes to rest before the next one. Returns when the
     * new time is reached and all is at rest.
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("the sandbox's clock goes forward only");
        }
        advancing.lock();
        try {
            Instant target = instant().plus(step);
            settle(SETTLE);
            for (Entry due = nextUntil(target); due != null; due = nextUntil(target)) {
                run(due.action());
                settle(SETTLE);
            }
            moveTo(target);
        } finally {
            advancing.unlock();
        }
    }

    /** Takes the first timer that is due by {@code target} and moves the time to it. */
    private @Nullable Entry nextUntil(Instant target) {
        lock.lock();
        try {
            Entry first = timers.peek();
            if (first == null || first.at().isAfter(target)) {
                return null;
            }
            timers.remove(first);
            moveTo(first.at());
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(Instant target) {
        lock.lock();
        try {
            Duration missing = Duration.between(now(), target);
            if (missing.isPositive()) {
                offset = offset.plus(missing);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        while (true) {
            Entry due = null;
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                Entry first = timers.peek();
                if (first == null) {
                    changed.await();
                } else {
                    long wait = Duration.between(now(), first.at()).toMillis();
                    if (wait > 0) {
                        changed.await(wait, TimeUnit.MILLISECONDS);
                    } else {
                        due = timers.poll();
                        working++;
                    }
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                lock.unlock();
            }
            if (due != null) {
                execute(due.action());
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            timers.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        workers.shutdownNow();
    }
}
