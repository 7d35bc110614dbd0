package dev.countersign.sandbox.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What targets receive; a state machine as target keeps it as its executions' input. */
class DeliveryTest {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": ["events.amazonaws.com", "states.amazonaws.com"]}}]}""";
    private static final String START = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "states:StartExecution",
             "Resource": "*"}]}""";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private EventBridgeClient events;
    private IamClient iam;
    private SfnClient sfn;
    private String role;
    private String machine;

    @BeforeEach
    void makeATarget() {
        events = sandbox.client(EventBridgeClient.builder());
        iam = sandbox.client(IamClient.builder());
        sfn = sandbox.client(SfnClient.builder());
        role = iam.createRole(r -> r.roleName("target").assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
        iam.putRolePolicy(p -> p.roleName("target").policyName("start").policyDocument(START));
        machine = sfn.createStateMachine(m -> m.name("sink")
                        .roleArn(role)
                        .definition("{\"StartAt\": \"Done\", \"States\": {\"Done\": {\"Type\": \"Succeed\"}}}"))
                .stateMachineArn();
        events.putRule(r -> r.name("orders").eventPattern("{\"source\": [\"shop\"]}"));
    }

    @Test
    void theWholeEventByDefault() {
        target(Target.builder());

        send("{\"state\": \"PAID\"}");

        JsonNode received = received().getFirst();
        assertThat(received.get("detail-type").stringValue()).isEqualTo("Order");
        assertThat(received.get("account").stringValue()).isEqualTo("111122223333");
        assertThat(received.get("time").stringValue()).isEqualTo("2026-01-15T09:00:00Z");
        assertThat(received.at("/detail/state").stringValue()).isEqualTo("PAID");
    }

    @Test
    void aPartOfTheEvent() {
        target(Target.builder().inputPath("$.detail.order"));

        send("{\"order\": {\"id\": 7}}");

        assertThat(received().getFirst().toString()).isEqualTo("{\"id\":7}");
    }

    @Test
    void aTextMadeFromParts() {
        target(Target.builder()
                .inputTransformer(i -> i.inputPathsMap(
                                Map.of("state", "$.detail.state", "order", "$.detail.order", "none", "$.detail.none"))
                        .inputTemplate("""
                                {"bare": <state>, "text": "is <state>", "order": <order>, "none": <none>,
                                 "rule": <aws.events.rule-name>, "all": <aws.events.event.json>}""")));

        send("{\"state\": \"PA\\\"ID\", \"order\": {\"id\": 7}}");

        JsonNode received = received().getFirst();
        assertThat(received.get("bare").stringValue()).isEqualTo("PA\"ID");
        assertThat(received.get("text").stringValue()).isEqualTo("is PA\"ID");
        assertThat(received.get("order").toString()).isEqualTo("{\"id\":7}");
        assertThat(received.get("none").stringValue()).isEmpty();
        assertThat(received.get("rule").stringValue()).isEqualTo("orders");
        assertThat(received.at("/all/detail/order/id").intValue()).isEqualTo(7);
    }

    @Test
    void nothingWhileTheRuleIsDisabledOrTheRoleMayNot() {
        target(Target.builder());
        events.disableRule(d -> d.name("orders"));
        send("{}");
        events.enableRule(d -> d.name("orders"));
        iam.deleteRolePolicy(d -> d.roleName("target").policyName("start"));
        send("{}");
        iam.putRolePolicy(p -> p.roleName("target").policyName("start").policyDocument(START));

        sandbox.advance(Duration.ofHours(1));

        // A refusal is final; only other failures are tried again.
        assertThat(received()).isEmpty();
    }

    @Test
    void aScheduleIsDueAtItsRate() {
        events.putRule(r -> r.name("orders").scheduleExpression("rate(5 minutes)"));
        target(Target.builder());

        sandbox.advance(Duration.ofMinutes(16));
        events.disableRule(d -> d.name("orders"));
        sandbox.advance(Duration.ofMinutes(16));

        assertThat(received())
                .hasSize(3)
                .allSatisfy(event ->
                        assertThat(event.get("detail-type").stringValue()).isEqualTo("Scheduled Event"));
    }

    private void target(Target.Builder target) {
        events.putTargets(t -> t.rule("orders")
                .targets(target.id("sink").arn(machine).roleArn(role).build()));
    }

    private void send(String detail) {
        events.putEvents(
                p -> p.entries(e -> e.source("shop").detailType("Order").detail(detail)));
        sandbox.settle();
    }

    private List<JsonNode> received() {
        return sfn.listExecutions(l -> l.stateMachineArn(machine)).executions().stream()
                .map(one -> sfn.describeExecution(d -> d.executionArn(one.executionArn()))
                        .input())
                .map(input -> (JsonNode) JsonMapper.shared().readTree(input))
                .toList();
    }
}
