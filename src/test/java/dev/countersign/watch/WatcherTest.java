package dev.countersign.watch;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.RunState;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.Histories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private final FakeAws aws = FakeAws.withAnOpenApproval();
    private final Watcher watcher = aws.watcher();

    @Test
    void findsTheWaitingExecutionAndItsApproval() {
        aws.settle(watcher);

        Snapshot snapshot = watcher.snapshot();
        assertThat(snapshot.loaded()).isTrue();
        assertThat(snapshot.runs()).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.WAITING);
            assertThat(run.relay().orElseThrow().approval().orElseThrow().isOpen())
                    .isTrue();
        });
        assertThat(snapshot.troubles()).isEmpty();
    }

    @Test
    void readsOfAHistoryOnlyWhatIsNew() {
        aws.settle(watcher);
        aws.executions().calls().clear();

        aws.pass(watcher, Duration.ofSeconds(10));

        assertThat(aws.executions().calls())
                .contains("history order-1 after 5")
                .doesNotContain("history order-1 after 0");
    }

    @Test
    void neverReadsAClosedExecutionAgain() {
        aws.settle(watcher);
        aws.executions()
                .with(
                        Facts.execution(EXECUTION, ExecutionStatus.SUCCEEDED),
                        Histories.startedAt(START)
                                .waitIn("Ask", TOKEN)
                                .answered("true")
                                .exit("Task", "Ask")
                                .end(ExecutionStatus.SUCCEEDED)
                                .events());
        aws.pass(watcher, Duration.ofSeconds(10));
        assertThat(watcher.snapshot().runs().getFirst().relays().getFirst().outcome())
                .isEqualTo(Outcome.ANSWERED_ELSEWHERE);
        aws.executions().calls().clear();

        aws.pass(watcher, Duration.ofMinutes(2));

        assertThat(aws.executions().calls()).noneMatch(call -> call.startsWith("history"));
    }

    @Test
    void aFailureKeepsTheLastRowsAndSaysSo() {
        aws.settle(watcher);
        aws.executions().fail(Kind.UNREACHABLE);

        aws.pass(watcher, Duration.ofSeconds(10));

        Snapshot snapshot = watcher.snapshot();
        assertThat(snapshot.runs()).hasSize(1);
        assertThat(snapshot.isStale()).isTrue();
        assertThat(snapshot.troubles()).anySatisfy(trouble -> {
            assertThat(trouble.failure().kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(trouble.lastGood()).isPresent();
        });
    }

    @Test
    void recoversByItself() {
        aws.settle(watcher);
        aws.executions().fail(Kind.UNREACHABLE);
        aws.pass(watcher, Duration.ofSeconds(10));

        aws.executions().work();
        aws.pass(watcher, Duration.ofMinutes(2));

        assertThat(watcher.snapshot().troubles()).isEmpty();
    }

    @Test
    void whatMayNotBeReadHidesNothingElse() {
        aws.objects().fail(Kind.ACCESS_DENIED);

        aws.settle(watcher);

        assertThat(watcher.snapshot().pipelines().getFirst().state().found()).isPresent();
        assertThat(watcher.snapshot().pipelines().getFirst().versions().whyNot().orElseThrow())
                .contains("not allowed");
    }

    @Test
    void afterAWriteBothSidesAreReadAgainAtOnceAndCloselyFollowed() {
        aws.settle(watcher);
        aws.executions().calls().clear();
        aws.pipelines().calls().clear();

        watcher.written(Optional.of(EXECUTION), Optional.of("release"));
        aws.pass(watcher, Duration.ofSeconds(1));

        assertThat(aws.executions().calls().stream()
                        .filter(call -> call.startsWith("history"))
                        .count())
                .isBetween(5L, 9L);
        assertThat(aws.pipelines().calls().stream()
                        .filter(call -> call.startsWith("state"))
                        .count())
                .isBetween(3L, 6L);
    }

    @Test
    void nothingIsReadWhileTheWindowIsHiddenAndNothingWaits() {
        var idle = new FakeAws();
        idle.executions().with(Facts.machine());
        Watcher quiet = idle.watcher();
        idle.settle(quiet);
        quiet.attend(Attention.LISTS.hidden());
        idle.pass(quiet, Duration.ofMinutes(1));
        idle.executions().calls().clear();

        idle.pass(quiet, Duration.ofMinutes(10));

        assertThat(idle.executions().calls()).isEmpty();
    }

    @Test
    void whatIsOnScreenIsReadEverySecond() {
        aws.settle(watcher);
        watcher.attend(Attention.on(EXECUTION));
        aws.pass(watcher, Duration.ofSeconds(2));
        aws.executions().calls().clear();

        aws.pass(watcher, Duration.ofSeconds(10));

        assertThat(aws.executions().calls().stream()
                        .filter(call -> call.startsWith("history"))
                        .count())
                .isBetween(9L, 12L);
    }

    @Test
    void aSnapshotIsToldToListenersOnlyWhenSomethingIsDifferent() {
        List<Snapshot> told = new ArrayList<>();
        watcher.subscribe(told::add);

        aws.settle(watcher);

        assertThat(told).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aStartedExecutionIsKnownBeforeAnyListKnowsIt() {
        aws.settle(watcher);
        aws.executions()
                .with(
                        Facts.execution(Facts.execution("order-2"), ExecutionStatus.RUNNING),
                        Histories.startedAt(START).events());

        watcher.started(Facts.execution("order-2"));

        assertThat(watcher.snapshot().run(Facts.execution("order-2"))).isPresent();
    }

    @Test
    void aVersionsMetadataIsReadOnce() {
        aws.settle(watcher);
        aws.pipelines().with("release", List.of(Facts.run(RUN, "v1", PipelineExecutionStatus.SUCCEEDED)), List.of());

        aws.pass(watcher, Duration.ofMinutes(5));

        assertThat(aws.objects().calls().stream().filter(call -> call.equals("version v1")))
                .hasSize(1);
    }

    @Test
    void anExecutionOfADeletedMachineDisappears() {
        aws.settle(watcher);

        aws.executions().without(Facts.MACHINE);
        aws.pass(watcher, Duration.ofSeconds(20));

        assertThat(watcher.snapshot().runs()).isEmpty();
        assertThat(watcher.snapshot().machines()).isEmpty();
    }
}
