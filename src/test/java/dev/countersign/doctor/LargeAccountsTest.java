package dev.countersign.doctor;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.OBJECT;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.FakeGateways;
import dev.countersign.testing.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long histories, many versions, many tokens: the answer stays clear, and neither its time nor its calls grow out of bounds. */
@Timeout(30)
class LargeAccountsTest {
    private static final int FEW_CALLS = 25;

    @Test
    void aHistoryThatIsNearlyFullIsReadOnceAndTold() {
        Histories history = Histories.startedAt(START);
        for (int round = 0; round < 2_400; round++) {
            history.waitIn("Ask", token(round))
                    .answered("{\"is_approved\":false}")
                    .exit("Task", "Ask")
                    .enter("Choice", "Again?")
                    .exit("Choice", "Again?")
                    .enter("Pass", "Next")
                    .exit("Pass", "Next");
        }
        history.waitIn("Ask", TOKEN);
        List<HistoryEvent> events = history.events();
        Instant handedOut = events.getLast().timestamp();
        FakeAws aws = waiting(events);
        aws.objects().with(version("v1", TOKEN, handedOut.plusSeconds(1)));
        aws.pipelines().with("release", List.of(run(RUN, "v1", handedOut)), List.of());

        Diagnosis diagnosis = new Doctor(new FakeGateways(aws, handedOut.plusSeconds(10))).execution(EXECUTION);

        assertThat(events).hasSizeGreaterThan(24_000);
        assertThat(diagnosis.relays()).hasSize(2_401);
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(diagnosis.findings().stream().map(Finding::cause)).contains(Cause.HISTORY_NEARLY_FULL);
        assertThat(diagnosis.looks()).hasSizeLessThan(FEW_CALLS);
    }

    @Test
    void amongFiveThousandVersionsTheOneThatWasWrittenFirstIsFound() {
        FakeAws aws = waiting(Histories.startedAt(START)
                .waitIn("Ask", TOKEN, Duration.ofDays(8))
                .events());
        aws.objects().with(version("ours", TOKEN, START.plusSeconds(5)));
        for (int i = 0; i < 5_000; i++) {
            aws.objects().with(version("v" + i, token(i), START.plusSeconds(10 + i)));
        }
        aws.pipelines().with("release", manyRuns("ours"), List.of());

        Diagnosis diagnosis = examined(aws);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(diagnosis.relays().getFirst().object().orElseThrow().versionId())
                .isEqualTo("ours");
        assertThat(diagnosis
                        .relays()
                        .getFirst()
                        .pipelineExecution()
                        .orElseThrow()
                        .id())
                .isEqualTo(RUN);
        assertThat(diagnosis.looks()).hasSizeLessThan(FEW_CALLS);
    }

    @Test
    void aTokenThatIsNotAmongTheVersionsThatWereReadIsNotCalledMissing() {
        FakeAws aws = waiting(Histories.startedAt(START)
                .waitIn("Ask", TOKEN, Duration.ofDays(8))
                .events());
        for (int i = 0; i < 5_000; i++) {
            aws.objects().with(version("v" + i, token(i), START.plusSeconds(3)));
        }

        Diagnosis diagnosis = examined(aws);

        assertThat(diagnosis.primary()).isEmpty();
        assertThat(diagnosis.verdict()).isNotIn(Verdict.WAITING, Verdict.NOTHING_WAITS, Verdict.STUCK);
        assertThat(diagnosis.relays().getFirst().hop(Hop.Kind.PUBLISH).sentence())
                .contains("5000 versions")
                .contains("were read");
        assertThat(diagnosis.looks()).hasSizeLessThan(100);
    }

    @Test
    void thirtyTokensThatWereNeverPublishedAreToldEachAndLookedForOnce() {
        FakeAws aws = waiting(inMapAndParallel(30));

        Diagnosis diagnosis = examined(aws);

        assertThat(diagnosis.relays()).hasSize(30);
        assertThat(diagnosis.primary()).hasSize(30).allMatch(one -> one.cause() == Cause.NOT_PUBLISHED);
        assertThat(diagnosis.looks()).hasSizeLessThan(2 * FEW_CALLS);
    }

    @Test
    void thirtyTokensInThirtyVersionsAreAllFound() {
        FakeAws aws = waiting(inMapAndParallel(30));
        var runs = new ArrayList<PipelineExecution>();
        for (int i = 0; i < 30; i++) {
            aws.objects().with(version("v" + i, token(i), START.plusSeconds(5)));
            runs.addFirst(run("run-" + i, "v" + i, START.plusSeconds(6)));
        }
        aws.pipelines().with("release", runs, List.of());

        Diagnosis diagnosis = examined(aws);

        assertThat(diagnosis.relays()).allMatch(relay -> relay.object().isPresent());
        assertThat(diagnosis.relays().stream()
                        .map(Relay::pipelineExecution)
                        .flatMap(Optional::stream)
                        .map(PipelineExecution::id)
                        .distinct())
                .hasSize(30);
        assertThat(diagnosis.looks()).hasSizeLessThan(30 + FEW_CALLS);
    }

