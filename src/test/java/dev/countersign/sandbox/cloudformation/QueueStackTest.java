package dev.countersign.sandbox.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues, their policies, and a rule whose target has a dead-letter queue, from a template. */
final class QueueStackTest {
    private static final String TEMPLATE = """
            Parameters:
              Retention: {Type: Number, Default: 1209600}
            Resources:
              Lost:
                Type: AWS::SQS::Queue
                Properties:
                  MessageRetentionPeriod: !Ref Retention
                  Tags: [{Key: team, Value: desk}]
              Inbox:
                Type: AWS::SQS::Queue
                Properties:
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 3}
              LetIn:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Lost]
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: {Service: events.amazonaws.com}
                        Action: sqs:SendMessage
                        Resource: !GetAtt Lost.Arn
                        Condition: {ArnEquals: {'aws:SourceArn': !GetAtt Rule.Arn}}
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern: {source: [desk]}
                  Targets:
                    - Id: missing
                      Arn: !Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:missing'
                      DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                      RetryPolicy: {MaximumRetryAttempts: 3}
            Outputs:
              Lost: {Value: !Ref Lost}
              Name: {Value: !GetAtt Lost.QueueName}
            """;

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private Deploying deploying;
    private SqsClient sqs;

    @BeforeEach
    void clients() {
        deploying = new Deploying(sandbox);
        sqs = sandbox.client(SqsClient.builder());
    }

    @Test
    void theDeadLetterQueueOfATemplateGetsWhatCannotBeDelivered() {
        Stack stack = deploying.create("queues", TEMPLATE, Map.of());

        assertThat(stack.stackStatus())
                .as(deploying.failures("queues").toString())
                .isEqualTo(StackStatus.CREATE_COMPLETE);
        String lost = deploying.output(stack, "Lost");
        assertThat(lost).startsWith(sandbox.endpoint() + "/111122223333/queues-Lost-");
        assertThat(lost).endsWith("/" + deploying.output(stack, "Name"));
        assertThat(sqs.listQueueTags(r -> r.queueUrl(lost)).tags()).containsEntry("team", "desk");
        assertThat(sqs.listDeadLetterSourceQueues(r -> r.queueUrl(lost)).queueUrls())
                .hasSize(1);

        sandbox.client(EventBridgeClient.builder())
                .putEvents(r -> r.entries(e -> e.source("desk").detailType("t").detail("{}")));
        sandbox.settle();
        assertThat(attribute(lost, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("1");
    }

    @Test
    void aQueueIsChangedInPlaceAndGoesWithItsStack() {
        Stack stack = deploying.create("queues", TEMPLATE, Map.of());
        String lost = deploying.output(stack, "Lost");

        Stack updated = deploying.update("queues", TEMPLATE, Map.of("Retention", "3600"));

        assertThat(updated.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(deploying.output(updated, "Lost")).isEqualTo(lost);
        assertThat(attribute(lost, QueueAttributeName.MESSAGE_RETENTION_PERIOD)).isEqualTo("3600");

        assertThat(deploying.delete(stack.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(sqs.listQueues().queueUrls()).isEmpty();
    }

    private String attribute(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }
}
