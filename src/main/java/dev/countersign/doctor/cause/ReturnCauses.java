package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.facts.ReturnFacts.TargetFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.QueueDepth;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Causes on the way of the answer from CodePipeline to the function. */
final class ReturnCauses {
    private static final Set<String> ACTIVITY = Set.of("MatchedEvents", "TriggeredRules", "Invocations");

    private ReturnCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.RETURN_RULE_OFF, facts -> AnswerWay.of(facts).flatMap(way -> ruleOff(facts, way))),
                new Rule(Cause.RETURN_PATTERN, facts -> AnswerWay.of(facts).flatMap(way -> pattern(facts, way))),
                new Rule(
                        Cause.RETURN_NOT_PERMITTED,
                        facts -> AnswerWay.of(facts).flatMap(way -> notPermitted(facts, way))),
                new Rule(
                        Cause.RETURN_IN_DEAD_LETTERS,
                        facts -> AnswerWay.of(facts).flatMap(way -> deadLetters(facts, way))));
    }

    /** Only when no other rule carries the answer. */
    private static Optional<Suspicion> ruleOff(CaseFacts facts, AnswerWay way) {
        if (way.rules().isEmpty()) {
            return Optional.of(
                    proved(
                                    "The approval was answered, but there is no EventBridge rule that could carry the answer back.",
                                    way.decision(),
                                    Evidence.of(
                                            "events:ListRules",
                                            "default",
                                            "No rule of the default bus has to do with this pipeline, and CodePipeline sends its events there only."))
                            .mendedBy(
                                    Remedies.recordedDecision(facts, way.answer()),
                                    Remedies.byHand(
                                            "Deploy the rule again",
                                            "Deploy the stack anew, so that a rule on the default bus carries later answers back.")));
        }
        Optional<RuleFacts> off = way.disabled();
        Optional<RuleFacts> on = way.working();
        if (off.isEmpty()) {
            return on.flatMap(rule -> offThen(facts, way, rule));
        }
        if (on.filter(rule -> !way.endedWell(rule)).isPresent()) {
            return Optional.empty();
        }
        String name = off.get().rule().name();
        String summary = "The approval was answered, but rule ‘" + name
                + (on.isEmpty()
                        ? "’, which carries the answer back, is disabled."
                        : "’ is disabled, and what rule ‘" + on.get().rule().name()
                                + "’ calls instead ended well without sending the token.");
        Evidence state = Evidence.of("events:DescribeRule", name, "Its state is DISABLED.");
        Suspicion found =
                on.isEmpty() ? proved(summary, way.decision(), state) : likely(summary, way.decision(), state);
        return Optional.of(found.mendedBy(
                Remedies.enableRuleAndReplay(facts, off.get()), Remedies.recordedDecision(facts, way.answer())));
    }

    /** The rule is as it should be and has done nothing since the answer: it cannot have been so when the answer came. */
    private static Optional<Suspicion> offThen(CaseFacts facts, AnswerWay way, RuleFacts rule) {
        boolean late = facts.relay().hop(Hop.Kind.RETURN).state() == Hop.State.LATE;
        if (!late || !isIdle(rule) || way.log().filter(FunctionLog::ran).isPresent()) {
            return Optional.empty();
        }
        String name = rule.rule().name();
        return Optional.of(likely(
                        "The approval was answered, and rule ‘" + name
                                + "’, which is in order now, has taken no event since: it was off, or another, when the answer came.",
                        way.decision(),
                        Evidence.of(
                                "events:DescribeRule",
                                name,
                                "Its state is ENABLED, and its pattern matches the answer."),
                        Evidence.of(
                                "cloudwatch:GetMetricData",
                                name,
                                "It has neither matched an event nor invoked a target since the answer."))
                .mendedBy(Remedies.replay(facts, rule), Remedies.recordedDecision(facts, way.answer())));
    }

    private static boolean isIdle(RuleFacts rule) {
        List<MetricSum> sums = rule.metrics().found().orElse(List.of()).stream()
                .filter(sum -> ACTIVITY.contains(sum.metric().name()))
                .toList();
        return !sums.isEmpty() && sums.stream().allMatch(sum -> sum.orZero() == 0);
    }

    /** There are rules for CodePipeline, and none of them takes this answer. */
    private static Optional<Suspicion> pattern(CaseFacts facts, AnswerWay way) {
        if (way.rules().isEmpty() || !way.matching().isEmpty()) {
            return Optional.empty();
        }
        RuleFacts nearest = way.rules().stream()
                .filter(rule -> rule.rule().targets().stream().anyMatch(EventRule.RuleTarget::isFunction))
                .findFirst()
                .orElse(way.rules().getFirst());
        EventRule closest = nearest.rule();
        String state = way.answer().isApproved() ? "SUCCEEDED" : "FAILED";
        return Optional.of(proved(
                        "The approval was answered, but the pattern of rule ‘" + closest.name()
                                + "’ does not match the event of "
                                + way.answer().address() + " with state " + state + ".",
                        way.decision(),
                        Evidence.of(
                                "events:TestEventPattern",
                                closest.name(),
                                "AWS says that the pattern " + closest.pattern()
                                        + " does not match the event of this answer."))
                .mendedBy(Remedies.replayPastPattern(facts, nearest), Remedies.recordedDecision(facts, way.answer())));
    }

    private static Optional<Suspicion> notPermitted(CaseFacts facts, AnswerWay way) {
        Optional<FunctionFacts> function = way.function()
                .filter(found ->
                        found.detail().found().flatMap(detail -> detail).isPresent());
        if (function.isEmpty()) {
            return Optional.empty();
        }
        RuleFacts rule = way.carrier().orElseThrow();
        return function.get()
                .policy()
                .found()
                .filter(policy -> !LambdaPolicy.permits(policy, rule.rule().arn()))
                .map(policy -> proved(
                                "Rule ‘" + rule.rule().name() + "’ matched the answer, but the policy of function ‘"
                                        + shortName(function.get().name()) + "’ does not let it invoke the function.",
                                way.decision(),
                                Evidence.of(
                                        "lambda:GetPolicy",
                                        function.get().name(),
                                        policy.isEmpty()
                                                ? "The function has no resource policy."
                                                : "No statement allows events.amazonaws.com for the rule "
                                                        + rule.rule().arn() + "."))
                        .mendedBy(
                                Remedies.permitRuleAndReplay(
                                        facts, rule, function.get().name()),
                                Remedies.recordedDecision(facts, way.answer())));
    }

    /** A queue may hold letters of other answers: only the rule's own count since this answer proves that ours is among them. */
    private static Optional<Suspicion> deadLetters(CaseFacts facts, AnswerWay way) {
        return way.working()
                .flatMap(rule -> rule.targets().stream()
                        .filter(target -> letters(target) > 0)
                        .findFirst()
                        .flatMap(target -> sent(rule).map(sent -> deadLetters(facts, way, rule, target, sent))));
    }

    private static long letters(TargetFacts target) {
        return target.deadLetters().flatMap(Sight::found).map(QueueDepth::total).orElse(0L);
    }

    /** Whether the rule is known to have sent something there since the answer; empty when it is known not to have. */
    private static Optional<Boolean> sent(RuleFacts rule) {
        if (rule.metrics().found().isEmpty()) {
            return Optional.of(false);
        }
        boolean any = rule.metrics().found().get().stream()
                .anyMatch(sum -> sum.metric().name().equals("InvocationsSentToDlq") && sum.orZero() > 0);
        return any ? Optional.of(true) : Optional.empty();
    }

    private static Suspicion deadLetters(
            CaseFacts facts, AnswerWay way, RuleFacts rule, TargetFacts target, boolean sure) {
        String summary = "EventBridge could not deliver the answer to ‘"
                + target.target().name() + "’; its dead-letter queue holds " + letters(target) + " message(s).";
        Evidence queue = Evidence.of(
                "sqs:GetQueueAttributes",
                target.target().deadLetterArn().orElse(""),
                "ApproximateNumberOfMessages is " + letters(target) + ".");
        Suspicion found = sure
                ? proved(
                        summary,
                        way.decision(),
                        queue,
                        Evidence.of(
                                "cloudwatch:GetMetricData",
                                rule.rule().name(),
                                "InvocationsSentToDlq has counted since the answer."))
                : likely(summary, way.decision(), queue);
        return found.mendedBy(Remedies.replay(facts, rule), Remedies.recordedDecision(facts, way.answer()));
    }

    static String shortName(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
