package dev.countersign.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<Runnable> fx = new ArrayDeque<>();
    private final Background background = new Background(work::add, fx::add);
    private final List<String> shown = new ArrayList<>();

    @Test
    void theResultIsShownOnTheFxThreadOnly() {
        background.run(() -> "rows", shown::add, problem -> shown.add("problem"));

        work.remove().run();
        assertThat(shown).isEmpty();

        fx.remove().run();
        assertThat(shown).containsExactly("rows");
    }

    @Test
    void aFailureIsShownAsItsSentence() {
        background.run(
                () -> {
                    throw AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "states:ListExecutions", "connection refused");
                },
                result -> shown.add("result"),
                problem -> shown.add(problem.sentence()));

        work.remove().run();
        fx.remove().run();

        assertThat(shown).containsExactly("The endpoint does not answer: connection refused.");
    }

    @Test
    void anAnswerThatComesAfterANewerRequestIsDropped() {
        Latest latest = background.latest();
        latest.run(() -> "first", shown::add, problem -> shown.add("problem"));
        latest.run(() -> "second", shown::add, problem -> shown.add("problem"));
        Runnable slow = work.remove();

        work.remove().run();
        slow.run();
        fx.forEach(Runnable::run);

        assertThat(shown).containsExactly("second");
    }

    @Test
    void workRunsOnAnotherThreadThanItsAnswer() throws Exception {
        try (ExecutorService screen = Executors.newSingleThreadExecutor();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var threads = new CompletableFuture<List<Thread>>();
            new Background(workers, screen)
                    .run(
                            Thread::currentThread,
                            worker -> threads.complete(List.of(worker, Thread.currentThread())),
                            problem -> threads.cancel(true));

            List<Thread> seen = threads.get(5, TimeUnit.SECONDS);

            assertThat(seen.getFirst()).isNotEqualTo(seen.getLast());
            assertThat(seen.getFirst().isVirtual()).isTrue();
        }
    }
}
