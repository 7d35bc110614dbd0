package dev.countersign.doctor.cause;

import java.util.List;

/** Causes on clocks, history and place of an execution. */
final class ClockCauses {
    private ClockCauses() {}

    static List<Rule> rules() {
        return List.of();
    }
}
