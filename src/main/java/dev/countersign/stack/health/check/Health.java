package dev.countersign.stack.health.check;

import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.setup.MachineSetup;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.Setup;
import java.time.LocalDate;

/** Makes all checks. A pure function of what takes part and of the date. */
public final class Health {
    private Health() {}

    /**
     * Checks a setup.
     *
     * @param subject what it is, for a person
     * @param today by which runtimes are judged
     */
    public static HealthReport of(String subject, Setup setup, LocalDate today) {
        var notes = new Notes();
        // What may be there without being seen is no reason to say that nothing is.
        setup.pipelines()
                .whyIncomplete()
                .ifPresent(why -> notes.missed(
                        Check.RETURN_RULE, "pipelines", setup.pipelines().origin(), why));
        setup.machines()
                .whyIncomplete()
                .ifPresent(why -> notes.missed(
                        Check.CLOCKS, "state machines", setup.machines().origin(), why));
        if (isConcerned(setup)) {
            new Clocks(setup, notes).check();
            new Modes(setup, notes).check();
            new Starts(setup, notes).check();
            new Stores(setup, notes).check();
            new Returns(setup, notes).check();
            new Functions(setup, notes, today).check();
        }
        return notes.report(subject);
    }

    /** Whether anything here waits for a token, or asks for approval, or may. */
    private static boolean isConcerned(Setup setup) {
        boolean waits = setup.machines().items().stream()
                .map(MachineSetup::tasks)
                .anyMatch(
                        tasks -> tasks.found().filter(found -> found.isEmpty()).isEmpty());
        boolean asks = setup.pipelines().items().stream()
                .map(PipelineSetup::approvals)
                .anyMatch(approvals -> !approvals.isEmpty());
        return waits || asks;
    }
}
