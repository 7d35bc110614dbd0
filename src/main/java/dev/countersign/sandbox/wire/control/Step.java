package dev.countersign.sandbox.wire.control;

import dev.countersign.sandbox.api.ServiceError;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as people write it: {@code 90s}, {@code 5m}, {@code 12h}, {@code 7d}, or ISO 8601 such as {@code P7DT12H}. */
final class Step {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(3660);

    private Step() {}

    /** @throws ServiceError when it is none, negative, or longer than ten years */
    static Duration parse(String text) {
        Duration step;
        try {
            Matcher brief = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
            step = brief.matches()
                    ? Duration.parse((brief.group(2).equals("d") ? "P" : "PT") + brief.group(1) + brief.group(2))
                    : Duration.parse(text.strip());
        } catch (DateTimeException e) {
            throw invalid("'" + text + "' is not a span of time such as 30s, 5m, 12h, 7d or PT1H30M.");
        }
        if (step.isNegative() || step.compareTo(LONGEST) > 0) {
            throw invalid("The sandbox's clock goes forward, by ten years at most.");
        }
        return step;
    }

    static ServiceError invalid(String message) {
        return ServiceError.of("ValidationException", message);
    }
}
