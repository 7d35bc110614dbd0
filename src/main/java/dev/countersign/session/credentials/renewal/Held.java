package dev.countersign.session.credentials.renewal;

import dev.countersign.aws.AccessKeys;
import dev.countersign.session.credentials.key.Obtained;
import java.time.Instant;
import java.util.Optional;

/**
 * The keys in use.
 *
 * @param since when they came
 * @param renewAt when to look for others; absent when they do not end
 * @param over AWS has said that they have ended
 */
record Held(Obtained obtained, Instant since, Optional<Instant> renewAt, boolean over) {
    AccessKeys keys() {
        return obtained.keys();
    }

    Optional<Instant> end() {
        return obtained.expiresAt();
    }

    boolean isGood(Instant now) {
        return !over && end().filter(until -> !now.isBefore(until)).isEmpty();
    }

    boolean isDue(Instant now) {
        return !isGood(now) || renewAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    Held ended() {
        return new Held(obtained, since, renewAt, true);
    }
}
