package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.sfn.model.KmsInvalidStateException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A state machine with a customer managed key: without the key nothing is taken and nothing is shown. */
class EncryptedMachineTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private final String name = "m" + UUID.randomUUID().toString().substring(0, 8);
    private KmsClient kms;
    private SfnClient states;
    private IamClient iam;
    private String key;
    private String machine;
    private String execution;
    private String token;

    @BeforeEach
    void anExecutionWaits() {
        kms = sandbox.client(KmsClient.builder());
        states = sandbox.client(SfnClient.builder());
        iam = sandbox.client(IamClient.builder());
        SqsClient sqs = sandbox.client(SqsClient.builder());
        key = kms.createKey(r -> r.description(name)).keyMetadata().arn();
        String queue = sqs.createQueue(r -> r.queueName(name)).queueUrl();
        String role = iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},
                         "Action":"sts:AssumeRole"}]}"""))
                .role()
                .arn();
        iam.putRolePolicy(r -> r.roleName(name).policyName("all").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sqs:*","kms:*"],"Resource":"*"}]}"""));
        machine = states.createStateMachine(r -> r.name(name)
                        .roleArn(role)
                        .definition("""
                                {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
                                 "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                 "Parameters": {"QueueUrl": "%s", "MessageBody": {"token.$": "$$.Task.Token"}}}}}""".formatted(queue))
                        .encryptionConfiguration(e -> e.type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY)
                                .kmsKeyId(key)
                                .kmsDataKeyReusePeriodSeconds(60)))
                .stateMachineArn();
        execution = states.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        sandbox.settle();
        String body =
                sqs.receiveMessage(r -> r.queueUrl(queue)).messages().getFirst().body();
        token = body.replaceAll("^.*\"token\":\"|\".*$", "");
    }

    @Test
    void whileTheKeyIsDisabledNoAnswerIsTakenAndNoDataAreShown() {
        kms.disableKey(r -> r.keyId(key));

        assertThatThrownBy(() -> states.sendTaskSuccess(r -> r.taskToken(token).output("{}")))
                .isInstanceOf(KmsInvalidStateException.class)
                .extracting(e -> ((KmsInvalidStateException) e).kmsKeyStateAsString())
                .isEqualTo("DISABLED");
        assertThatThrownBy(() -> states.describeExecution(r -> r.executionArn(execution)))
                .isInstanceOf(KmsInvalidStateException.class);
        assertThatThrownBy(() -> states.getExecutionHistory(r -> r.executionArn(execution)))
                .isInstanceOf(KmsInvalidStateException.class);
        assertThat(states.describeExecution(r -> r.executionArn(execution).includedData("METADATA_ONLY"))
                        .statusAsString())
                .isEqualTo("RUNNING");
        assertThat(states.getExecutionHistory(r -> r.executionArn(execution).includeExecutionData(false))
                        .events())
                .hasSize(5);

        kms.enableKey(r -> r.keyId(key));
        states.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
        sandbox.settle();
        assertThat(states.getExecutionHistory(r -> r.executionArn(execution)).events())
                .anyMatch(event -> event.type() == HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void theRightOfTheMachinesRoleDecidesWhetherAnAnswerIsTaken() {
        iam.putRolePolicy(r -> r.roleName(name).policyName("all").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"*"}]}"""));

        assertThatThrownBy(() -> states.sendTaskSuccess(r -> r.taskToken(token).output("{}")))
                .isInstanceOf(KmsAccessDeniedException.class);
        assertThatThrownBy(() -> states.startExecution(r -> r.stateMachineArn(machine)))
                .isInstanceOf(KmsAccessDeniedException.class);
        assertThat(states.describeExecution(r -> r.executionArn(execution)).statusAsString())
                .isEqualTo("RUNNING");
        // Without error and cause there is nothing to encrypt.
        states.sendTaskFailure(r -> r.taskToken(token));
    }

    @Test
    void theConfigurationIsToldAndCanBeTakenBack() {
        assertThat(states.describeStateMachine(r -> r.stateMachineArn(machine))
                        .encryptionConfiguration()
                        .kmsKeyId())
                .isEqualTo(key);

        states.updateStateMachine(
                r -> r.stateMachineArn(machine).encryptionConfiguration(e -> e.type(EncryptionType.AWS_OWNED_KEY)));
        kms.disableKey(r -> r.keyId(key));

        assertThat(states.describeStateMachine(r -> r.stateMachineArn(machine)).encryptionConfiguration())
                .isNull();
        assertThatThrownBy(() -> states.updateStateMachine(r -> r.stateMachineArn(machine)
                        .encryptionConfiguration(e ->
                                e.type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY).kmsKeyId(key))))
                .isInstanceOf(KmsInvalidStateException.class);
    }
}
