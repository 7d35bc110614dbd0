package dev.countersign.sandbox.codepipeline;

import static dev.countersign.sandbox.codepipeline.PipelineFixture.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.ConcurrentPipelineExecutionsLimitExceededException;
import software.amazon.awssdk.services.codepipeline.model.ExecutionMode;
import software.amazon.awssdk.services.codepipeline.model.InvalidStructureException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineType;
import software.amazon.awssdk.services.codepipeline.model.StageExecution;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

/** Executions that meet in pipelines of the modes QUEUED and PARALLEL. */
class ExecutionModesTest {
    private static final int MOST = 50;

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private PipelineFixture aws;

    @BeforeEach
    void prepare() {
        aws = new PipelineFixture(sandbox);
        aws.prepare();
        aws.put("first");
    }

    /** Answers the execution that the pipeline's creation has started. */
    private String create(ExecutionMode mode) {
        aws.create(aws.declaration().pipelineType(PipelineType.V2).executionMode(mode));
        return aws.executions().getFirst().pipelineExecutionId();
    }

    private List<String> inbound() {
        return aws.stage("Approve").inboundExecutions().stream()
                .map(StageExecution::pipelineExecutionId)
                .toList();
    }

    @Test
    void queuedExecutionsWaitInTheirOrderAndNoneIsSuperseded() {
        String first = create(ExecutionMode.QUEUED);
        List<String> others = Stream.generate(aws::start).limit(3).toList();

        assertThat(aws.waiting()).contains(first);
        assertThat(inbound()).isEqualTo(others);
        assertThat(aws.stage("Approve").inboundExecution().pipelineExecutionId())
                .isEqualTo(others.getFirst());
        for (String next : others) {
            aws.answer(ApprovalStatus.APPROVED, "yes");
            assertThat(aws.waiting()).contains(next);
        }
        assertThat(aws.executions())
                .extracting(run -> run.status())
                .containsOnly(PipelineExecutionStatus.SUCCEEDED, PipelineExecutionStatus.IN_PROGRESS);
    }

    @Test
    void aQueuedExecutionThatIsStoppedLeavesTheLine() {
        create(ExecutionMode.QUEUED);
        String second = aws.start();
        String third = aws.start();

        aws.pipelines.stopPipelineExecution(
                s -> s.pipelineName(PIPELINE).pipelineExecutionId(second).abandon(true));

        assertThat(aws.execution(second).status()).isEqualTo(PipelineExecutionStatus.STOPPED);
        assertThat(inbound()).containsExactly(third);
        aws.answer(ApprovalStatus.REJECTED, "no");
        assertThat(aws.waiting()).contains(third);
    }

    @Test
    void theTransitionOfAQueuedPipelineHoldsAllOfThemUp() {
        create(ExecutionMode.QUEUED);
        aws.answer(ApprovalStatus.APPROVED, "yes");
        transition(false);
        String second = aws.start();
        String third = aws.start();

        assertThat(inbound()).containsExactly(second, third);
        transition(true);

        assertThat(aws.waiting()).contains(second);
        assertThat(inbound()).containsExactly(third);
    }

    private void transition(boolean enabled) {
        if (enabled) {
            aws.pipelines.enableStageTransition(
                    e -> e.pipelineName(PIPELINE).stageName("Approve").transitionType(StageTransitionType.INBOUND));
        } else {
            aws.pipelines.disableStageTransition(d -> d.pipelineName(PIPELINE)
                    .stageName("Approve")
                    .transitionType(StageTransitionType.INBOUND)
                    .reason("holidays"));
        }
        sandbox.settle();
    }

    private ActionExecutionDetail approval(String execution) {
        return aws
                .pipelines
                .listActionExecutions(l -> l.pipelineName(PIPELINE).filter(f -> f.pipelineExecutionId(execution)))
                .actionExecutionDetails()
                .stream()
                .filter(action -> action.stageName().equals("Approve"))
                .findFirst()
                .orElseThrow();
    }

    private String token(String execution) {
        return approval(execution).output().executionResult().externalExecutionId();
    }

    private void answer(String token, ApprovalStatus status) {
        aws.pipelines.putApprovalResult(p -> p.pipelineName(PIPELINE)
                .stageName("Approve")
                .actionName("Review")
                .token(token)
                .result(r -> r.status(status).summary("looked at")));
        sandbox.settle();
    }

