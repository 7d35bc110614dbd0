package dev.countersign.session.credentials.source;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys that stand somewhere, and are read again each time: somebody may have put newer ones there. */
final class FileKeys implements KeySource {
    private final String where;
    private final Supplier<Optional<AccessKeys>> reader;

    /** @param where for a sentence, such as {@code profile 'dev'} */
    FileKeys(String where, Supplier<Optional<AccessKeys>> reader) {
        this.where = where;
        this.reader = reader;
    }

    @Override
    public Obtained obtain(Person person) {
        AccessKeys keys = reader.get()
                .orElseThrow(() -> AwsFailure.saying(
                        Kind.CREDENTIALS_REJECTED,
                        "reading access keys",
                        "There are no complete access keys in " + where + ".",
                        "Put aws_access_key_id and aws_secret_access_key there, then try again."));
        return new Obtained(keys, Optional.empty(), true);
    }
}
