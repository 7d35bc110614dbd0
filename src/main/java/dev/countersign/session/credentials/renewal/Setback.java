package dev.countersign.session.credentials.renewal;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A renewal that did not succeed.
 *
 * @param failure what AWS or the source said; absent when only a person is missing
 * @param why as a sentence
 * @param count failures in a row
 * @param retryAt not to be tried again before
 */
record Setback(Optional<AwsFailure> failure, String why, int count, Instant retryAt) {
    /** Whether it may succeed later without anybody doing anything. */
    boolean mayPass() {
        return failure.filter(f -> f.is(Kind.UNREACHABLE) || f.is(Kind.THROTTLED) || f.is(Kind.UNEXPECTED))
                .isPresent();
    }

    /** What a call is told that cannot be made for it. */
    AwsFailure told() {
        if (failure.isPresent() && mayPass()) {
            return failure.get();
        }
        return AwsFailure.saying(
                Kind.CREDENTIALS_EXPIRED,
                "renewing credentials",
                why,
                failure.map(AwsFailure::wayOn).orElse("Sign in again; your input is kept."));
    }
}
