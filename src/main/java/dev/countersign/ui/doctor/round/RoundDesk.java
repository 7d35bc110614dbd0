package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.round.RoundProgress;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.ui.doctor.mend.RemedyRoom;
import java.util.List;
import java.util.Optional;

/** What the page about everything asks for and does. */
public interface RoundDesk extends RemedyRoom {
    /** The names of the pipelines that one can examine alone, as far as they are known. Does not block. */
    List<String> pipelines();

    /**
     * Prepares an examination; it calls nothing yet.
     *
     * @param pipeline the only one to examine; absent for everything
     * @param progress called from several threads
     */
    Examination prepare(Optional<String> pipeline, RoundProgress progress);

    /** An examination of many executions. It only reads. */
    interface Examination {
        /** Examines, and blocks for as long as AWS's quotas ask for; throws AwsFailure when nobody is signed in any more. */
        RoundResult run();

        /** What is known by now; from any thread. */
        RoundResult soFar();

        /** Makes no further calls; what is under way comes to its end, and {@link #run} answers what is known. */
        void end();
    }
}
