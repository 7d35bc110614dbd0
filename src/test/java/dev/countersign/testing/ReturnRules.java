package dev.countersign.testing;

import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.facts.ReturnFacts.TargetFacts;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.MetricSum.Metric;
import dev.countersign.domain.inspect.QueueDepth;
import dev.countersign.relay.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was read of a rule that may carry answers back, made by hand: enabled, and matching every answer. */
public final class ReturnRules {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:letters";

    private final String name;
    private final List<TargetFacts> targets = new ArrayList<>();
    private Sight<List<MetricSum>> metrics = Sight.seen(List.of());
    private boolean enabled = true;
    private boolean matches = true;

    private ReturnRules(String name) {
        this.name = name;
    }

    public static ReturnRules named(String name) {
        return new ReturnRules(name);
    }

    public ReturnRules disabled() {
        enabled = false;
        return this;
    }

    public ReturnRules notMatching() {
        matches = false;
        return this;
    }

    public ReturnRules calling(Functions function) {
        return target(function.arn(), Optional.of(function.facts()), Optional.empty());
    }

    /** The target has a dead-letter queue with so many letters. */
    public ReturnRules calling(Functions function, long letters) {
        return target(function.arn(), Optional.of(function.facts()), Optional.of(letters));
    }

    /** Something that is told of the answer and is no function. */
    public ReturnRules telling(String arn) {
        return target(arn, Optional.empty(), Optional.empty());
    }

    private ReturnRules target(String arn, Optional<FunctionFacts> function, Optional<Long> letters) {
        targets.add(new TargetFacts(
                new RuleTarget(Integer.toString(targets.size()), arn, Optional.empty(), letters.map(any -> QUEUE)),
                function,
                letters.map(count -> Sight.seen(new QueueDepth(count, 0)))));
        return this;
    }

    /** How many invocations went to the dead-letter queue since the answer. */
    public ReturnRules deadLettered(double count) {
        metrics = Sight.seen(List.of(
                new MetricSum(new Metric("AWS/Events", "InvocationsSentToDlq", "RuleName", name), Optional.of(count))));
        return this;
    }

    /** How often it has invoked something since the answer; no data where it has not. */
    public ReturnRules invoked(Optional<Double> count) {
        metrics = Sight.seen(List.of(new MetricSum(new Metric("AWS/Events", "Invocations", "RuleName", name), count)));
        return this;
    }

    public ReturnRules metricsHidden() {
        metrics = Sight.unseen("This needs the permission cloudwatch:GetMetricData.");
        return this;
    }

    public RuleFacts facts() {
        var rule = new EventRule(
                name,
                "arn:aws:events:eu-west-1:111122223333:rule/" + name,
                enabled,
                "{\"source\":[\"aws.codepipeline\"]}",
                targets.stream().map(TargetFacts::target).toList());
        return new RuleFacts(rule, matches, matches, List.copyOf(targets), metrics);
    }
}
