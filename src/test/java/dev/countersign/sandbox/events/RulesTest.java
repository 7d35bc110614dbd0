package dev.countersign.sandbox.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Rules and targets as they are put, read and refused. */
class RulesTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:result";
    private static final String EVENT = """
            {"id": "1", "account": "111122223333", "source": "shop", "time": "2026-01-01T00:00:00Z",
             "region": "eu-west-1", "resources": [], "detail-type": "Order", "detail": {"state": "PAID"}}""";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private EventBridgeClient events;

    @BeforeEach
    void putARule() {
        events = sandbox.client(EventBridgeClient.builder());
        events.putRule(r -> r.name("paid").description("orders").eventPattern("{\"source\": [\"shop\"]}"));
    }

    @Test
    void aRuleIsDescribedAsItWasPut() {
        var rule = events.describeRule(d -> d.name("paid"));

        assertThat(rule.arn()).isEqualTo("arn:aws:events:eu-west-1:111122223333:rule/paid");
        assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
        assertThat(rule.eventPattern()).isEqualTo("{\"source\": [\"shop\"]}");
        assertThat(rule.eventBusName()).isEqualTo("default");
    }

    @Test
    void aRuleIsSwitchedOffAndOn() {
        events.disableRule(d -> d.name("paid"));
        assertThat(events.describeRule(d -> d.name("paid")).state()).isEqualTo(RuleState.DISABLED);

        events.enableRule(d -> d.name("paid"));
        assertThat(events.listRules(l -> l.namePrefix("pa")).rules().getFirst().state())
                .isEqualTo(RuleState.ENABLED);
    }

    @Test
    void targetsAreListedFoundAndRemoved() {
        events.putTargets(t ->
                t.rule("paid").targets(Target.builder().id("one").arn(FUNCTION).build()));

        assertThat(events.listTargetsByRule(l -> l.rule("paid")).targets())
                .extracting(Target::arn)
                .containsExactly(FUNCTION);
        assertThat(events.listRuleNamesByTarget(l -> l.targetArn(FUNCTION)).ruleNames())
                .containsExactly("paid");
        assertThatThrownBy(() -> events.deleteRule(d -> d.name("paid")))
                .hasMessageContaining("Rule can't be deleted since it has targets.");
        var removed = events.removeTargets(r -> r.rule("paid").ids("one", "two"));
        assertThat(removed.failedEntryCount()).isEqualTo(1);
        assertThat(removed.failedEntries().getFirst().targetId()).isEqualTo("two");
        events.deleteRule(d -> d.name("paid"));
        assertThatThrownBy(() -> events.describeRule(d -> d.name("paid")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Rule paid does not exist on EventBus default.");
    }

    @Test
    void whatIsNotThereOrNotValidIsRefused() {
        assertThatThrownBy(() -> events.putRule(r -> r.name("x").eventPattern("{\"source\": \"shop\"}")))
                .isInstanceOf(InvalidEventPatternException.class)
                .hasMessageContaining("Event pattern is not valid. Reason: \"source\" must be an object or an array");
        assertThatThrownBy(() -> events.putRule(r -> r.name("x")))
                .hasMessageContaining("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        assertThatThrownBy(() -> events.listRules(l -> l.eventBusName("other")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Event bus other does not exist.");
        assertThatThrownBy(() -> events.putTargets(t -> t.rule("none")
                        .targets(Target.builder().id("1").arn(FUNCTION).build())))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> events.putTargets(t -> t.rule("paid")
                        .targets(Target.builder()
                                .id("1")
                                .arn("arn:aws:codepipeline:eu-west-1:111122223333:release")
                                .build())))
                .hasMessageContaining("RoleArn is required for target");
    }

    @Test
    void whatTheSandboxLacksIsNamed() {
        assertThatThrownBy(() -> events.putTargets(t -> t.rule("paid")
                        .targets(Target.builder()
                                .id("1")
                                .arn("arn:aws:kinesis:eu-west-1:111122223333:stream/x")
                                .build())))
                .isInstanceOfSatisfying(
                        EventBridgeException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented"))
                .hasMessageContaining("kinesis");
        assertThatThrownBy(() -> events.putRule(r -> r.name("x").scheduleExpression("cron(0 12 * * ? *)")))
                .hasMessageContaining("cron expressions");
    }

    @Test
    void aPatternIsTriedOutOnAnEvent() {
        assertThat(events.testEventPattern(t -> t.event(EVENT).eventPattern("{\"detail\": {\"state\": [\"PAID\"]}}"))
                        .result())
                .isTrue();
        assertThat(events.testEventPattern(t -> t.event(EVENT).eventPattern("{\"source\": [\"other\"]}"))
                        .result())
                .isFalse();
    }

    @Test
    void ownEventsAreTakenOneByOne() {
        var answer = events.putEvents(p -> p.entries(
                e -> e.source("shop").detailType("Order").detail("{}"),
                e -> e.source("aws.codepipeline").detailType("Order").detail("{}"),
                e -> e.source("shop").detailType("Order").detail("not json")));

        assertThat(answer.failedEntryCount()).isEqualTo(2);
        assertThat(answer.entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly(null, "NotAuthorizedForSourceException", "MalformedDetail");
    }
}
