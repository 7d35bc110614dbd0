package dev.countersign.watch;

import static java.util.Objects.requireNonNull;

import dev.countersign.aws.AwsFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that could not be read lately. What was read of it before is still shown.
 *
 * @param subject what it is, for a person: {@code the executions of Orders}
 * @param since by AWS's clock, when it first failed
 * @param lastGood when it was last read; absent when it never was
 */
public record Trouble(String subject, AwsFailure failure, Instant since, Optional<Instant> lastGood) {
    public Trouble {
        requireNonNull(subject, "subject");
        requireNonNull(failure, "failure");
        requireNonNull(since, "since");
        requireNonNull(lastGood, "lastGood");
    }
}
