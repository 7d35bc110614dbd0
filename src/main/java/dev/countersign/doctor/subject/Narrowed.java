package dev.countersign.doctor.subject;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Relay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said of an execution, as far as it concerns one of its tokens. */
final class Narrowed {
    private Narrowed() {}

    /**
     * @param what the subject, as the beginning of a sentence
     * @param whole of the execution
     * @param looks those that led to the execution
     */
    static Diagnosis of(Subject subject, String what, Diagnosis whole, Set<TaskTokenHash> tokens, Looks looks) {
        List<Relay> relays = whole.relays().stream()
                .filter(relay -> relay.token().filter(tokens::contains).isPresent())
                .toList();
        Set<Long> ids = relays.stream().map(Relay::taskId).collect(Collectors.toSet());
        List<Finding> findings = whole.findings().stream()
                .filter(one -> relays.isEmpty()
                        || one.taskScheduled().filter(id -> !ids.contains(id)).isEmpty())
                .toList();
        Set<Look> all = new LinkedHashSet<>(looks.taken(List.of()));
        all.addAll(whole.looks());
        Verdict verdict = verdict(whole, relays, findings);
        return new Diagnosis(
                subject.words(),
                whole.asOf(),
                verdict,
                sentence(what, whole, verdict, findings),
                relays.isEmpty() ? whole.relays() : relays,
                findings,
                List.copyOf(all));
    }

    /** Another token of the same execution may be stuck while this one is not. */
    private static Verdict verdict(Diagnosis whole, List<Relay> relays, List<Finding> findings) {
        boolean out = relays.isEmpty() || relays.stream().anyMatch(Relay::tokenOut);
        return switch (whole.verdict()) {
            case STUCK ->
                findings.stream().anyMatch(Finding::primary)
                        ? Verdict.STUCK
                        : out ? Verdict.WAITING : Verdict.NOTHING_WAITS;
            case COULD_NOT_LOOK, NOTHING_WAITS -> whole.verdict();
            case UNEXPLAINED, WAITING -> out ? whole.verdict() : Verdict.NOTHING_WAITS;
        };
    }

    private static String sentence(String what, Diagnosis whole, Verdict verdict, List<Finding> findings) {
        String name = new ExecutionArn(whole.subject()).name();
        return switch (verdict) {
            case STUCK, COULD_NOT_LOOK, UNEXPLAINED, WAITING ->
                what + " belongs to execution ‘" + name + "’, which waits. " + whole.sentence();
            case NOTHING_WAITS ->
                findings.stream()
                        .filter(one -> one.cause() == Cause.EXECUTION_ENDED_FIRST)
                        .findFirst()
                        .map(one -> "Nobody waits for it: it belongs to execution ‘" + name + "’. " + one.summary())
                        .orElse(what + " belongs to execution ‘" + name + "’, which does not wait for it any more.");
        };
    }
}
