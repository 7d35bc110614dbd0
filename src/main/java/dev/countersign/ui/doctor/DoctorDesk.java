package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.ui.doctor.mend.RemedyRoom;
import java.util.function.Supplier;

/** All that the doctor's page asks for and does. */
public interface DoctorDesk extends RemedyRoom {
    /**
     * An examination that has not begun: of what keeps an execution, or the one that an approval or an object version belongs to.
     *
     * @param progress hears of each look, from several threads
     */
    Examination prepare(Subject subject, LookProgress progress);

    /** Whether what is examined was recorded: then there is nothing to examine again, and nothing to carry out. */
    default boolean isRecorded() {
        return false;
    }

    /** An examination that can be ended. */
    interface Examination {
        /** Looks for what keeps the execution. It only reads, blocks for as long as that takes, and throws AwsFailure. */
        Diagnosis run();

        /** Makes no further calls. From any thread. */
        void end();

        /** One that cannot be ended before its time. */
        static Examination of(Supplier<Diagnosis> answer) {
            return new Examination() {
                @Override
                public Diagnosis run() {
                    return answer.get();
                }

                @Override
                public void end() {}
            };
        }
    }
}
