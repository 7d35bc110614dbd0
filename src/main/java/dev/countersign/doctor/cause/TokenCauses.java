package dev.countersign.doctor.cause;

import java.util.List;

/** Causes on the way of the answer from the function to the execution. */
final class TokenCauses {
    private TokenCauses() {}

    static List<Rule> rules() {
        return List.of();
    }
}