    @Test
    void parallelExecutionsAllAskAtOnceAndEachIsAnsweredWithItsOwnToken() {
        String first = create(ExecutionMode.PARALLEL);
        String second = aws.start();
        String third = aws.start();
        assertThat(List.of(token(first), token(second), token(third))).doesNotHaveDuplicates();

        answer(token(second), ApprovalStatus.APPROVED);
        answer(token(third), ApprovalStatus.REJECTED);

        assertThat(aws.execution(second).status()).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        assertThat(aws.execution(third).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(approval(first).status()).isEqualTo(ActionExecutionStatus.IN_PROGRESS);
        assertThatThrownBy(() -> answer(token(second), ApprovalStatus.APPROVED))
                .isInstanceOfSatisfying(
                        CodePipelineException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode())
                                .isEqualTo("ApprovalAlreadyCompletedException"));
        assertThatThrownBy(() -> answer(UUID.randomUUID().toString(), ApprovalStatus.APPROVED))
                .isInstanceOfSatisfying(
                        CodePipelineException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidApprovalTokenException"));
    }

    @Test
    void theStateOfAParallelPipelineTellsNeitherExecutionsNorTokens() {
        create(ExecutionMode.PARALLEL);

        assertThat(aws.pipelines.getPipelineState(s -> s.name(PIPELINE)).stageStates())
                .allSatisfy(stage -> {
                    assertThat(stage.latestExecution()).isNull();
                    assertThat(stage.inboundExecutions()).isEmpty();
                    assertThat(stage.actionStates())
                            .allSatisfy(action ->
                                    assertThat(action.latestExecution()).isNull());
                });
    }

    @Test
    void aDisabledTransitionHoldsParallelExecutionsUpAndLetsAllInAtOnce() {
        create(ExecutionMode.PARALLEL);
        transition(false);
        String second = aws.start();
        String third = aws.start();
        assertThat(aws.pipelines
                        .listActionExecutions(l -> l.pipelineName(PIPELINE).filter(f -> f.pipelineExecutionId(third)))
                        .actionExecutionDetails())
                .extracting(ActionExecutionDetail::stageName)
                .containsExactly("Source");

        transition(true);

        assertThat(approval(second).status()).isEqualTo(ActionExecutionStatus.IN_PROGRESS);
        assertThat(approval(third).status()).isEqualTo(ActionExecutionStatus.IN_PROGRESS);
    }

    @Test
    void eachParallelApprovalExpiresCanBeRetriedAndCanBeAbandonedByItself() {
        String first = create(ExecutionMode.PARALLEL);
        sandbox.advance(Duration.ofDays(1));
        String second = aws.start();
        sandbox.advance(Duration.ofDays(6));
        assertThat(aws.execution(first).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(aws.execution(second).status()).isEqualTo(PipelineExecutionStatus.IN_PROGRESS);

        aws.pipelines.retryStageExecution(r -> r.pipelineName(PIPELINE)
                .stageName("Approve")
                .pipelineExecutionId(first)
                .retryMode(StageRetryMode.FAILED_ACTIONS));
        aws.pipelines.stopPipelineExecution(
                s -> s.pipelineName(PIPELINE).pipelineExecutionId(second).abandon(true));

        assertThat(approval(first).status()).isEqualTo(ActionExecutionStatus.IN_PROGRESS);
        assertThat(approval(second).status()).isEqualTo(ActionExecutionStatus.ABANDONED);
    }

    @Test
    void aChangeOfTheModeCancelsWhatIsUnderWay() {
        String first = create(ExecutionMode.PARALLEL);
        String second = aws.start();

        aws.pipelines.updatePipeline(u -> u.pipeline(aws.declaration()
                .pipelineType(PipelineType.V2)
                .executionMode(ExecutionMode.QUEUED)
                .build()));

        assertThat(List.of(first, second))
                .allSatisfy(id -> assertThat(aws.execution(id).status()).isEqualTo(PipelineExecutionStatus.CANCELLED));
        assertThat(aws.pipelines.listPipelines(l -> {}).pipelines().getFirst().executionMode())
                .isEqualTo(ExecutionMode.QUEUED);
    }

    @Test
    void thereIsRoomForFiftyExecutions() {
        String first = create(ExecutionMode.PARALLEL);
        fill();

        assertThatThrownBy(aws::start).isInstanceOf(ConcurrentPipelineExecutionsLimitExceededException.class);
        answer(token(first), ApprovalStatus.APPROVED);

        assertThat(aws.execution(aws.start()).status()).isEqualTo(PipelineExecutionStatus.IN_PROGRESS);
    }

    private void fill() {
        for (int i = 1; i < MOST; i++) {
            aws.pipelines.startPipelineExecution(s -> s.name(PIPELINE));
        }
        sandbox.settle();
    }

    @Test
    void inAFullLineAnExecutionFailsAtOnceAndNothingSaysWhy() {
        create(ExecutionMode.QUEUED);
        fill();

        String refused = aws.start();

        assertThat(aws.execution(refused).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(aws.execution(refused).statusSummary()).isNull();
        assertThat(aws.execution(refused).artifactRevisions()).isEmpty();
        assertThat(inbound()).hasSize(MOST - 1).doesNotContain(refused);
    }

    @Test
    void bothModesNeedAPipelineOfTypeV2() {
        for (ExecutionMode mode : List.of(ExecutionMode.QUEUED, ExecutionMode.PARALLEL)) {
            assertThatThrownBy(() -> aws.pipelines.createPipeline(c -> c.pipeline(aws.declaration()
                            .pipelineType(PipelineType.V1)
                            .executionMode(mode)
                            .build())))
                    .isInstanceOf(InvalidStructureException.class)
                    .hasMessageContaining("V2");
        }
    }
}
