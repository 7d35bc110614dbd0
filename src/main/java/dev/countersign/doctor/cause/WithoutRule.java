package dev.countersign.doctor.cause;

import dev.countersign.doctor.diagnosis.Cause;
import java.util.Optional;

/** Why a cause has no rule over the facts of a token. */
public final class WithoutRule {
    private WithoutRule() {}

    /** A sentence; empty for a cause that has a rule. */
    public static Optional<String> why(Cause cause) {
        return switch (cause) {
            case WRONG_PLACE ->
                Optional.of(
                        "It is told from the execution's ARN before anything is read: in another account or Region there are no facts.");
            default ->
                Catalogue.rules().stream().anyMatch(rule -> rule.cause() == cause)
                        ? Optional.empty()
                        : Optional.of("No call tells it.");
        };
    }
}
