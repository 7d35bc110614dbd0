package dev.countersign.doctor.probe;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import java.util.Optional;
import java.util.function.Supplier;

/** What is not there, told apart from what could not be looked at. */
public final class Absence {
    private Absence() {}

    /** What a call tells; absent where AWS says that there is no such thing. S3 calls a version id that never was one invalid. */
    public static <T> Optional<T> orNone(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AwsFailure e) {
            if (e.is(Kind.NOT_FOUND) || e.is(Kind.INVALID)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
