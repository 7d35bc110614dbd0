package dev.countersign.watch.read;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.relay.Sight;
import java.util.Optional;
import java.util.function.Supplier;

/** One round of several calls, of which some may fail: the others are made all the same, unless nobody answers. */
final class Reading {
    private Optional<AwsFailure> first = Optional.empty();

    /** What is read now; else what is known; else why nothing is. What has become forbidden is not shown any more. */
    <T> Sight<T> look(Sight<T> known, Supplier<T> call) {
        if (isCutOff()) {
            return known;
        }
        try {
            return Sight.seen(call.get());
        } catch (AwsFailure e) {
            remember(e);
            boolean keep = known.found().isPresent() && !e.is(Kind.ACCESS_DENIED);
            return keep ? known : Sight.unseen(e.sentence());
        }
    }

    void remember(AwsFailure failure) {
        if (first.isEmpty()) {
            first = Optional.of(failure);
        }
    }

    /** Whether further calls would only wait for the same silence. */
    boolean isCutOff() {
        return first.filter(failure -> failure.is(Kind.UNREACHABLE)
                        || failure.is(Kind.THROTTLED)
                        || failure.is(Kind.CREDENTIALS_EXPIRED)
                        || failure.is(Kind.CREDENTIALS_REJECTED))
                .isPresent();
    }

    void rethrow() {
        if (first.isPresent()) {
            throw first.get();
        }
    }
}
