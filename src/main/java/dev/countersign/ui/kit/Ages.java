package dev.countersign.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people say them. "Now" is always given: the console's now is the endpoint's, not this machine's. */
public final class Ages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private Ages() {}

    /** The two largest units: {@code 3 d 4 h}, {@code 12 min}, {@code 8 s}; "now" below a second, also when negative. */
    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return "now";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds < 600 ? seconds % 60 : 0, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    /** {@code 3 min ago}, or "just now". */
    public static String ago(Instant then, Instant now) {
        Duration passed = Duration.between(then, now);
        return passed.toSeconds() < 1 ? "just now" : of(passed) + " ago";
    }

    /** {@code in 6 d 4 h}, or {@code 2 h ago} when it is over. */
    public static String until(Instant deadline, Instant now) {
        Duration left = Duration.between(now, deadline);
        return left.isNegative() ? of(left.negated()) + " ago" : "in " + of(left);
    }

    /** The time of day with seconds. */
    public static String time(Instant at, ZoneId zone) {
        return TIME.withZone(zone).format(at);
    }

    /** Date and time with seconds. */
    public static String dateTime(Instant at, ZoneId zone) {
        return DATE_TIME.withZone(zone).format(at);
    }

    /** The time of day if that is today, else day and time without seconds. */
    public static String brief(Instant at, Instant now, ZoneId zone) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? time(at, zone) : SHORT.withZone(zone).format(at);
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + " " + largeUnit : large + " " + largeUnit + " " + small + " " + smallUnit;
    }
}
