package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.facts.ReturnFacts.TargetFacts;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.MetricSum.Metric;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.DecisionEvent;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final RuleProbe rules;

    ReturnProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
        this.functions = new FunctionProbe(aws.inspection(), looks);
        this.rules = new RuleProbe(aws.rules(), looks);
    }

    /**
     * Reads the rules among these resources, else all that have to do with CodePipeline.
     *
     * @param answer the answer that should have come back
     */
    ReturnFacts facts(ExecutionArn execution, List<StackResource> neighbours, ApprovalSight answer, Instant now) {
        Instant from = answer.decidedAt().orElse(now).minus(BEFORE);
        Sight<List<EventRule>> own = ofPipelines(rules(neighbours));
        if (!neighbours.isEmpty() && own.found().filter(List::isEmpty).isEmpty()) {
            return facts(own, execution, answer, from, now);
        }
        // Without a stack, or when its rules are gone, any rule of the account may carry the answer, and most have
        // nothing to do
        // with it.
        String pipeline = answer.address().pipeline();
        Sight<List<EventRule>> all = ofPipelines(looks.at("events:ListRules", "default", aws.rules()::rules));
        ReturnFacts seen = facts(all, execution, answer, from, now);
        return new ReturnFacts(seen.rules()
                .map(rules -> rules.stream()
                        .filter(rule -> rule.reactsTo(answer.isApproved())
                                || rule.rule().pattern().contains("\"" + pipeline + "\""))
                        .toList()));
    }

    private static Sight<List<EventRule>> ofPipelines(Sight<List<EventRule>> rules) {
        return rules.map(found -> found.stream()
                .filter(rule -> rule.pattern().contains("codepipeline"))
                .toList());
    }

    /** Unseen also when AWS did not say of a rule whether it matches: an unknown pattern must not pass for a wrong one. */
    private ReturnFacts facts(
            Sight<List<EventRule>> seen, ExecutionArn execution, ApprovalSight answer, Instant from, Instant now) {
        List<EventRule> found = seen.found().orElse(List.of());
        looks.ahead(found.stream()
                .<Runnable>map(rule -> () -> look(execution, rule, answer, from, now))
                .toList());
        Map<String, Sight<Boolean>> matches = new LinkedHashMap<>();
        found.forEach(rule -> matches.put(rule.name(), matches(execution, rule, answer)));
        Optional<String> hidden = seen.whyNot()
                .or(() -> matches.values().stream()
                        .flatMap(one -> one.whyNot().stream())
                        .findFirst());
        return new ReturnFacts(
                hidden.isPresent()
                        ? Sight.unseen(hidden.get())
                        : Sight.seen(found.stream()
                                .map(rule -> facts(
                                        rule,
                                        Optional.ofNullable(matches.get(rule.name()))
                                                .flatMap(Sight::found)
                                                .orElse(false),
                                        answer,
                                        from,
                                        now))
                                .toList()));
    }

    private Sight<List<EventRule>> rules(List<StackResource> neighbours) {
        List<String> names = neighbours.stream()
                .filter(resource -> resource.type().equals("AWS::Events::Rule"))
                .flatMap(resource -> resource.physicalId().stream())
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .toList();
        return rules.named(names);
    }

    /** What is read of a rule that matches is read as soon as that is known. */
    private void look(ExecutionArn execution, EventRule rule, ApprovalSight answer, Instant from, Instant now) {
        boolean matches = matches(execution, rule, answer).found().orElse(false);
        facts(rule, matches, answer, from, now);
    }

    private RuleFacts facts(EventRule rule, boolean matches, ApprovalSight answer, Instant from, Instant now) {
        boolean approved = answer.isApproved();
        if (matches) {
            looks.ahead(Stream.concat(
                            Stream.<Runnable>of(() -> metrics(rule, from, now)),
                            rule.targets().stream().<Runnable>map(target -> () -> facts(target, from, now)))
                    .toList());
        }
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

    private Sight<Boolean> matches(ExecutionArn execution, EventRule rule, ApprovalSight answer) {
        String event = DecisionEvent.json(execution.value(), answer);
        return rules.matches(rule, event, List.of(answer.address(), answer.pipelineExecutionId(), answer.isApproved()));
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
                List.of(from, now),
                () -> aws.inspection().metrics().sums(wanted, from, now));
    }
}
