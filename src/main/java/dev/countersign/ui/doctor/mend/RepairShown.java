package dev.countersign.ui.doctor.mend;

import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.mend.StepResult;
import dev.countersign.doctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A remedy that is being carried out, or was.
 *
 * @param results of the steps that have ended
 * @param present the step under way; absent before the first, and while it is looked whether it has helped
 * @param asked whether a person is asked if that step is done
 * @param outcome once it is over
 */
public record RepairShown(
        Rehearsal rehearsal,
        List<StepResult> results,
        Optional<Remedy.Step> present,
        boolean asked,
        Optional<Outcome> outcome) {
    public RepairShown {
        results = List.copyOf(results);
    }

    static RepairShown begun(Rehearsal rehearsal) {
        return new RepairShown(rehearsal, List.of(), Optional.empty(), false, Optional.empty());
    }

    RepairShown at(Remedy.Step step) {
        return new RepairShown(rehearsal, results, Optional.of(step), false, outcome);
    }

    RepairShown asking() {
        return new RepairShown(rehearsal, results, present, true, outcome);
    }

    RepairShown answered() {
        return new RepairShown(rehearsal, results, present, false, outcome);
    }

    RepairShown with(StepResult result) {
        var all = new ArrayList<>(results);
        all.add(result);
        return new RepairShown(rehearsal, all, Optional.empty(), false, outcome);
    }

    RepairShown ended(Outcome end) {
        return new RepairShown(rehearsal, end.steps(), Optional.empty(), false, Optional.of(end));
    }

    boolean isOver() {
        return outcome.isPresent();
    }
}
