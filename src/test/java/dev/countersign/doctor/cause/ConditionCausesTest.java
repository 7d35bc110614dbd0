package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.EntryCondition;
import dev.countersign.domain.pipelines.Pipeline.PipelineStage;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.ConditionState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Facts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Entry conditions of stages that kept an execution from its approval, and those that did not. */
class ConditionCausesTest {
    private static final String OTHER = "22222222-0000-0000-0000-000000000000";
    private static final ConditionState FAILED =
            new ConditionState("Failed", List.of("rule ‘Window’ failed: closed on Fridays"));

    /** The usual pipeline with a condition before one of its stages. */
    private static Pipeline guarded(String stage, String result) {
        Pipeline usual = Facts.pipeline();
        return new Pipeline(
                usual.name(),
                usual.version(),
                usual.executionMode(),
                usual.stages().stream()
                        .map(one -> one.name().equals(stage)
                                ? new PipelineStage(
                                        stage,
                                        one.actions(),
                                        Optional.of(new EntryCondition(result, List.of("Window"))))
                                : one)
                        .toList());
    }

    private static PipelineState state(String stage, String run, StageStatus status, ConditionState condition) {
        return new PipelineState(
                "release",
                1,
                List.of(new StageState(
                        stage,
                        Optional.of(run),
                        Optional.of(status),
                        List.of(),
                        true,
                        Optional.empty(),
                        stage.equals("Approve") ? List.of(Facts.neverRun()) : List.of(),
                        Optional.of(condition))));
    }

    private static ActionExecution source(ActionStatus status) {
        return new ActionExecution(
                RUN,
                "a-1",
                "Source",
                "Fetch",
                "Source",
                status,
                START.plusSeconds(7),
                START.plusSeconds(8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aConditionThatEndedTheExecutionIsProvedAndNotBlamedOnTheSource() {
        Cases kept = Cases.started(PipelineExecutionStatus.FAILED)
                .pipeline(guarded("Approve", "FAIL"))
                .state(state("Approve", RUN, StageStatus.FAILED, FAILED));

        assertThat(kept.primary()).isEqualTo("Q4");
        assertThat(kept.codes()).containsExactly("Q4");
        Finding found = kept.findings().getFirst();
        assertThat(found.summary()).contains("rule ‘Window’ failed: closed on Fridays");
        assertThat(found.remedies().getFirst().steps().getFirst().permission())
                .isEqualTo("codepipeline:OverrideStageCondition");
    }

    @Test
    void aConditionThatPassedTheApprovalOverIsProvedWhileTheExecutionGoesOnAndAfterwards() {
        for (PipelineExecutionStatus status :
                List.of(PipelineExecutionStatus.IN_PROGRESS, PipelineExecutionStatus.SUCCEEDED)) {
            Cases skipped = Cases.started(status)
                    .pipeline(guarded("Approve", "SKIP"))
                    .state(state("Approve", RUN, StageStatus.SKIPPED, FAILED));

            assertThat(skipped.primary()).isEqualTo("Q4");
            assertThat(skipped.findings().getFirst().remedies())
                    .noneSatisfy(remedy -> assertThat(remedy.steps().getFirst().permission())
                            .isEqualTo("codepipeline:OverrideStageCondition"));
        }
    }

    @Test
    void onceAnotherExecutionCameToTheStageItIsLikelyIfNothingElseFailed() {
        Cases hidden = Cases.started(PipelineExecutionStatus.FAILED)
                .pipeline(guarded("Approve", "FAIL"))
                .state(state("Approve", OTHER, StageStatus.FAILED, FAILED));

        assertThat(hidden.actions(source(ActionStatus.SUCCEEDED)).codes()).containsExactly("Q4");
        assertThat(hidden.findings().getFirst().confidence().name()).isEqualTo("LIKELY");
        assertThat(hidden.actions(source(ActionStatus.FAILED)).primary()).isEqualTo("S7");
        assertThat(Cases.started(PipelineExecutionStatus.SUCCEEDED)
                        .pipeline(guarded("Approve", "SKIP"))
                        .state(state("Approve", OTHER, StageStatus.SUCCEEDED, FAILED))
                        .codes())
                .contains("Q4");
    }

    @Test
    void withoutAConditionAnExecutionThatFailedBeforeItsApprovalIsNoCase() {
        assertThat(Cases.started(PipelineExecutionStatus.FAILED).codes()).doesNotContain("Q4");
        assertThat(Cases.started(PipelineExecutionStatus.SUPERSEDED)
                        .pipeline(guarded("Approve", "FAIL"))
                        .codes())
                .doesNotContain("Q4");
        assertThat(Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                        .pipeline(guarded("Approve", "FAIL"))
                        .codes())
                .doesNotContain("Q4");
    }

    @Test
    void aConditionThatWasMetOverriddenOrComesLaterKeepsNobodyOut() {
        for (String met : List.of("Succeeded", "Overridden")) {
            assertThat(Cases.open()
                            .pipeline(guarded("Approve", "FAIL"))
                            .state(new PipelineState(
                                    "release",
                                    1,
                                    List.of(new StageState(
                                            "Approve",
                                            Optional.of(RUN),
                                            Optional.of(StageStatus.IN_PROGRESS),
                                            List.of(),
                                            true,
                                            Optional.empty(),
                                            List.of(Facts.open("approval-token")),
                                            Optional.of(new ConditionState(met, List.of()))))))
                            .codes())
                    .isEmpty();
        }
        assertThat(Cases.answered(true)
                        .pipeline(guarded("Deploy", "FAIL"))
                        .state(state("Deploy", RUN, StageStatus.FAILED, FAILED))
                        .codes())
                .doesNotContain("Q4");
    }
}
