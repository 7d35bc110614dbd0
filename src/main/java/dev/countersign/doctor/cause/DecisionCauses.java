package dev.countersign.doctor.cause;

import java.util.List;

/** Causes on the answer of a person. */
final class DecisionCauses {
    private DecisionCauses() {}

    static List<Rule> rules() {
        return List.of();
    }
}
