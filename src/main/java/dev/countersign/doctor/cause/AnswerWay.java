package dev.countersign.doctor.cause;

import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.facts.ReturnFacts.TargetFacts;
import dev.countersign.relay.ApprovalSight;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way that an answer should take while its token is still out.
 *
 * @param answer what was decided
 * @param rules all rules that have to do with CodePipeline
 */
record AnswerWay(ApprovalSight answer, List<RuleFacts> rules) {
    /** Empty when there is no answer, when the token came back, and when the rules could not be read. */
    static Optional<AnswerWay> of(CaseFacts facts) {
        if (!facts.relay().tokenOut()) {
            return Optional.empty();
        }
        return facts.answered()
                .flatMap(answer -> facts.returns()
                        .flatMap(back -> back.rules().found())
                        .map(rules -> new AnswerWay(answer, rules)));
    }

    /** The rules whose pattern matches the answer. */
    List<RuleFacts> matching() {
        return rules.stream().filter(rule -> rule.reactsTo(answer.isApproved())).toList();
    }

    /** Those of them that call a function or a state machine: a notification or a record of the answer brings no token back. */
    private Stream<RuleFacts> carriers() {
        return matching().stream()
                .filter(rule -> rule.rule().targets().stream()
                        .anyMatch(target -> target.isFunction() || target.arn().contains(":stateMachine:")));
    }

    /** The rule that should have carried it; where several might, one whose function did not end well. */
    Optional<RuleFacts> working() {
        return carriers().filter(rule -> rule.rule().enabled()).min(Comparator.comparing(this::endedWell));
    }

    /** A rule that might have carried it, and is disabled. */
    Optional<RuleFacts> disabled() {
        return carriers().filter(rule -> !rule.rule().enabled()).findFirst();
    }

    /** Whether all functions of a rule ran for this answer and reported no error. */
    boolean endedWell(RuleFacts rule) {
        List<FunctionFacts> functions = rule.targets().stream()
                .flatMap(target -> target.function().stream())
                .toList();
        return !functions.isEmpty()
                && functions.stream()
                        .map(function -> FunctionLog.of(function, answer))
                        .allMatch(log -> log.filter(
                                        seen -> seen.ran() && seen.lastError().isEmpty())
                                .isPresent());
    }

    /** What that function wrote while it dealt with this answer; empty when its log could not be read. */
    Optional<FunctionLog> log() {
        return function().flatMap(found -> FunctionLog.of(found, answer));
    }

    /** The rule whose way the answer takes once everything works: the working one, else the one that is disabled. */
    Optional<RuleFacts> carrier() {
        return working().or(this::disabled);
    }

    /** The function that this rule calls. */
    Optional<FunctionFacts> function() {
        return carrier()
                .flatMap(rule -> rule.targets().stream()
                        .flatMap(target -> target.function().stream())
                        .findFirst());
    }

    /** The target that is this function. */
    Optional<TargetFacts> target() {
        return carrier()
                .flatMap(rule -> rule.targets().stream()
                        .filter(target -> target.function().isPresent())
                        .findFirst());
    }

    /** The decision itself. */
    Evidence decision() {
        return Evidence.at(
                answer.decidedAt().orElseThrow(),
                "codepipeline:ListActionExecutions",
                answer.address().toString(),
                (answer.isApproved() ? "Approved" : "Failed")
                        + answer.by().map(who -> " by " + who).orElse(", by nobody that is recorded") + ".");
    }
}