    @Test
    void aTokenInTheObjectsTextIsFoundWhereNoMetadataCarryOne() {
        FakeAws aws = waiting(Histories.startedAt(START)
                .waitIn("Ask", TOKEN, Duration.ofDays(8))
                .events());
        aws.objects()
                .with(new ObjectVersion(
                        OBJECT, "v1", 700, START.plusSeconds(5), "e", "application/json", Map.of(), Set.of()))
                .with("v1", "{\"order\":1,\"token\":\"[" + TOKEN + "]\"}");
        aws.pipelines().with("release", List.of(run(RUN, "v1", START.plusSeconds(6))), List.of());

        Diagnosis diagnosis = examined(aws);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(diagnosis
                        .relays()
                        .getFirst()
                        .pipelineExecution()
                        .orElseThrow()
                        .id())
                .isEqualTo(RUN);
    }

    @Test
    void anExecutionThatIsNotThereIsNotCalledFine() {
        Diagnosis diagnosis = new Doctor(new FakeGateways(new FakeAws(), Facts.NOW)).execution(EXECUTION);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.COULD_NOT_LOOK);
        assertThat(diagnosis.sentence()).contains("could not be read");
    }

    private static Diagnosis examined(FakeAws aws) {
        return new Doctor(new FakeGateways(aws, START.plus(Duration.ofMinutes(10)))).execution(EXECUTION);
    }

    private static FakeAws waiting(List<HistoryEvent> events) {
        var aws = new FakeAws();
        aws.executions().with(Facts.machine()).with(Facts.execution(EXECUTION, ExecutionStatus.RUNNING), events);
        aws.pipelines().with(Facts.pipeline(), Facts.state(Optional.of(RUN), Facts.open("approval-token")));
        aws.rules().with(Facts.rule(true));
        return aws;
    }

    private static TaskTokenHash token(int number) {
        return TaskTokenHash.of("token " + number);
    }

    private static ObjectVersion version(String id, TaskTokenHash token, Instant at) {
        return new ObjectVersion(
                OBJECT, id, 12, at, "etag-" + id, "", Map.of("answer-me", "[" + token + "]"), Set.of(token));
    }

    private static PipelineExecution run(String id, String version, Instant at) {
        PipelineExecution run = Facts.run(id, version, PipelineExecutionStatus.IN_PROGRESS);
        return new PipelineExecution(
                run.pipeline(), id, run.status(), Optional.empty(), at, at, run.sources(), run.trigger());
    }

    /** A thousand executions, ours the oldest of them. */
    private static List<PipelineExecution> manyRuns(String ours) {
        return IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> i == 1_000
                        ? run(RUN, ours, START.plusSeconds(6))
                        : Facts.run("run-" + i, "v" + (1_000 - i), PipelineExecutionStatus.SUPERSEDED))
                .sorted(Comparator.comparing((PipelineExecution run) -> run.id().equals(RUN)))
                .toList();
    }

    /** The first half in a Map, the second in the branches of a Parallel, which is entered at the same time. */
    private static List<HistoryEvent> inMapAndParallel(int tokens) {
        var events = new ArrayList<HistoryEvent>();
        add(events, 0, "ExecutionStarted", new EventDetail.ExecutionStarted(Optional.of("{}")));
        long map = add(events, 0, "MapStateEntered", new EventDetail.StateEntered("Each", Optional.empty()));
        long parallel = add(events, 0, "ParallelStateEntered", new EventDetail.StateEntered("Both", Optional.empty()));
        var last = new long[tokens];
        for (int i = 0; i < tokens; i++) {
            long from = i < tokens / 2 ? map : parallel;
            last[i] = add(events, from, "TaskStateEntered", new EventDetail.StateEntered("Ask", Optional.empty()));
        }
        for (int i = 0; i < tokens; i++) {
            last[i] = add(
                    events,
                    last[i],
                    "TaskScheduled",
                    new EventDetail.TaskScheduled(
                            "lambda",
                            "invoke.waitForTaskToken",
                            "{\"FunctionName\":\"publish\"}",
                            Optional.of(Duration.ofDays(8)),
                            Optional.empty(),
                            Set.of(token(i))));
        }
        for (int i = 0; i < tokens; i++) {
            add(
                    events,
                    last[i],
                    "TaskSubmitted",
                    new EventDetail.TaskSubmitted("lambda", "invoke.waitForTaskToken", Optional.of("{}")));
        }
        return events;
    }

    private static long add(List<HistoryEvent> events, long previous, String type, EventDetail detail) {
        long id = events.size() + 1L;
        events.add(new HistoryEvent(id, previous, START.plusMillis(id), type, detail));
        return id;
    }
}
