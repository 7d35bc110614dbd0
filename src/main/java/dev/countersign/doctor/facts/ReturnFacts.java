package dev.countersign.doctor.facts;

import dev.countersign.domain.EventRule;
import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.QueueDepth;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;

/**
 * What was read of the way back: the rules that could carry an answer, and what they call.
 *
 * @param rules all rules that have to do with CodePipeline, whether they match or not
 */
public record ReturnFacts(Sight<List<RuleFacts>> rules) {
    /** Whether an answer may have come through: a rule that matches it is enabled and calls something, or that is not known. */
    public boolean mayCarry(boolean approved) {
        return rules.found()
                .map(found -> found.stream()
                        .anyMatch(rule -> rule.rule().enabled()
                                && rule.reactsTo(approved)
                                && !rule.targets().isEmpty()))
                .orElse(true);
    }

    /**
     * One rule.
     *
     * @param onApproval whether its pattern matches an approval of this pipeline
     * @param onRejection whether it matches a rejection
     * @param metrics MatchedEvents, Invocations, FailedInvocations and the like since the answer
     */
    public record RuleFacts(
            EventRule rule,
            boolean onApproval,
            boolean onRejection,
            List<TargetFacts> targets,
            Sight<List<MetricSum>> metrics) {
        public boolean reactsTo(boolean approved) {
            return approved ? onApproval : onRejection;
        }
    }

    /**
     * One target of a rule.
     *
     * @param function present when the target is a function
     * @param deadLetters how much lies in the target's dead-letter queue; absent when it has none
     */
    public record TargetFacts(
            RuleTarget target, Optional<FunctionFacts> function, Optional<Sight<QueueDepth>> deadLetters) {}
}
