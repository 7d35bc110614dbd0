package dev.countersign.sandbox.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queues as targets, dead-letter queues, destinations and subscribers of the other services. */
final class QueuesOfOtherServicesTest {
    private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/answers";
    private static final String MISSING = "arn:aws:lambda:eu-west-1:111122223333:function:missing";

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private SqsClient sqs;
    private EventBridgeClient events;

    @BeforeEach
    void aRule() {
        sqs = sandbox.client(SqsClient.builder());
        events = sandbox.client(EventBridgeClient.builder());
        events.putRule(r -> r.name("answers").eventPattern("{\"source\": [\"desk\"]}"));
    }

    @Test
    void aQueueThatLetsTheRuleInIsItsTarget() {
        String url = queue("inbox", "events.amazonaws.com", RULE);
        target(Target.builder()
                .id("q")
                .arn(arn("inbox"))
                .input("{\"short\": true}")
                .build());

        emit();

        assertThat(bodies(url)).containsExactly("{\"short\": true}");
        assertThat(metric("Invocations")).isEqualTo(1);
        assertThat(metric("FailedInvocations")).isZero();
    }

    @Test
    void aQueueThatDoesNotLetTheRuleInGetsNothing() {
        String url = queue("inbox", "events.amazonaws.com", RULE.replace("answers", "others"));
        target(Target.builder().id("q").arn(arn("inbox")).build());

        emit();

        assertThat(bodies(url)).isEmpty();
        assertThat(metric("FailedInvocations")).isEqualTo(1);
    }

    @Test
    void anEventForAMissingTargetGoesStraightToTheDeadLetterQueue() {
        String url = queue("dead", "events.amazonaws.com", RULE);
        target(Target.builder()
                .id("f")
                .arn(MISSING)
                .deadLetterConfig(d -> d.arn(arn("dead")))
                .build());

        emit();

        Message letter = receive(url).getFirst();
        assertThat(JsonMapper.shared().readTree(letter.body()).get("source").asString())
                .isEqualTo("desk");
        assertThat(letter.messageAttributes().get("RULE_ARN").stringValue()).isEqualTo(RULE);
        assertThat(letter.messageAttributes().get("TARGET_ARN").stringValue()).isEqualTo(MISSING);
        assertThat(letter.messageAttributes().get("ERROR_CODE").stringValue()).isEqualTo("NO_RESOURCE");
        assertThat(letter.messageAttributes().get("RETRY_ATTEMPTS").stringValue())
                .isEqualTo("0");
        assertThat(metric("FailedInvocations")).isEqualTo(1);
        assertThat(metric("InvocationsSentToDlq")).isEqualTo(1);
    }

    @Test
    void anEventThatMayNotReachItsTargetIsLostWhereTheDeadLetterQueueIsShutToo() {
        function();
        queue("dead", "events.amazonaws.com", RULE.replace("answers", "others"));
        target(Target.builder()
                .id("f")
                .arn(MISSING.replace("missing", "worker"))
                .deadLetterConfig(d -> d.arn(arn("dead")))
                .build());

        emit();

        assertThat(metric("FailedInvocations")).isEqualTo(1);
        assertThat(metric("InvocationsFailedToBeSentToDlq")).isEqualTo(1);
    }

    @Test
    void aFunctionThatMayNotBeCalledSendsTheEventToTheDeadLetterQueue() {
        function();
        String url = queue("dead", "events.amazonaws.com", RULE);
        target(Target.builder()
                .id("f")
                .arn(MISSING.replace("missing", "worker"))
                .deadLetterConfig(d -> d.arn(arn("dead")))
                .build());

        emit();

        assertThat(receive(url).getFirst().messageAttributes().get("ERROR_CODE").stringValue())
                .isEqualTo("NO_PERMISSIONS");
    }

