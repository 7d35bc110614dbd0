package dev.countersign.doctor.mend;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * What carrying a remedy out would do, before anything is done.
 *
 * @param confirmation what a person has to type: the name of the execution, or of the pipeline where it is about none
 * @param whyNot why it cannot be carried out here, as a sentence; absent when it can
 */
public record Rehearsal(Finding finding, Remedy remedy, String confirmation, Optional<String> whyNot) {
    public List<Remedy.Step> steps() {
        return remedy.steps();
    }

    /** Whether a step is for a person, who says when it is done. */
    public static boolean isByHand(Remedy.Step step) {
        return step.act() instanceof Act.ByHand;
    }

    /** Whether what was typed is the confirmation, blanks around it aside. */
    public boolean isConfirmedBy(String typed) {
        return typed.strip().equals(confirmation);
    }
}
