package dev.countersign.sandbox.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events about pipelines, stages and actions; a state machine as target keeps them as its executions' input. */
class StateChangeEventsTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private PipelineFixture aws;
    private SfnClient sfn;
    private String sink;

    @BeforeEach
    void keepTheEventsOfThePipeline() {
        aws = new PipelineFixture(sandbox);
        aws.prepare();
        sfn = sandbox.client(SfnClient.builder());
        String role = aws.role("sink", "events.amazonaws.com", "\"states:StartExecution\"");
        sink = sfn.createStateMachine(m -> m.name("sink")
                        .roleArn(aws.role("states", "states.amazonaws.com", "\"states:ListExecutions\""))
                        .definition("{\"StartAt\": \"Done\", \"States\": {\"Done\": {\"Type\": \"Succeed\"}}}"))
                .stateMachineArn();
        aws.events.putRule(r -> r.name("all").eventPattern("{\"source\": [\"aws.codepipeline\"]}"));
        aws.events.putTargets(t -> t.rule("all")
                .targets(Target.builder().id("sink").arn(sink).roleArn(role).build()));
        aws.put("first");
        aws.create(aws.declaration());
    }

    @Test
    void anApprovalTellsItsStartAndItsEnd() {
        aws.answer(ApprovalStatus.REJECTED, "no");

        JsonNode started = one("/detail/action", "Review", "STARTED");
        JsonNode failed = one("/detail/action", "Review", "FAILED");

        assertThat(started.get("detail-type").stringValue()).isEqualTo("CodePipeline Action Execution State Change");
        assertThat(started.at("/resources/0").stringValue())
                .isEqualTo("arn:aws:codepipeline:eu-west-1:111122223333:release");
        assertThat(started.at("/detail/type").toString())
                .isEqualTo("{\"owner\":\"AWS\",\"provider\":\"Manual\",\"category\":\"Approval\",\"version\":\"1\"}");
        assertThat(started.at("/detail/version").isNumber()).isTrue();
        assertThat(failed.at("/detail/execution-id")).isEqualTo(started.at("/detail/execution-id"));
        assertThat(failed.at("/detail/action-execution-id")).isEqualTo(started.at("/detail/action-execution-id"));
        assertThat(failed.at("/detail/stage").stringValue()).isEqualTo("Approve");
        assertThat(one("/detail/stage", "Approve", "FAILED", "CodePipeline Stage Execution State Change"))
                .isNotNull();
        assertThat(pipelineStates()).containsExactlyInAnyOrder("STARTED", "FAILED");
    }

    @Test
    void aSourceTellsItsRevisionAndItsArtifact() {
        JsonNode succeeded = one("/detail/action", "Source", "SUCCEEDED");

        assertThat(succeeded.at("/detail/output-artifacts/0/s3location/bucket").stringValue())
                .isEqualTo(PipelineFixture.STORE);
        assertThat(succeeded
                        .at("/detail/execution-result/external-execution-summary")
                        .stringValue())
                .startsWith("Amazon S3 version id: ");
    }

    @Test
    void aSupersededRunIsToldByThePipelineOnly() {
        String second = aws.start();
        aws.start();

        assertThat(events())
                .filteredOn(
                        event -> event.at("/detail/execution-id").stringValue().equals(second)
                                && event.at("/detail/state").stringValue().equals("SUPERSEDED"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("detail-type").stringValue())
                        .isEqualTo("CodePipeline Pipeline Execution State Change"));
    }

    @Test
    void anAbandonedAndACancelledApprovalAreToldApart() {
        String first = aws.waiting().orElseThrow();
        aws.pipelines.stopPipelineExecution(s -> s.pipelineName(PipelineFixture.PIPELINE)
                .pipelineExecutionId(first)
                .abandon(true));
        aws.start();
        aws.pipelines.updatePipeline(u -> u.pipeline(aws.declaration().build()));
        sandbox.settle();

        assertThat(one("/detail/action", "Review", "ABANDONED")).isNotNull();
        assertThat(one("/detail/action", "Review", "CANCELED")).isNotNull();
        assertThat(pipelineStates()).contains("STOPPING", "STOPPED", "CANCELED");
    }

    private List<String> pipelineStates() {
        return events().stream()
                .filter(event ->
                        event.get("detail-type").stringValue().equals("CodePipeline Pipeline Execution State Change"))
                .map(event -> event.at("/detail/state").stringValue())
                .toList();
    }

    private JsonNode one(String path, String name, String state) {
        return one(path, name, state, "CodePipeline Action Execution State Change");
    }

    private JsonNode one(String path, String name, String state, String type) {
        return events().stream()
                .filter(event -> event.get("detail-type").stringValue().equals(type)
                        && event.at(path).asString("").equals(name)
                        && event.at("/detail/state").stringValue().equals(state))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> events() {
        return sfn.listExecutions(l -> l.stateMachineArn(sink)).executions().stream()
                .map(one -> sfn.describeExecution(d -> d.executionArn(one.executionArn()))
                        .input())
                .map(input -> (JsonNode) JsonMapper.shared().readTree(input))
                .toList();
    }
}
