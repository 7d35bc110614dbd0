package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.Caller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long temporary credentials may last. */
final class Lifetimes {
    private static final int HOUR = 3600;
    private static final int SHORTEST = 900;
    private static final int LONGEST_ROLE_SESSION = 12 * HOUR;
    private static final int LONGEST_USER_SESSION = 36 * HOUR;

    private Lifetimes() {}

    static Duration ofUser(@Nullable Integer asked) {
        return within(asked, 12 * HOUR, LONGEST_USER_SESSION);
    }

    /** What a request for a role's session asks for; an hour when it says nothing. */
    static Duration ofRole(@Nullable Integer asked) {
        return within(asked, HOUR, LONGEST_ROLE_SESSION);
    }

    /** Checks a request's lifetime against the role's own maximum, and against the hour of a role that becomes another. */
    static void check(Duration asked, Duration longest, Caller.Kind caller) {
        if (caller == Caller.Kind.ROLE && asked.compareTo(Duration.ofHours(1)) > 0) {
            throw StsErrors.validation(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        if (asked.compareTo(longest) > 0) {
            throw StsErrors.validation(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    private static Duration within(@Nullable Integer asked, int usual, int longest) {
        int seconds = asked == null ? usual : asked;
        if (seconds < SHORTEST) {
            throw StsErrors.constraint(
                    String.valueOf(seconds),
                    "durationSeconds",
                    "Member must have value greater than or equal to " + SHORTEST);
        }
        if (seconds > longest) {
            throw StsErrors.constraint(
                    String.valueOf(seconds),
                    "durationSeconds",
                    "Member must have value less than or equal to " + longest);
        }
        return Duration.ofSeconds(seconds);
    }
}
