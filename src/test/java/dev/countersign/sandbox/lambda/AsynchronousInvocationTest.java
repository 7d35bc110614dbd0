package dev.countersign.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.SnsClient;

class AsynchronousInvocationTest {
    private static final String GROUP = "/aws/lambda/failing";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withPython(Functions.python()));

    private LambdaClient lambda;
    private CloudWatchLogsClient logs;
    private Functions functions;

    @BeforeEach
    void createAFunctionThatFails() {
        lambda = sandbox.client(LambdaClient.builder());
        logs = sandbox.client(CloudWatchLogsClient.builder());
        functions = new Functions(sandbox);
        functions.role("logs:*", "sns:Publish");
        functions.create("failing", "def handler(event, context):\n    raise ValueError('no')\n");
    }

    @Test
    void aFailureIsTriedAgainAfterOneMinuteAndAfterTwoMore() {
        int accepted = lambda.invoke(r -> r.functionName("failing").invocationType(InvocationType.EVENT))
                .statusCode();
        sandbox.settle();
        assertThat(accepted).isEqualTo(202);
        assertThat(attempts()).isEqualTo(1);

        sandbox.advance(Duration.ofSeconds(60));
        assertThat(attempts()).isEqualTo(2);
        sandbox.advance(Duration.ofSeconds(119));
        assertThat(attempts()).isEqualTo(2);
        sandbox.advance(Duration.ofDays(1));
        assertThat(attempts()).isEqualTo(3);
    }

    @Test
    void afterTheLastFailureTheDestinationHearsOfIt() {
        var sns = sandbox.client(SnsClient.builder());
        String topic = sns.createTopic(r -> r.name("failures")).topicArn();
        functions.create(
                "listener", "def handler(event, context):\n    print(event['Records'][0]['Sns']['Message'])\n");
        String listener =
                lambda.getFunctionConfiguration(r -> r.functionName("listener")).functionArn();
        lambda.addPermission(r -> r.functionName("listener")
                .statementId("sns")
                .action("lambda:InvokeFunction")
                .principal("sns.amazonaws.com")
                .sourceArn(topic));
        sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(listener));
        lambda.putFunctionEventInvokeConfig(r -> r.functionName("failing")
                .qualifier("$LATEST")
                .maximumRetryAttempts(0)
                .destinationConfig(d -> d.onFailure(f -> f.destination(topic))));

        lambda.invoke(r -> r.functionName("failing").invocationType(InvocationType.EVENT));
        sandbox.settle();

        assertThat(logs.filterLogEvents(r ->
                                r.logGroupName("/aws/lambda/listener").filterPattern("RetriesExhausted ValueError"))
                        .events())
                .hasSize(1);
    }

    @Test
    void eventBusesAreRefusedAsDestinations() {
        assertThatThrownBy(() -> lambda.putFunctionEventInvokeConfig(r -> r.functionName("failing")
                        .destinationConfig(d ->
                                d.onFailure(f -> f.destination("arn:aws:events:eu-west-1:111122223333:event-bus/x")))))
                .hasMessageContaining("does not implement");
        assertThatThrownBy(() -> lambda.getFunctionEventInvokeConfig(r -> r.functionName("failing")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void noConcurrencyMeansNoInvocation() {
        lambda.putFunctionConcurrency(r -> r.functionName("failing").reservedConcurrentExecutions(0));

        assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("failing")))
                .isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void withoutLogPermissionsTheFunctionRunsAndItsLogIsLost() {
        functions.allow("s3:GetObject");

        lambda.invoke(r -> r.functionName("failing"));

        assertThat(logs.describeLogGroups().logGroups()).isEmpty();
    }

    private int attempts() {
        return logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern("START"))
                .events()
                .size();
    }
}
