package dev.countersign.doctor.probe;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells a thing that is not there from one that could not be looked at. */
final class Found {
    private Found() {}

    /** Empty when AWS says that there is no such thing; every other failure stays one. */
    static <T> Optional<T> of(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AwsFailure e) {
            if (e.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
