package dev.countersign.doctor;

import dev.countersign.doctor.cause.Catalogue;
import dev.countersign.doctor.cause.Rule;
import dev.countersign.doctor.cause.Suspicion;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Cause.Effect;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.facts.CaseFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through all rules and names the primary cause: the first, along the relay, that keeps the token from coming back. */
public final class Examiner {
    private final List<Rule> rules;

    public Examiner() {
        this(Catalogue.rules());
    }

    /** @param rules in the order in which their causes come first */
    Examiner(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What is wrong with one token, the primary cause first; empty when nothing is. */
    public List<Finding> examine(CaseFacts facts) {
        List<Finding> found = rules.stream()
                .flatMap(rule -> rule.examine().apply(facts).map(seen -> finding(rule.cause(), seen, facts)).stream())
                .toList();
        Optional<Finding> primary = facts.relay().tokenOut() ? primary(found) : Optional.empty();
        var ordered = new ArrayList<Finding>();
        primary.map(Finding::asPrimary).ifPresent(ordered::add);
        found.stream().filter(one -> !primary.equals(Optional.of(one))).forEach(ordered::add);
        return List.copyOf(ordered);
    }

    /** What is proved comes before what is not, wherever it strikes: a guess must not hide a proof. */
    private static Optional<Finding> primary(List<Finding> found) {
        List<Finding> stuck = found.stream()
                .filter(one -> one.cause().effect() == Effect.STUCK && one.confidence() != Confidence.POSSIBLE)
                .toList();
        return stuck.stream()
                .filter(one -> one.confidence() == Confidence.PROVED)
                .findFirst()
                .or(() -> stuck.stream().findFirst());
    }

    private static Finding finding(Cause cause, Suspicion seen, CaseFacts facts) {
        return new Finding(
                cause,
                false,
                Optional.of(facts.relay().execution()),
                Optional.of(facts.relay().taskId()),
                seen.confidence(),
                seen.summary(),
                seen.evidence(),
                seen.remedies());
    }
}
