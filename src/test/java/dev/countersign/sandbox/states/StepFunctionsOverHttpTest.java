package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** With real clients, real roles, and S3 as the place where a token waits. */
class StepFunctionsOverHttpTest {
    private static final String PUT_TOKEN = """
            {"StartAt": "Put", "States": {
              "Put": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:putObject.waitForTaskToken",
                "Parameters": {"Bucket": "requests", "Key.$": "$.key", "Body": {"ask": "ok?"},
                  "Metadata": {"sfntoken.$": "$$.Task.Token"}},
                "Next": "Thanks"},
              "Thanks": {"Type": "Succeed"}}}
            """;

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private SfnClient sfn;
    private IamClient iam;
    private S3Client s3;
    private String role;

    @BeforeEach
    void aBucketAndARole() {
        sfn = sandbox.client(SfnClient.builder());
        iam = sandbox.client(IamClient.builder());
        s3 = sandbox.client(S3Client.builder());
        s3.createBucket(r -> r.bucket("requests"));
        role = iam.createRole(
                        r -> r.roleName("flow")
                                .assumeRolePolicyDocument(
                                        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\","
                                                + " \"Principal\": {\"Service\": \"states.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}"))
                .role()
                .arn();
    }

    private void allow(String action) {
        iam.putRolePolicy(r -> r.roleName("flow")
                .policyName("flow")
                .policyDocument("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \""
                        + action + "\", \"Resource\": \"*\"}]}"));
    }

    private String start() {
        String machine = sfn.createStateMachine(
                        r -> r.name("flow").roleArn(role).definition(PUT_TOKEN))
                .stateMachineArn();
        String arn = sfn.startExecution(r -> r.stateMachineArn(machine).input("{\"key\": \"one\"}"))
                .executionArn();
        sandbox.advance(Duration.ZERO);
        return arn;
    }

    @Test
    void aTokenWaitsInAnObjectUntilItIsAnswered() {
        allow("s3:PutObject");
        String arn = start();

        String token =
                s3.headObject(r -> r.bucket("requests").key("one")).metadata().get("sfntoken");
        assertThat(s3.getObjectAsBytes(r -> r.bucket("requests").key("one")).asUtf8String())
                .isEqualTo("{\"ask\":\"ok?\"}");
        sfn.sendTaskSuccess(r -> r.taskToken(token).output("{\"ok\": true}"));
        sandbox.advance(Duration.ZERO);

        assertThat(sfn.describeExecution(r -> r.executionArn(arn)).output()).isEqualTo("{\"ok\":true}");
        assertThat(sfn.getExecutionHistoryPaginator(r -> r.executionArn(arn)).events().stream()
                        .map(HistoryEvent::typeAsString))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSubmitted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
        assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}")))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void whatTheRoleMayNotDoFailsTheTaskWithTheReason() {
        allow("s3:GetObject");
        String arn = start();

        var execution = sfn.describeExecution(r -> r.executionArn(arn));
        assertThat(execution.statusAsString()).isEqualTo("FAILED");
        assertThat(execution.error()).isEqualTo("S3.S3Exception");
        assertThat(execution.cause())
                .contains("is not authorized to perform: s3:PutObject")
                .contains("Status Code: 403");
    }

    @Test
    void aRoleThatDoesNotTrustStepFunctionsIsRefused() {
        String other = iam.createRole(
                        r -> r.roleName("other")
                                .assumeRolePolicyDocument(
                                        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\","
                                                + " \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}"))
                .role()
                .arn();

        assertThatThrownBy(() -> sfn.createStateMachine(
                        r -> r.name("flow").roleArn(other).definition(PUT_TOKEN)))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("Neither the global service principal states.amazonaws.com");
    }

    @Test
    void aViewerMayReadButNotStart() {
        allow("s3:PutObject");
        String arn = start();
        SfnClient viewer = sandbox.client(SfnClient.builder(), Persona.VIEWER);

        assertThat(viewer.describeExecution(r -> r.executionArn(arn)).statusAsString())
                .isEqualTo("RUNNING");
        assertThatThrownBy(() -> viewer.stopExecution(r -> r.executionArn(arn)))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("states:StopExecution");
    }

    @Test
    void errorsAreTypedForTheClient() {
        assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn("arn:aws:states:eu-west-1:1:execution:a:b")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }
}
