package dev.countersign.relay;

import java.time.Duration;

/** How the relay's sentences say things. */
final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Words() {}

    /** A duration in its largest two units: {@code 7 d}, {@code 2 h 5 min}, {@code 0.8 s}. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 10) {
            long tenths = Math.max(0, duration.toMillis() / 100);
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return two(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        if (seconds < DAY) {
            return two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
        }
        return two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String two(long first, String firstUnit, long second, String secondUnit) {
        return first + " " + firstUnit + (second == 0 ? "" : " " + second + " " + secondUnit);
    }

    /** The person at the end of an ARN: {@code …:user/ann} and {@code …:assumed-role/Approver/ann} are both {@code ann}. */
    static String person(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }

    /** The first group of a UUID: enough to tell two executions apart on a screen. */
    static String brief(String id) {
        int dash = id.indexOf('-');
        return dash > 0 ? id.substring(0, dash) : id.length() > 12 ? id.substring(0, 12) : id;
    }
}
