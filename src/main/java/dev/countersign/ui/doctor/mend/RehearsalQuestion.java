package dev.countersign.ui.doctor.mend;

import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Confirmation.Fact;
import dev.countersign.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last question before a remedy is carried out: every call, what it sets off, and a name to be typed. */
public final class RehearsalQuestion {
    private static final int LONGEST = 260;

    private RehearsalQuestion() {}

    public static Confirmation of(Rehearsal rehearsal) {
        Remedy remedy = rehearsal.remedy();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Cause",
                rehearsal.finding().cause().code() + "  "
                        + rehearsal.finding().cause().title()));
        for (int i = 0; i < remedy.steps().size(); i++) {
            Remedy.Step step = remedy.steps().get(i);
            String kind = Rehearsal.isByHand(step) ? "By hand: " : "";
            facts.add(new Fact("Step " + (i + 1), kind + shortened(step.call())));
        }
        if (!remedy.consequences().isEmpty()) {
            facts.add(new Fact("Sets off", String.join("\n", remedy.consequences())));
        }
        facts.add(new Fact("Taking it back", remedy.undo()));
        String over = remedy.passesOverApproval()
                ? "It passes over the approval: the token is sent without the answer that should have sent it. "
                : "";
        return new Confirmation(
                remedy.title() + "?",
                over
                        + "The steps are done in their order, up to the first that fails. Then everything is read again, to see"
                        + " whether it has helped.",
                facts,
                "Carry out",
                Tone.ACCENT,
                Optional.of(rehearsal.confirmation()));
    }

    private static String shortened(String call) {
        return call.length() <= LONGEST ? call : call.substring(0, LONGEST) + "…";
    }
}
