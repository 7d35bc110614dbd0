package dev.countersign.session;

import java.time.Duration;
import java.util.Optional;

/** Says how wrong the clock of this machine is. */
final class ClockNote {
    private static final Duration WORTH_SAYING = Duration.ofMinutes(5);

    private ClockNote() {}

    /** @param ahead AWS's clock minus this machine's */
    static Optional<String> of(Duration ahead) {
        if (ahead.abs().compareTo(WORTH_SAYING) < 0) {
            return Optional.empty();
        }
        return Optional.of("The clock of this machine is " + ahead.abs().toMinutes() + " minutes "
                + (ahead.isNegative() ? "ahead of" : "behind")
                + " AWS's. Calls are signed by AWS's time; set the clock all the same.");
    }
}
