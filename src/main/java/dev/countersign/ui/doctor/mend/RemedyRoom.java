package dev.countersign.ui.doctor.mend;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.remedy.Remedy;

/** Where remedies are rehearsed and carried out. */
public interface RemedyRoom {
    /** What carrying a remedy out would do. Calls nothing. */
    Rehearsal rehearse(Finding finding, Remedy remedy);

    /**
     * Does what was rehearsed, then looks whether it has helped. Blocks.
     *
     * @param typed what was typed to confirm it
     */
    Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant);
}
