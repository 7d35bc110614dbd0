package dev.countersign.doctor.diagnosis;

import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Hop;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong, proved or suspected.
 *
 * @param primary whether it is the one cause of a stuck token
 * @param execution whose token it is about; absent for a finding about a pipeline or a stack
 * @param taskScheduled the id of the event that handed the token out; absent like {@code execution}
 * @param summary what is the case here, as a sentence with names and times
 * @param remedies in the order in which they should be considered
 */
public record Finding(
        Cause cause,
        boolean primary,
        Optional<ExecutionArn> execution,
        Optional<Long> taskScheduled,
        Confidence confidence,
        String summary,
        List<Evidence> evidence,
        List<Remedy> remedies) {
    public Finding {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    public Hop.Kind hop() {
        return cause.hop();
    }

    /** The same finding as the one cause of a stuck token. */
    public Finding asPrimary() {
        return new Finding(cause, true, execution, taskScheduled, confidence, summary, evidence, remedies);
    }
}
