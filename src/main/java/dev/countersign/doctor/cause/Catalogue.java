package dev.countersign.doctor.cause;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which their causes come first. */
public final class Catalogue {
    private Catalogue() {}

    public static List<Rule> rules() {
        return Stream.of(
                        ClockCauses.rules(),
                        MachineCauses.rules(),
                        PublishCauses.rules(),
                        StartCauses.rules(),
                        StarterCauses.rules(),
                        QueueCauses.rules(),
                        DecisionCauses.rules(),
                        ReturnCauses.rules(),
                        FunctionCauses.rules(),
                        TokenCauses.rules())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Rule::cause))
                .toList();
    }
}
