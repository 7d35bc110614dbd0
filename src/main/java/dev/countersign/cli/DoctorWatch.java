package dev.countersign.cli;

import dev.countersign.aws.AwsFailure;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Examines again and again, and hands on what differs from the answer before. */
final class DoctorWatch {
    private final Predicate<Duration> pause;
    private final Consumer<String> trouble;
    private volatile int exitCode;

    /**
     * @param pause waits; answers false when it is to end
     * @param trouble takes a sentence when an examination failed; the next one follows all the same
     */
    DoctorWatch(Predicate<Duration> pause, Consumer<String> trouble) {
        this.pause = pause;
        this.trouble = trouble;
    }

    /** The exit code of the last answer; to be asked from any thread. */
    int exitCode() {
        return exitCode;
    }

    /** Goes on until the pause ends it. */
    int run(Supplier<DoctorAnswer> examination, Consumer<DoctorAnswer> print, Duration every) {
        String before = "";
        String lastTrouble = "";
        do {
            try {
                DoctorAnswer answer = examination.get();
                exitCode = answer.exitCode();
                String essence = answer.essence();
                if (!essence.equals(before)) {
                    print.accept(answer);
                }
                before = essence;
                lastTrouble = "";
            } catch (AwsFailure e) {
                exitCode = ExitCode.MISSING;
                if (!e.sentence().equals(lastTrouble)) {
                    trouble.accept(e.sentence() + " " + e.wayOn());
                }
                lastTrouble = e.sentence();
            }
        } while (pause.test(every));
        return exitCode;
    }
}
