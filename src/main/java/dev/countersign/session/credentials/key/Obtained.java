package dev.countersign.session.credentials.key;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.StsGateway.Issued;
import java.time.Instant;
import java.util.Optional;

/**
 * Keys from a source.
 *
 * @param expiresAt when they end; absent when they do not, or nobody says
 * @param alone whether the next ones can be had without a person, as far as one can tell
 */
public record Obtained(AccessKeys keys, Optional<Instant> expiresAt, boolean alone) {
    /** Keys whose successors can be had without a person. */
    public static Obtained alone(Issued issued) {
        return new Obtained(issued.keys(), issued.expiresAt(), true);
    }

    /** Whether they are good for some time yet. */
    public boolean outlives(Instant moment) {
        return expiresAt.isEmpty() || expiresAt.get().isAfter(moment);
    }
}
