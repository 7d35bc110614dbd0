package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.facts.SourceFacts.StartRule;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pipelines of the modes QUEUED and PARALLEL cause, and what they must not be blamed for. */
class ExecutionModeCausesTest {
    private static final String OTHER = "22222222-0000-0000-0000-000000000000";
    private static final String THIRD = "33333333-0000-0000-0000-000000000000";
    private static final String REFUSED = "ConcurrentPipelineExecutionsLimitExceededException";

    private static Cases published(ExecutionMode mode) {
        return Cases.published().pipeline(Facts.pipeline(mode)).starters(new StartRule(Facts.rule(true), true));
    }

    /** Executions that were under way before the object version was written. */
    private static PipelineExecution[] underWay(int count, PipelineExecution... newer) {
        return Stream.concat(
                        Stream.of(newer),
                        IntStream.range(0, count)
                                .mapToObj(i -> run(
                                        "earlier-" + i,
                                        PipelineExecutionStatus.IN_PROGRESS,
                                        START.minus(Duration.ofHours(1)),
                                        "v0")))
                .toArray(PipelineExecution[]::new);
    }

    private static PipelineExecution run(String id, PipelineExecutionStatus status, Instant start, String version) {
        return new PipelineExecution(
                "release",
                id,
                status,
                Optional.empty(),
                start,
                start,
                version.isEmpty()
                        ? List.of()
                        : List.of(new PipelineExecution.SourceRevision(
                                "Fetch", version, Optional.empty(), Optional.empty())),
                Optional.of("CloudWatchEvent (start)"));
    }

    private static TrailEvent start(String pipeline, String code, Duration after) {
        return new TrailEvent(
                "e-1",
                START.plus(after),
                "StartPipelineExecution",
                "codepipeline.amazonaws.com",
                "start-role",
                Optional.of(code),
                List.of(),
                Optional.of("{\"name\":\"" + pipeline + "\"}"));
    }

    @Test
    void aStartThatWasRefusedForWantOfRoomIsProvedByTheTrail() {
        Cases full = published(ExecutionMode.PARALLEL)
                .runs(underWay(50))
                .trail(start("release", REFUSED, Duration.ofSeconds(6)));

        assertThat(full.primary()).isEqualTo("S8");
        assertThat(full.codes()).doesNotContain("S3");
    }

    @Test
    void withoutTheTrailAFullPipelineIsLikelyTheReason() {
        assertThat(published(ExecutionMode.PARALLEL).runs(underWay(50)).findings())
                .extracting(one -> one.cause().code(), Finding::confidence)
                .containsExactly(tuple("S8", Confidence.LIKELY));
    }

    @Test
    void aPipelineWithRoomIsNotFull() {
        assertThat(published(ExecutionMode.PARALLEL).runs(underWay(49)).codes()).doesNotContain("S8");
        assertThat(published(ExecutionMode.SUPERSEDED).runs(underWay(60)).codes())
                .doesNotContain("S8");
        assertThat(published(ExecutionMode.PARALLEL)
                        .runs(underWay(3))
                        .trail(start("release", "AccessDenied", Duration.ofSeconds(6)))
                        .codes())
                .doesNotContain("S8");
        assertThat(published(ExecutionMode.PARALLEL)
                        .runs(underWay(3))
                        .trail(start("release-2", REFUSED, Duration.ofSeconds(6)))
                        .codes())
                .doesNotContain("S8");
        assertThat(published(ExecutionMode.PARALLEL)
                        .runs(underWay(3))
                        .trail(start("release", REFUSED, Duration.ofSeconds(-60)))
                        .codes())
                .doesNotContain("S8");
    }

    @Test
    void anExecutionThatFailedInAFullLineIsNotBlamedOnItsSource() {
        PipelineExecution turnedAway = run(RUN, PipelineExecutionStatus.FAILED, START.plusSeconds(7), "");

        Cases full = published(ExecutionMode.QUEUED).runs(underWay(50, turnedAway));

        assertThat(full.primary()).isEqualTo("S8");
        assertThat(full.codes()).doesNotContain("S7");
    }

    @Test
    void anExecutionWhoseSourceFailedInALineWithRoomIsNotTurnedAway() {
        PipelineExecution failed = run(RUN, PipelineExecutionStatus.FAILED, START.plusSeconds(7), "");
        ActionExecution source = new ActionExecution(
                RUN,
                "a-1",
                "Source",
                "Fetch",
                "Source",
                ActionStatus.FAILED,
                START.plusSeconds(7),
                START.plusSeconds(8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("PermissionError, no"));

        assertThat(published(ExecutionMode.QUEUED).runs(underWay(49, failed)).primary())
                .isEqualTo("S7");
        assertThat(published(ExecutionMode.QUEUED)
                        .runs(underWay(50, failed))
                        .actions(source)
                        .primary())
                .isEqualTo("S7");
    }

    @Test
    void whoWaitsInALineIsToldWhoComesBefore() {
        Cases line = Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                .pipeline(Facts.pipeline(ExecutionMode.QUEUED))
                .state(Facts.state(Optional.of(OTHER), Facts.open("of the other"), THIRD, RUN));

        assertThat(line.codes()).containsExactly("Q2");
        assertThat(line.primary()).isEmpty();
        Finding found = line.findings().getFirst();
        assertThat(found.summary()).endsWith("Before it in the line: " + THIRD + ".");
        assertThat(found.remedies().getLast().consequences().getFirst()).contains("moves up by one place");
    }

    @Test
    void aStageThatNobodyHoldsAnyMoreKeepsNobodyWaiting() {
        Cases left = Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                .pipeline(Facts.pipeline(ExecutionMode.QUEUED))
                .state(new PipelineState(
                        "release",
                        1,
                        List.of(new StageState(
                                "Approve",
                                Optional.of(OTHER),
                                Optional.of(StageStatus.SUCCEEDED),
                                List.of(RUN),
                                true,
                                Optional.empty(),
                                List.of(Facts.neverRun())))));

        assertThat(left.codes()).isEmpty();
    }

    @Test
    void besideEachOtherNobodyWaitsBehindAnybodyAndOnlyAnOpenApprovalNeedsAToken() {
        assertThat(Cases.open()
                        .pipeline(Facts.pipeline(ExecutionMode.PARALLEL))
                        .state(Facts.state(Optional.of(OTHER), Facts.open("of the other")))
                        .codes())
                .containsExactly("R7");
        assertThat(Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                        .pipeline(Facts.pipeline(ExecutionMode.PARALLEL))
                        .codes())
                .doesNotContain("R7", "Q1", "Q2", "T4");
        assertThat(Cases.answered(true)
                        .pipeline(Facts.pipeline(ExecutionMode.PARALLEL))
                        .codes())
                .doesNotContain("R7");
    }
}
