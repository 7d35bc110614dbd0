package dev.countersign.stack.health.live;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.inspect.TopicSubscription;
import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.setup.Group;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.setup.Thing;
import dev.countersign.stack.health.setup.TopicSetup;
import dev.countersign.stack.health.setup.TopicSetup.Subscriber;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.util.List;
import java.util.Optional;

/** Rules and topics of an account. */
final class LiveEvents {
    private static final String LIST = "events:ListRules";

    private final Gateways aws;
    private final Place place;

    LiveEvents(Gateways aws, Place place) {
        this.aws = aws;
        this.place = place;
    }

    /** All rules of the default bus: the one that matters may belong to another stack. */
    Group<RuleSetup> rules() {
        Fact<List<EventRule>> rules = Viewing.look(LIST, "*", () -> aws.rules().rules());
        List<RuleSetup> found =
                rules.found().stream().flatMap(List::stream).map(this::rule).toList();
        return new Group<>(found, rules.sight().whyNot(), rules.origin());
    }

    private RuleSetup rule(EventRule rule) {
        var origin = new Origin.Call(LIST, rule.name());
        return new RuleSetup(
                new Thing(new Term(rule.name()), new Term(rule.arn()), place.logicalId(rule.name()), origin),
                Fact.seen(rule.enabled(), origin),
                pattern(rule, origin),
                rule.targets().stream().map(target -> target(rule, target)).toList());
    }

    private static Fact<Optional<Cursor>> pattern(EventRule rule, Origin.Call origin) {
        try {
            return rule.pattern().isEmpty()
                    ? Fact.seen(Optional.empty(), origin)
                    : Fact.seen(Optional.of(Cursor.ofAnswer(rule.pattern(), origin)), origin);
        } catch (UnreadableTemplateException e) {
            return Fact.unseen("The event pattern of ‘" + rule.name() + "’ cannot be read.", origin);
        }
    }

    private static TargetSetup target(EventRule rule, RuleTarget target) {
        var origin = new Origin.Call("events:ListTargetsByRule", rule.name());
        return new TargetSetup(
                target.id(),
                new Term(target.arn()),
                target.roleArn().map(Term::new),
                Fact.seen(target.input(), origin),
                Fact.seen(target.deadLetterArn(), origin),
                origin);
    }

    TopicSetup topic(String arn) {
        Fact<List<TopicSubscription>> subscriptions = Viewing.look(
                "sns:ListSubscriptionsByTopic",
                arn,
                () -> aws.inspection().topics().subscriptions(arn));
        return new TopicSetup(
                new Thing(new Term(arn).lastPart(), new Term(arn), place.logicalId(arn), subscriptions.origin()),
                subscriptions.map(all -> all.stream()
                        .map(one -> new Subscriber(one.protocol(), one.endpoint(), Truth.of(one.confirmed())))
                        .toList()));
    }
}
