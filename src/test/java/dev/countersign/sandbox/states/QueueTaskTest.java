package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** Tasks that send messages, with and without waiting for an answer. */
final class QueueTaskTest {
    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private SfnClient sfn;
    private SqsClient sqs;
    private String url;
    private String role;

    @BeforeEach
    void aQueueAndARole() {
        sfn = sandbox.client(SfnClient.builder());
        sqs = sandbox.client(SqsClient.builder());
        url = sqs.createQueue(r -> r.queueName("asks")).queueUrl();
        IamClient iam = sandbox.client(IamClient.builder());
        role = iam.createRole(r -> r.roleName("flow").assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                         "Principal": {"Service": "states.amazonaws.com"}, "Action": "sts:AssumeRole"}]}"""))
                .role()
                .arn();
        iam.putRolePolicy(r -> r.roleName("flow").policyName("send").policyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage",
                 "Resource": "arn:aws:sqs:*:*:asks"}]}"""));
    }

    @Test
    void aTokenGoesOutInAMessageAndItsAnswerEndsTheExecution() {
        String execution = start("""
                {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                  "Parameters": {"QueueUrl": "%s", "MessageBody": {"token.$": "$$.Task.Token", "ask": "ok?"}}}}}""".formatted(url));

        String body =
                sqs.receiveMessage(r -> r.queueUrl(url)).messages().getFirst().body();
        String token = JsonMapper.shared().readTree(body).get("token").asString();
        assertThat(status(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        sfn.sendTaskSuccess(r -> r.taskToken(token).output("{\"answer\": true}"));
        sandbox.settle();

        assertThat(status(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(sfn.getExecutionHistory(r -> r.executionArn(execution)).events())
                .filteredOn(event -> event.taskSubmittedEventDetails() != null)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.taskSubmittedEventDetails().resourceType()).isEqualTo("sqs");
                    assertThat(event.taskSubmittedEventDetails().output()).contains("MessageId", "SdkHttpMetadata");
                });
    }

    @Test
    void withoutATokenTheTaskEndsWhenTheMessageIsSent() {
        String execution = start("""
                {"StartAt": "Tell", "States": {"Tell": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::sqs:sendMessage",
                  "Parameters": {"QueueUrl": "%s", "MessageBody": "done"}}}}""".formatted(url));

        assertThat(status(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(status(execution).output()).contains("MD5OfMessageBody");
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url))
                        .messages()
                        .getFirst()
                        .body())
                .isEqualTo("done");
    }

    @Test
    void aQueueThatIsGoneFailsTheTask() {
        String execution = start("""
                {"StartAt": "Tell", "States": {"Tell": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::sqs:sendMessage",
                  "Parameters": {"QueueUrl": "%s", "MessageBody": "done"}}}}""".formatted(url));
        sqs.deleteQueue(r -> r.queueUrl(url));

        DescribeExecutionResponse gone = status(
                sfn.startExecution(r -> r.stateMachineArn(status(execution).stateMachineArn()))
                        .executionArn());

        assertThat(gone.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(gone.error()).isEqualTo("SQS.QueueDoesNotExistException");
    }

    private String start(String definition) {
        String machine = sfn.createStateMachine(
                        r -> r.name("flow").roleArn(role).definition(definition))
                .stateMachineArn();
        return sfn.startExecution(r -> r.stateMachineArn(machine)).executionArn();
    }

    private DescribeExecutionResponse status(String execution) {
        sandbox.settle();
        return sfn.describeExecution(r -> r.executionArn(execution));
    }
}
