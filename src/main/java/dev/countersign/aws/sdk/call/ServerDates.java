package dev.countersign.aws.sdk.call;

import dev.countersign.aws.ServerClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Reads the {@code Date} header of every successful answer for the {@link ServerClock}. Refusals are left out: the sandbox dates
 * them by the machine's clock, since the SDK signs by what it reads there.
 */
public final class ServerDates implements ExecutionInterceptor {
    private static final ExecutionAttribute<Instant> SENT = new ExecutionAttribute<>("countersign.sent");

    private final ServerClock clock;

    public ServerDates(ServerClock clock) {
        this.clock = clock;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, clock.ticks());
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (context.httpResponse().isSuccessful()) {
            context.httpResponse().firstMatchingHeader("Date").ifPresent(date -> heard(date, attributes));
        }
    }

    private void heard(String date, ExecutionAttributes attributes) {
        try {
            clock.heard(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    attributes.getAttribute(SENT));
        } catch (DateTimeException e) {
            // A proxy's malformed header says nothing about the time; the next answer may.
            return;
        }
    }
}
