package dev.countersign.doctor.cause;

import java.util.List;

/** Causes on the way of the object version into a pipeline execution. */
final class StartCauses {
    private StartCauses() {}

    static List<Rule> rules() {
        return List.of();
    }
}