    @Test
    void aFailingFunctionsEventsGoToItsDestinationAndItsDeadLetterQueue() {
        function();
        LambdaClient lambda = sandbox.client(LambdaClient.builder());
        String failed = queue("failed", "lambda.amazonaws.com", "*");
        String dead = queue("dead", "lambda.amazonaws.com", "*");
        lambda.putFunctionEventInvokeConfig(r -> r.functionName("worker")
                .maximumRetryAttempts(0)
                .destinationConfig(d -> d.onFailure(f -> f.destination(arn("failed")))));
        lambda.updateFunctionConfiguration(
                r -> r.functionName("worker").deadLetterConfig(d -> d.targetArn(arn("dead"))));

        lambda.invoke(r -> r.functionName("worker").invocationType(InvocationType.EVENT));
        sandbox.settle();

        JsonNode record =
                JsonMapper.shared().readTree(receive(failed).getFirst().body());
        assertThat(record.path("requestContext").path("condition").asString()).isEqualTo("RetriesExhausted");
        assertThat(receive(dead).getFirst().messageAttributes()).containsKeys("RequestID", "ErrorMessage");
        assertThat(sum("AWS/Lambda", "Errors", "FunctionName", "worker")).isEqualTo(1);
        assertThat(sum("AWS/Lambda", "AsyncEventsDropped", "FunctionName", "worker"))
                .isEqualTo(1);
    }

    @Test
    void aTopicsMessagesReachASubscribedQueueThatLetsItIn() {
        SnsClient sns = sandbox.client(SnsClient.builder());
        String topic = sns.createTopic(r -> r.name("news")).topicArn();
        String open = queue("open", "sns.amazonaws.com", topic);
        String shut = queue("shut", "sns.amazonaws.com", topic + "x");
        List.of("open", "shut")
                .forEach(name ->
                        sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(arn(name))));

        sns.publish(r -> r.topicArn(topic).message("hello"));
        sandbox.settle();

        assertThat(JsonMapper.shared()
                        .readTree(bodies(open).getFirst())
                        .path("Message")
                        .asString())
                .isEqualTo("hello");
        assertThat(bodies(shut)).isEmpty();
        assertThat(sum("AWS/SNS", "NumberOfNotificationsFailed", "TopicName", "news"))
                .isEqualTo(1);
    }

    private void emit() {
        events.putEvents(r -> r.entries(e -> e.source("desk").detailType("t").detail("{}")));
        sandbox.settle();
    }

    private void target(Target target) {
        events.putTargets(r -> r.rule("answers").targets(target));
    }

    /** Without Python and of no template of ours, it fails whenever it is called. */
    private void function() {
        IamClient iam = sandbox.client(IamClient.builder());
        iam.createRole(r -> r.roleName("worker").assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}"""));
        iam.putRolePolicy(r -> r.roleName("worker").policyName("send").policyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage",
                 "Resource": "*"}]}"""));
        sandbox.client(LambdaClient.builder())
                .createFunction(r -> r.functionName("worker")
                        .runtime(Runtime.PYTHON3_13)
                        .handler("index.handler")
                        .role("arn:aws:iam::111122223333:role/worker")
                        .code(c ->
                                c.zipFile(Zip.of("index.py", "def handler(event, context): raise Exception('no')"))));
    }

    private String queue(String name, String service, String source) {
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "%s"},
                 "Action": "sqs:SendMessage", "Resource": "%s", "Condition": {"ArnLike": {"aws:SourceArn": "%s"}}}]}""".formatted(service, arn(name), source);
        return sqs.createQueue(r -> r.queueName(name).attributes(Map.of(QueueAttributeName.POLICY, policy)))
                .queueUrl();
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }

    private List<String> bodies(String url) {
        return receive(url).stream().map(Message::body).toList();
    }

    private double metric(String name) {
        return sum("AWS/Events", name, "RuleName", "answers");
    }

    private double sum(String namespace, String name, String dimension, String value) {
        return sandbox
                .client(CloudWatchClient.builder())
                .getMetricData(r -> r.startTime(RunningSandbox.START.minusSeconds(60))
                        .endTime(RunningSandbox.START.plus(Duration.ofHours(1)))
                        .metricDataQueries(q -> q.id("m")
                                .metricStat(s -> s.stat("Sum")
                                        .period(3600)
                                        .metric(m -> m.namespace(namespace)
                                                .metricName(name)
                                                .dimensions(
                                                        d -> d.name(dimension).value(value))))))
                .metricDataResults()
                .getFirst()
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static String arn(String name) {
        return "arn:aws:sqs:eu-west-1:111122223333:" + name;
    }
}
