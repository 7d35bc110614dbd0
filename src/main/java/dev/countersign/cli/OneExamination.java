package dev.countersign.cli;

import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.Examination;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.session.SignedIn;
import dev.countersign.watch.budget.Budgets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Examines one execution; what is slow tells how far it is. */
final class OneExamination {
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final SignedIn signedIn;
    private final ExecutionArn arn;
    private final Doctor doctor;
    private final Consumer<String> progress;
    private long next;
    private @Nullable Examination examination;
    private @Nullable CompletableFuture<DoctorAnswer> answer;
    private boolean ending;

    /** @param progress takes a line now and then */
    OneExamination(SignedIn signedIn, ExecutionArn arn, Consumer<String> progress) {
        this.signedIn = signedIn;
        this.arn = arn;
        this.doctor = Doctor.within(signedIn.gateways(), Budgets.ofOneExamination());
        this.progress = progress;
    }

    /** The answer; none, ever, once {@link #soFar} was asked, which has the last word then. */
    DoctorAnswer examine() {
        CompletableFuture<DoctorAnswer> begun = begin();
        try {
            DoctorAnswer given = begun.join();
            return isEnding() ? new CompletableFuture<DoctorAnswer>().join() : given;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private synchronized CompletableFuture<DoctorAnswer> begin() {
        var session = signedIn.session();
        var fresh = doctor.examination(arn, session.identity().account(), session.region(), this::looking);
        next = System.nanoTime() + SLOW.toNanos();
        // On a virtual thread, where a call that is under way can be given up.
        Executor threads = work -> Thread.ofVirtual().start(work);
        var begun = CompletableFuture.supplyAsync(() -> answer(fresh.examine(), fresh), threads);
        examination = fresh;
        answer = begun;
        return begun;
    }

    private static DoctorAnswer answer(Diagnosis diagnosis, Examination examination) {
        DoctorAnswer whole = DoctorAnswer.of(diagnosis);
        return examination.isPartial() ? DoctorAnswer.partial(whole) : whole;
    }

    private synchronized boolean isEnding() {
        return ending;
    }

    /** Ends the examination and tells what is known by now; absent before it has begun. */
    Optional<DoctorAnswer> soFar() {
        Examination under;
        CompletableFuture<DoctorAnswer> expected;
        synchronized (this) {
            ending = true;
            under = examination;
            expected = answer;
        }
        if (under == null || expected == null) {
            return Optional.empty();
        }
        under.end();
        try {
            return Optional.of(expected.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    private synchronized void looking(String call, int done, int known) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + EVERY.toNanos();
            progress.accept(done + " of " + known + " looks taken; " + call);
        }
    }
}
