package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.EventRule;
import dev.countersign.relay.ApprovalSight;
import java.util.List;
import java.util.Optional;

/** Causes on the way of the answer from CodePipeline to the function. */
final class ReturnCauses {
    private ReturnCauses() {}

    static List<Rule> rules() {
        return List.of(new Rule(Cause.RETURN_RULE_OFF, ReturnCauses::ruleOff));
    }

    /** Only when no other rule carries the answer. */
    private static Optional<Suspicion> ruleOff(CaseFacts facts) {
        Optional<ApprovalSight> answered = answered(facts);
        List<RuleFacts> reacting = answered.stream()
                .flatMap(answer -> rules(facts).stream().filter(rule -> rule.reactsTo(answer.isApproved())))
                .toList();
        if (reacting.isEmpty() || reacting.stream().anyMatch(rule -> rule.rule().enabled())) {
            return Optional.empty();
        }
        EventRule rule = reacting.getFirst().rule();
        return Optional.of(proved(
                        "The approval was answered, but rule ‘" + rule.name()
                                + "’, which carries the answer back, is disabled.",
                        decision(answered.orElseThrow()),
                        Evidence.of("events:DescribeRule", rule.name(), "Its state is DISABLED."))
                .mendedBy(Remedies.enableRuleAndReplay(facts, reacting.getFirst())));
    }

    /** The answer, while its token is still out. */
    static Optional<ApprovalSight> answered(CaseFacts facts) {
        return facts.relay().tokenOut() ? facts.answered() : Optional.empty();
    }

    static List<RuleFacts> rules(CaseFacts facts) {
        return facts.returns().flatMap(back -> back.rules().found()).orElse(List.of());
    }

    static Evidence decision(ApprovalSight answer) {
        return Evidence.at(
                answer.decidedAt().orElseThrow(),
                "codepipeline:ListActionExecutions",
                answer.address().toString(),
                (answer.isApproved() ? "Approved" : "Failed")
                        + answer.by().map(who -> " by " + who).orElse(", by nobody that is recorded") + ".");
    }
}
