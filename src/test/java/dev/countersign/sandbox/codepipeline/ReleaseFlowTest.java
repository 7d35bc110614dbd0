package dev.countersign.sandbox.codepipeline;

import static dev.countersign.sandbox.codepipeline.PipelineFixture.BUCKET;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** From an upload to the deployed page: S3, EventBridge and CodePipeline together. */
class ReleaseFlowTest {
    private static final String CREATED = """
            {"source": ["aws.s3"], "detail-type": ["Object Created"],
             "detail": {"bucket": {"name": ["releases"]}, "object": {"key": ["page.html"]}}}""";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private PipelineFixture aws;

    @BeforeEach
    void startPipelineOnUploads() {
        aws = new PipelineFixture(sandbox);
        aws.prepare();
        aws.put("first");
        aws.create(aws.declaration());
        aws.answer(ApprovalStatus.APPROVED, "the first one");
        String role = aws.role("starter", "events.amazonaws.com", "\"codepipeline:StartPipelineExecution\"");
        aws.events.putRule(r -> r.name("uploads").eventPattern(CREATED));
        aws.events.putTargets(t -> t.rule("uploads")
                .targets(Target.builder()
                        .id("pipeline")
                        .arn("arn:aws:codepipeline:eu-west-1:111122223333:" + PIPELINE)
                        .roleArn(role)
                        .inputTransformer(i -> i.inputPathsMap(Map.of("revision", "$.detail.object.version-id"))
                                .inputTemplate("""
                                        {"sourceRevisions": [{"actionName": "Source",
                                         "revisionType": "S3_OBJECT_VERSION_ID", "revisionValue": "<revision>"}]}"""))
                        .build()));
    }

    @Test
    void anUploadStartsTheRunAndAnApprovalDeploysIt() {
        String version = aws.put("second");

        String run = aws.waiting().orElseThrow();
        assertThat(aws.execution(run).artifactRevisions().getFirst().revisionId())
                .isEqualTo(version);
        assertThat(aws.execution(run).trigger().triggerType()).isEqualTo(TriggerType.CLOUD_WATCH_EVENT);
        assertThat(aws.execution(run).trigger().triggerDetail())
                .isEqualTo("arn:aws:events:eu-west-1:111122223333:rule/uploads");

        aws.answer(ApprovalStatus.APPROVED, "looks good");

        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        assertThat(aws.s3
                        .getObjectAsBytes(g -> g.bucket(BUCKET).key("approved.html"))
                        .asUtf8String())
                .isEqualTo("second");
        assertThat(aws.action("Approve").lastUpdatedBy()).endsWith(":user/administrator");
        assertThat(aws.action("Approve").summary()).isEqualTo("looks good");
    }

    @Test
    void aRejectionEndsTheRun() {
        aws.put("second");
        String run = aws.waiting().orElseThrow();

        aws.answer(ApprovalStatus.REJECTED, "not like this");

        assertThat(aws.execution(run).status()).isEqualTo(PipelineExecutionStatus.FAILED);
        assertThat(aws.action("Approve").status()).isEqualTo(ActionExecutionStatus.FAILED);
        assertThat(aws.s3
                        .getObjectAsBytes(g -> g.bucket(BUCKET).key("approved.html"))
                        .asUtf8String())
                .isEqualTo("first");
    }

    @Test
    void theNewestOfTheWaitingRunsSupersedesTheOthers() {
        aws.put("one");
        String first = aws.waiting().orElseThrow();
        aws.put("two");
        String second = aws.stage("Approve").inboundExecution().pipelineExecutionId();
        String third = aws.put("three");

        assertThat(aws.execution(second).status()).isEqualTo(PipelineExecutionStatus.SUPERSEDED);
        assertThat(aws.waiting()).contains(first);

        aws.answer(ApprovalStatus.APPROVED, "go");

        String last = aws.waiting().orElseThrow();
        assertThat(aws.execution(last).artifactRevisions().getFirst().revisionId())
                .isEqualTo(third);
    }
}
