package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import java.util.List;
import java.util.Optional;

/**
 * A bucket.
 *
 * @param versioning Enabled or Suspended; absent when it was never switched on
 * @param sendsEvents whether its events go to EventBridge
 */
public record BucketSetup(
        Thing thing, Fact<Optional<String>> versioning, Fact<Boolean> sendsEvents, Fact<List<Expiry>> expiries) {
    /**
     * An enabled lifecycle rule that deletes old versions.
     *
     * @param index its place among the bucket's rules
     * @param id may be empty
     * @param prefix the keys it is for; empty for all
     * @param days after which a version that is no longer the newest is deleted
     */
    public record Expiry(int index, String id, Term prefix, Fact<Optional<Long>> days, Origin origin) {}
}
