package dev.countersign.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All faults that can be brought about. */
public final class Scenarios {
    private Scenarios() {}

    /** By code. */
    public static List<Scenario> all() {
        return Stream.of(
                        PublishScenarios.all(),
                        StartScenarios.all(),
                        QueueScenarios.all(),
                        DecisionScenarios.all(),
                        ReturnScenarios.all(),
                        TokenScenarios.all(),
                        MachineScenarios.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Scenario::code))
                .toList();
    }

    public static Optional<Scenario> ofCode(String code) {
        return all().stream()
                .filter(scenario -> scenario.code().equalsIgnoreCase(code.strip()))
                .findFirst();
    }
}
