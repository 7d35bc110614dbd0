package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schedule of the form {@code rate(5 minutes)}. */
record Schedule(Duration every) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|minutes|hour|hours|day|days)\\)");

    static Schedule parse(String expression) {
        if (expression.startsWith("cron(")) {
            throw ServiceError.notImplemented("cron expressions in schedules of EventBridge rules");
        }
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw invalid();
        }
        long count = Long.parseLong(rate.group(1));
        boolean plural = rate.group(2).endsWith("s");
        if (count < 1 || plural == (count == 1)) {
            throw invalid();
        }
        return new Schedule(
                switch (rate.group(2).charAt(0)) {
                    case 'm' -> Duration.ofMinutes(count);
                    case 'h' -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    private static ServiceError invalid() {
        return EventsErrors.invalid("Parameter ScheduleExpression is not valid.");
    }
}
