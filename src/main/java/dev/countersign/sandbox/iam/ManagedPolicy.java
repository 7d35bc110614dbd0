package dev.countersign.sandbox.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy with its one version.
 *
 * @param id for example {@code ANPAI…}
 * @param document as text, not URL-encoded
 */
record ManagedPolicy(
        String name,
        String path,
        String id,
        String arn,
        @Nullable String description,
        String document,
        Instant created,
        Map<String, String> tags) {
    /** The sandbox keeps one version of each policy. */
    static final String VERSION = "v1";

    ManagedPolicy {
        tags = Map.copyOf(tags);
    }

    /** If AWS manages it, so that nobody may change it. */
    boolean isOfAws() {
        return arn.startsWith("arn:aws:iam::aws:");
    }

    /** If it belongs to the list that {@code scope} names: {@code All}, {@code AWS} or {@code Local}. */
    boolean isIn(String scope) {
        return List.of("All", isOfAws() ? "AWS" : "Local").contains(scope);
    }
}
