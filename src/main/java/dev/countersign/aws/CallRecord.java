package dev.countersign.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What AWS answered to real calls, by action: whether the permission was there. Thread-safe. */
public final class CallRecord {
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * The last answers to an action.
     *
     * @param worked when it was last allowed
     * @param refused when it was last refused
     * @param reason AWS's own words of the last refusal; empty when there was none
     */
    public record Seen(Optional<Instant> worked, Optional<Instant> refused, String reason) {}

    /** A call got past the permissions. */
    public void worked(String action, Instant at) {
        seen.merge(
                action,
                new Seen(Optional.of(at), Optional.empty(), ""),
                (before, now) -> new Seen(now.worked(), before.refused(), before.reason()));
    }

    /** A call was refused for want of a permission. */
    public void refused(String action, Instant at, String reason) {
        seen.merge(
                action,
                new Seen(Optional.empty(), Optional.of(at), SecretText.without(reason)),
                (before, now) -> new Seen(before.worked(), now.refused(), now.reason()));
    }

    /** Empty while nothing was called that needs this action. */
    public Optional<Seen> of(String action) {
        return Optional.ofNullable(seen.get(action));
    }
}
