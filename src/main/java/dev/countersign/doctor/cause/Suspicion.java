package dev.countersign.doctor.cause;

import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule makes of the facts, when they fit its cause.
 *
 * @param summary what is the case here, as a sentence with names and times
 */
public record Suspicion(Confidence confidence, String summary, List<Evidence> evidence, List<Remedy> remedies) {
    public Suspicion {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    static Suspicion proved(String summary, Evidence... evidence) {
        return new Suspicion(Confidence.PROVED, summary, List.of(evidence), List.of());
    }

    static Suspicion likely(String summary, Evidence... evidence) {
        return new Suspicion(Confidence.LIKELY, summary, List.of(evidence), List.of());
    }

    static Suspicion possible(String summary, Evidence... evidence) {
        return new Suspicion(Confidence.POSSIBLE, summary, List.of(evidence), List.of());
    }

    Suspicion and(Evidence more) {
        var all = new ArrayList<>(evidence);
        all.add(more);
        return new Suspicion(confidence, summary, all, remedies);
    }

    /** In the order in which they should be considered. */
    Suspicion mendedBy(Remedy... ways) {
        return mendedBy(List.of(ways));
    }

    Suspicion mendedBy(List<Remedy> ways) {
        return new Suspicion(confidence, summary, evidence, ways);
    }
}
