package dev.countersign.aws.sdk.call;

import dev.countersign.aws.AwsFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A clock of this machine that is too wrong for signing. The SDK corrects itself by the answer's {@code Date} and tries again;
 * what comes here could not be mended so.
 */
final class ClockSkew {
    private static final Set<String> ALWAYS = Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");
    private static final Set<String> SOMETIMES =
            Set.of("SignatureDoesNotMatch", "InvalidSignatureException", "AuthFailure");
    private static final Duration TOLERATED = Duration.ofMinutes(4);

    private ClockSkew() {}

    /** Whether the refusal is about the time of the request. */
    static boolean isMeant(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        if (details == null || details.errorCode() == null) {
            return false;
        }
        String message = String.valueOf(details.errorMessage()).toLowerCase(Locale.ROOT);
        return ALWAYS.contains(details.errorCode())
                || SOMETIMES.contains(details.errorCode())
                        && (message.contains("expired") || message.contains("not yet current"));
    }

    /** The failure in words that name the difference, if that is what it is about; else as it was. */
    static AwsFailure explain(AwsFailure failure, AwsServiceException e) {
        if (!isMeant(e)) {
            return failure;
        }
        String by = difference(e).map(ClockSkew::inWords).orElse("differs too much from AWS's");
        return failure.inWords(
                "The clock of this machine " + by + ", so that AWS does not accept its signatures.",
                "Set the clock of this machine, best by the network, then try again.");
    }

    /** AWS's clock minus ours; absent when the answer does not say, or when the clocks agree by now. */
    private static Optional<Duration> difference(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails().sdkHttpResponse())
                .flatMap(response -> response.firstMatchingHeader("Date"))
                .flatMap(ClockSkew::parsed)
                .map(date -> Duration.between(Instant.now(), date))
                .filter(difference -> difference.abs().compareTo(TOLERATED) > 0);
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String inWords(Duration difference) {
        long minutes = difference.abs().plusSeconds(30).toMinutes();
        String amount = minutes < 120 ? minutes + " minutes" : Math.round(minutes / 60.0) + " hours";
        return "is " + amount + (difference.isNegative() ? " ahead of" : " behind") + " AWS's";
    }
}
