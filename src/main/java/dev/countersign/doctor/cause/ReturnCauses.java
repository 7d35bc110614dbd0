package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.inspect.QueueDepth;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;

/** Causes on the way of the answer from CodePipeline to the function. */
final class ReturnCauses {
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
                    likely(
                                    "The approval was answered, but there is no EventBridge rule for CodePipeline that could carry the answer back.",
                                    way.decision(),
                                    Evidence.of(
                                            "events:ListRules",
                                            "default",
                                            "No rule's pattern has to do with CodePipeline."))
                            .mendedBy(
                                    Remedies.recordedDecision(facts, way.answer()),
                                    Remedies.byHand(
                                            "Deploy the rule again",
                                            "Deploy the stack anew, so that a rule on the default bus carries later answers back.")));
        }
        List<RuleFacts> matching = way.matching();
        if (matching.isEmpty() || way.working().isPresent()) {
            return Optional.empty();
        }
        EventRule rule = matching.getFirst().rule();
        return Optional.of(proved(
                        "The approval was answered, but rule ‘" + rule.name()
                                + "’, which carries the answer back, is disabled.",
                        way.decision(),
                        Evidence.of("events:DescribeRule", rule.name(), "Its state is DISABLED."))
                .mendedBy(
                        Remedies.enableRuleAndReplay(facts, matching.getFirst()),
                        Remedies.recordedDecision(facts, way.answer())));
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
        if (function.isEmpty() || way.working().isEmpty()) {
            return Optional.empty();
        }
        RuleFacts rule = way.working().get();
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

    private static Optional<Suspicion> deadLetters(CaseFacts facts, AnswerWay way) {
        return way.working()
                .flatMap(rule -> rule.targets().stream()
                        .filter(target -> target.deadLetters()
                                .flatMap(Sight::found)
                                .map(QueueDepth::total)
                                .filter(total -> total > 0)
                                .isPresent())
                        .findFirst()
                        .map(target -> proved(
                                        "EventBridge could not deliver the answer to ‘"
                                                + target.target().name()
                                                + "’; its dead-letter queue holds "
                                                + target.deadLetters()
                                                        .flatMap(Sight::found)
                                                        .orElseThrow()
                                                        .total()
                                                + " message(s).",
                                        way.decision(),
                                        Evidence.of(
                                                "sqs:GetQueueAttributes",
                                                target.target().deadLetterArn().orElse(""),
                                                "ApproximateNumberOfMessages is above 0."))
                                .mendedBy(
                                        Remedies.replay(facts, rule), Remedies.recordedDecision(facts, way.answer()))));
    }

    static String shortName(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
