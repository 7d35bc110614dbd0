package dev.countersign.session.credentials.role;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keys that other keys are made of: asked for again only when they end soon, so that nobody is bothered for each. */
public final class KeptKeys implements KeySource {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final KeySource source;
    private final InstantSource time;
    private @Nullable Obtained kept;

    public KeptKeys(KeySource source, InstantSource time) {
        this.source = source;
        this.time = time;
    }

    @Override
    public Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException {
        Obtained present = kept;
        if (present != null && holds()) {
            return present;
        }
        Obtained fresh = source.obtain(person);
        kept = fresh;
        return fresh;
    }

    /** Whether the next answer is one from before. */
    boolean holds() {
        Obtained present = kept;
        return present != null && present.outlives(time.instant().plus(MARGIN));
    }

    @Override
    public void forget() {
        kept = null;
        source.forget();
    }
}
