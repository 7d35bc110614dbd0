package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.facts.ReturnFacts.TargetFacts;
import dev.countersign.doctor.remedy.DecisionEvent;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.MetricSum.Metric;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the way back of an answer: the rules, and the functions that they call. */
final class ReturnProbe {
    private static final Duration BEFORE = Duration.ofMinutes(1);
    private static final List<String> METRICS =
            List.of("MatchedEvents", "TriggeredRules", "Invocations", "FailedInvocations", "InvocationsSentToDlq");

    private final Gateways aws;
    private final Looks looks;
    private final FunctionProbe functions;

    ReturnProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
        this.functions = new FunctionProbe(aws.inspection(), looks);
    }

    /**
     * Reads the rules among these resources, else all that have to do with CodePipeline.
     *
     * @param answer the answer that should have come back
     */
    ReturnFacts facts(ExecutionArn execution, List<StackResource> neighbours, ApprovalSight answer, Instant now) {
        Instant from = answer.decidedAt().orElse(now).minus(BEFORE);
        return new ReturnFacts(rules(neighbours)
                .map(rules -> rules.stream()
                        .filter(rule -> rule.pattern().contains("codepipeline"))
                        .map(rule -> facts(execution, rule, answer, from, now))
                        .toList()));
    }

    private Sight<List<EventRule>> rules(List<StackResource> neighbours) {
        List<String> names = neighbours.stream()
                .filter(resource -> resource.type().equals("AWS::Events::Rule"))
                .flatMap(resource -> resource.physicalId().stream())
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .toList();
        if (names.isEmpty()) {
            return looks.at("events:ListRules", "default", aws.rules()::rules);
        }
        List<Sight<Optional<EventRule>>> seen = names.stream()
                .map(name ->
                        looks.at("events:DescribeRule", name, () -> aws.rules().rule(name)))
                .toList();
        Optional<String> hidden =
                seen.stream().flatMap(one -> one.whyNot().stream()).findFirst();
        return hidden.isPresent()
                ? Sight.unseen(hidden.get())
                : Sight.seen(seen.stream()
                        .flatMap(one -> one.found().stream())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private RuleFacts facts(ExecutionArn execution, EventRule rule, ApprovalSight answer, Instant from, Instant now) {
        boolean approved = answer.isApproved();
        boolean matches = matches(execution, rule, answer);
        List<TargetFacts> targets = matches
                ? rule.targets().stream()
                        .map(target -> facts(target, from, now))
                        .toList()
                : rule.targets().stream()
                        .map(target -> new TargetFacts(target, Optional.empty(), Optional.empty()))
                        .toList();
        Sight<List<MetricSum>> metrics =
                matches ? metrics(rule, from, now) : Sight.unseen("The rule does not match this answer.");
        return new RuleFacts(rule, approved && matches, !approved && matches, targets, metrics);
    }

    private boolean matches(ExecutionArn execution, EventRule rule, ApprovalSight answer) {
        String event = DecisionEvent.json(execution.value(), answer);
        return looks.at(
                        "events:TestEventPattern",
                        rule.name(),
                        () -> aws.rules().matches(rule.pattern(), event))
                .found()
                .orElse(false);
    }

    private TargetFacts facts(RuleTarget target, Instant from, Instant now) {
        Optional<FunctionFacts> function =
                target.isFunction() ? Optional.of(functions.facts(target.arn(), from, now)) : Optional.empty();
        return new TargetFacts(
                target,
                function,
                target.deadLetterArn()
                        .map(queue -> looks.at(
                                "sqs:GetQueueAttributes",
                                queue,
                                () -> aws.inspection().queues().depth(queue))));
    }

    private Sight<List<MetricSum>> metrics(EventRule rule, Instant from, Instant now) {
        List<Metric> wanted = Stream.concat(METRICS.stream(), Stream.of("DeadLetterInvocations"))
                .map(name -> new Metric("AWS/Events", name, "RuleName", rule.name()))
                .toList();
        return looks.at(
                "cloudwatch:GetMetricData",
                rule.name(),
                () -> aws.inspection().metrics().sums(wanted, from, now));
    }
}
