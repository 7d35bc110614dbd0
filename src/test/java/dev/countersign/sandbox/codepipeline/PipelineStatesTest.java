package dev.countersign.sandbox.codepipeline;

import static dev.countersign.sandbox.codepipeline.PipelineFixture.BUCKET;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.KEY;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.DuplicatedStopRequestException;
import software.amazon.awssdk.services.codepipeline.model.NotLatestPipelineExecutionException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotStoppableException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionType;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;

/** Executions that are stopped, retried, held up, cancelled or expire. */
class PipelineStatesTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private PipelineFixture aws;
    private String version;
    private String first;

    @BeforeEach
    void parkTheFirstRunAtItsApproval() {
        aws = new PipelineFixture(sandbox);
        aws.prepare();
        version = aws.put("first");
        aws.create(aws.declaration());
        first = aws.waiting().orElseThrow();
    }

    @Test
    void creatingThePipelineStartsItWithTheNewestVersion() {
        var execution = aws.execution(first);

        assertThat(execution.trigger().triggerType()).isEqualTo(TriggerType.CREATE_PIPELINE);
        assertThat(execution.artifactRevisions()).singleElement().satisfies(revision -> {
            assertThat(revision.name()).isEqualTo("SourceArtifact");
            assertThat(revision.revisionId()).isEqualTo(version);
            assertThat(revision.revisionSummary()).isEqualTo("Amazon S3 version id: " + version);
        });
        var source = aws.stage("Source").actionStates().getFirst();
        assertThat(source.currentRevision().revisionId()).isEqualTo(version);
        assertThat(aws.stage("Source").latestExecution().status()).isEqualTo(StageExecutionStatus.SUCCEEDED);
    }

    @Test
    void anUnansweredApprovalFailsAfterSevenDays() {
        sandbox.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(aws.waiting()).contains(first);
        String token = aws.action("Approve").token();

        sandbox.advance(Duration.ofSeconds(1));

        assertThat(aws.execution(first).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(aws.action("Approve").status()).isEqualTo(ActionExecutionStatus.FAILED);
        assertThat(aws.action("Approve").lastUpdatedBy()).isNull();
        assertThat(aws.action("Approve").errorDetails().message()).contains("7 day");
        assertThatThrownBy(() -> aws.pipelines.putApprovalResult(p -> p.pipelineName(PIPELINE)
                        .stageName("Approve")
                        .actionName("Review")
                        .token(token)
                        .result(r -> r.status(ApprovalStatus.APPROVED).summary("late"))))
                .isInstanceOfSatisfying(
                        CodePipelineException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidApprovalTokenException"));
    }

    @Test
    void anAbandonedRunLetsTheNextOneIn() {
        String second = aws.start();

        aws.pipelines.stopPipelineExecution(s -> s.pipelineName(PIPELINE)
                .pipelineExecutionId(first)
                .abandon(true)
                .reason("zombie"));

        assertThat(aws.execution(first).status()).isEqualTo(PipelineExecutionStatus.STOPPED);
        assertThat(aws.executions().getLast().stopTrigger().reason()).isEqualTo("zombie");
        assertThat(aws.waiting()).contains(second);
        var abandoned = aws.pipelines
                .listActionExecutions(l -> l.pipelineName(PIPELINE).filter(f -> f.pipelineExecutionId(first)))
                .actionExecutionDetails()
                .getFirst();
        assertThat(abandoned.status()).isEqualTo(ActionExecutionStatus.ABANDONED);
        assertThatThrownBy(() -> aws.pipelines.stopPipelineExecution(
                        s -> s.pipelineName(PIPELINE).pipelineExecutionId(first)))
                .isInstanceOf(PipelineExecutionNotStoppableException.class);
    }

    @Test
    void aRunThatIsStoppedWithoutAbandoningWaitsForItsAnswer() {
        aws.pipelines.stopPipelineExecution(s -> s.pipelineName(PIPELINE).pipelineExecutionId(first));

        assertThat(aws.execution(first).status()).isEqualTo(PipelineExecutionStatus.STOPPING);
        assertThatThrownBy(() -> aws.pipelines.stopPipelineExecution(
                        s -> s.pipelineName(PIPELINE).pipelineExecutionId(first)))
                .isInstanceOf(DuplicatedStopRequestException.class);

        aws.answer(ApprovalStatus.APPROVED, "yes");

        assertThat(aws.execution(first).status()).isEqualTo(PipelineExecutionStatus.STOPPED);
    }

    @Test
    void aRejectedStageCanBeRetriedWithANewToken() {
        String token = aws.action("Approve").token();
        aws.answer(ApprovalStatus.REJECTED, "no");

        aws.pipelines.retryStageExecution(r -> r.pipelineName(PIPELINE)
                .stageName("Approve")
                .pipelineExecutionId(first)
                .retryMode(StageRetryMode.FAILED_ACTIONS));
        sandbox.settle();

        assertThat(aws.waiting()).contains(first);
        assertThat(aws.action("Approve").token()).isNotEqualTo(token);
        assertThat(aws.stage("Approve").retryStageMetadata().manualStageRetryAttempt())
                .isEqualTo(1);
        aws.answer(ApprovalStatus.APPROVED, "now it is");
        assertThat(aws.execution(first).status()).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
    }

    @Test
    void aRejectedStageThatAnotherRunHasEnteredCannotBeRetried() {
        aws.start();
        aws.answer(ApprovalStatus.REJECTED, "no");

        assertThatThrownBy(() -> aws.pipelines.retryStageExecution(r -> r.pipelineName(PIPELINE)
                        .stageName("Approve")
                        .pipelineExecutionId(first)
                        .retryMode(StageRetryMode.FAILED_ACTIONS)))
                .isInstanceOf(NotLatestPipelineExecutionException.class);
    }

    @Test
    void aDisabledTransitionHoldsRunsUpAndEnablingItLetsTheNewestIn() {
        aws.answer(ApprovalStatus.REJECTED, "no");
        aws.pipelines.disableStageTransition(d -> d.pipelineName(PIPELINE)
                .stageName("Approve")
                .transitionType(StageTransitionType.INBOUND)
                .reason("holidays"));
        String second = aws.start();
        String third = aws.start();

        var state = aws.stage("Approve");
        assertThat(state.inboundTransitionState().enabled()).isFalse();
        assertThat(state.inboundTransitionState().disabledReason()).isEqualTo("holidays");
        assertThat(state.inboundExecution().pipelineExecutionId()).isEqualTo(third);
        assertThat(aws.execution(second).status()).isEqualTo(PipelineExecutionStatus.SUPERSEDED);

        aws.pipelines.enableStageTransition(
                d -> d.pipelineName(PIPELINE).stageName("Approve").transitionType(StageTransitionType.INBOUND));

        assertThat(aws.waiting()).contains(third);
    }

    @Test
    void aChangedDefinitionCancelsWhatIsUnderWay() {
        aws.pipelines.updatePipeline(u -> u.pipeline(aws.declaration().build()));

        assertThat(aws.execution(first).status()).isEqualTo(PipelineExecutionStatus.CANCELLED);
        assertThat(aws.pipelines.getPipeline(g -> g.name(PIPELINE)).pipeline().version())
                .isEqualTo(2);
        assertThat(aws.pipelines
                        .getPipeline(g -> g.name(PIPELINE).version(1))
                        .pipeline()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void aRunCanBeStartedOnceForAnOlderVersion() {
        aws.put("second");
        aws.answer(ApprovalStatus.APPROVED, "yes");
        for (int i = 0; i < 2; i++) {
            aws.pipelines.startPipelineExecution(s -> s.name(PIPELINE)
                    .clientRequestToken("once")
                    .sourceRevisions(o -> o.actionName("Source")
                            .revisionType(SourceRevisionType.S3_OBJECT_VERSION_ID)
                            .revisionValue(version)));
            sandbox.settle();
        }

        assertThat(aws.executions()).hasSize(2);
        assertThat(aws.executions().getFirst().sourceRevisions().getFirst().revisionId())
                .isEqualTo(version);
    }

    @Test
    void withoutVersioningTheSourceFailsWithAReason() {
        aws.s3.putBucketVersioning(v -> v.bucket(BUCKET).versioningConfiguration(c -> c.status("Suspended")));

        String run = aws.start();

        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(aws.action("Source").errorDetails().message()).contains("Versioning is not enabled");
    }

    @Test
    void withoutThePermissionToReadTheSourceFailsWithAReason() {
        aws.iam.deleteRolePolicy(d -> d.roleName("pipeline").policyName("allow"));

        aws.start();

        assertThat(aws.action("Source").errorDetails().code()).isEqualTo("PermissionError");
        assertThat(aws.action("Source").errorDetails().message()).contains(BUCKET);
    }

    @Test
    void aSourceThatIsGoneFailsWithAReason() {
        aws.s3.deleteObject(d -> d.bucket(BUCKET).key(KEY));

        aws.start();

        assertThat(aws.action("Source").errorDetails().message()).contains(KEY).contains("does not exist");
    }
}
