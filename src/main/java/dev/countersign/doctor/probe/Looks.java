package dev.countersign.doctor.probe;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.diagnosis.Look.Result;
import dev.countersign.relay.Sight;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Takes looks and notes each. Independent ones are taken side by side ({@link #ahead}), and are told all the same in the order in which
 * they would be taken one after the other. Thread-safe.
 */
public final class Looks {
    /** What shows only risks, or what other looks make good for. */
    private static final Set<String> BESIDE = Set.of(
            "cloudformation:DescribeStackResources",
            "states:DescribeStateMachineForExecution",
            "states:DescribeStateMachine",
            "lambda:GetFunctionEventInvokeConfig",
            "s3:GetLifecycleConfiguration");

    private static final String ENDED = "The examination was ended before.";

    private final LookProgress progress;
    private final Map<Key, Taken> told = new ConcurrentHashMap<>();
    private final ScopedValue<Branch> branch = ScopedValue.newInstance();
    private final Branch trunk = new Branch(Place.FIRST);
    private final AtomicInteger done = new AtomicInteger();
    /** Who is waiting for an answer now; also the lock of {@link #ended}. */
    private final Set<Thread> under = new HashSet<>();

    private volatile boolean ended;

    public Looks() {
        this(LookProgress.NONE);
    }

    /** @param progress hears of each look; called from several threads */
    public Looks(LookProgress progress) {
        this.progress = progress;
    }

    /** @param arguments what else the answer depends on */
    private record Key(String call, String subject, List<?> arguments) {}

    /** Work whose looks stand behind each other. */
    private static final class Branch {
        private final Place place;
        private final AtomicInteger next = new AtomicInteger();

        Branch(Place place) {
            this.place = place;
        }

        Place next() {
            return place.then(next.getAndIncrement());
        }
    }

    /** A look that somebody takes, and where it stands among the others: as early as it was first asked for. */
    private static final class Taken {
        private final CompletableFuture<Sight<?>> sight = new CompletableFuture<>();
        private final String call;
        private final String subject;
        private Place place;

        Taken(Key key, Place place) {
            this.call = key.call();
            this.subject = key.subject();
            this.place = place;
        }

        synchronized void standsAt(Place other) {
            if (other.compareTo(place) < 0) {
                place = other;
            }
        }

        synchronized Place place() {
            return place;
        }

        /** Empty while the answer is not there, or when there was none for want of an identity. */
        List<Look> look() {
            if (!sight.isDone() || sight.isCompletedExceptionally()) {
                return List.of();
            }
            return List.of(sight.join()
                    .whyNot()
                    .map(why -> new Look(call, subject, Result.COULD_NOT_LOOK, why))
                    .orElseGet(() -> new Look(call, subject, Result.PASS, "")));
        }
    }

    /**
     * Takes looks that do not depend on each other side by side. To be asked for again afterwards, one after the other: then their answers
     * are there.
     */
    public void ahead(List<Runnable> independent) {
        Place here = current().next();
        AtOnce.map(IntStream.range(0, independent.size()).boxed().toList(), index -> {
            ScopedValue.where(branch, new Branch(here.then(index)))
                    .run(() -> independent.get(index).run());
            return index;
        });
    }

    public void ahead(Runnable... independent) {
        ahead(List.of(independent));
    }

    private Branch current() {
        return branch.isBound() ? branch.get() : trunk;
    }

    /** Takes a look whose answer depends on its subject alone. */
    public <T> Sight<T> at(String call, String subject, Supplier<T> look) {
        return at(call, subject, List.of(), look);
    }

    /**
     * Takes a look, unless it was taken before: then it tells the same again. So a token that went the way of another one costs no
     * call, and one diagnosis never holds two answers to one question.
     *
     * @param call as in IAM
     * @param subject what is looked at
     * @param arguments what else the answer depends on
     * @return unseen when AWS refused or did not answer; never a default
     */
    @SuppressWarnings("unchecked") // The same question has an answer of the same type.
    public <T> Sight<T> at(String call, String subject, List<?> arguments, Supplier<T> look) {
        var key = new Key(call, subject, List.copyOf(arguments));
        Place place = current().next();
        var ours = new Taken(key, place);
        Taken taken = told.computeIfAbsent(key, _ -> ours);
        taken.standsAt(place);
        if (taken == ours) {
            take(taken, look);
        }
        try {
            return (Sight<T>) taken.sight.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private <T> void take(Taken taken, Supplier<T> look) {
        progress.looking(taken.call, done.get(), told.size());
        try {
            taken.sight.complete(ended ? Sight.unseen(ENDED) : Sight.seen(answered(look)));
        } catch (AwsFailure e) {
            if (ended) {
                taken.sight.complete(Sight.unseen(ENDED));
            } else if (e.is(Kind.CREDENTIALS_EXPIRED) || e.is(Kind.CREDENTIALS_REJECTED)) {
                // Without an identity nothing more can be read: the caller has to know, not the report.
                taken.sight.completeExceptionally(e);
            } else {
                taken.sight.complete(Sight.unseen(why(e)));
            }
        } catch (RuntimeException e) {
            taken.sight.completeExceptionally(e);
        } finally {
            progress.looking(taken.call, done.incrementAndGet(), told.size());
        }
    }

    private <T> T answered(Supplier<T> look) {
        Thread waiting = Thread.currentThread();
        synchronized (under) {
            under.add(waiting);
        }
        try {
            return look.get();
        } finally {
            synchronized (under) {
                under.remove(waiting);
                if (ended) {
                    // Meant for the call, which is over.
                    Thread.interrupted();
                }
            }
        }
    }

    /**
     * Notes that a look did not show all there is.
     *
     * @param why as a sentence
     */
    public void incomplete(String call, String subject, String why) {
        var key = new Key(call, subject, List.of(why));
        var taken = new Taken(key, current().next());
        taken.sight.complete(Sight.unseen(why));
        told.putIfAbsent(key, taken);
    }

    /** Takes no further look; those under way are given up. What was not looked at is unseen. From any thread. */
    public void end() {
        synchronized (under) {
            ended = true;
            under.forEach(Thread::interrupt);
        }
    }

    /** Whether it was ended before all looks were taken. */
    public boolean wereEnded() {
        return ended && all().stream().anyMatch(look -> look.note().equals(ENDED));
    }

    private static String why(AwsFailure e) {
        return e.is(Kind.ACCESS_DENIED) ? "This needs the permission " + e.operation() + "." : e.sentence();
    }

    private List<Look> all() {
        return told.values().stream()
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .flatMap(one -> one.look().stream())
                .toList();
    }

    /** All looks in their order; those that the evidence names have told of a fault. */
    public List<Look> taken(Collection<Evidence> evidence) {
        return all().stream()
                .map(look -> look.result() == Result.PASS && isNamed(look, evidence)
                        ? new Look(look.call(), look.subject(), Result.FAIL, "")
                        : look)
                .toList();
    }

    public boolean couldNotLook() {
        return all().stream().anyMatch(look -> look.result() == Result.COULD_NOT_LOOK);
    }

    /** Whether a look could not be taken that the answer needs. */
    public boolean missedNeeded() {
        return all().stream().anyMatch(look -> look.result() == Result.COULD_NOT_LOOK && !BESIDE.contains(look.call()));
    }

    private static boolean isNamed(Look look, Collection<Evidence> evidence) {
        return evidence.stream()
                .anyMatch(one -> one.call().equals(look.call()) && isSame(one.subject(), look.subject()));
    }

    private static boolean isSame(String a, String b) {
        return a.equals(b) || a.endsWith(b) || b.endsWith(a);
    }
}
