package dev.countersign.stack.health.change;

import java.util.List;
import java.util.Optional;

/**
 * One edit within a resource of a template.
 *
 * @param path from the resource on, for example {@code Properties}, {@code Stages}, the element named Approval
 * @param value what stands there afterwards; absent = nothing
 */
public record Edit(String logicalId, List<Step> path, Optional<Tree> value) {
    public Edit {
        path = List.copyOf(path);
    }

    /** One step down. */
    public sealed interface Step {
        /** Into the entry of a map. */
        record Key(String name) implements Step {}

        /** Into that element of a list whose key has this value, for example {@code Name: Approval}. */
        record Element(String key, String value) implements Step {}

        /** Into the element of a list at this place. */
        record Index(int index) implements Step {}

        /** To a new element at the end of a list. */
        record Next() implements Step {}

        /** Into the definition of a state machine, however the template holds it. */
        record Definition() implements Step {}
    }

    public static Edit set(String logicalId, Tree value, Step... path) {
        return new Edit(logicalId, List.of(path), Optional.of(value));
    }

    public static Edit remove(String logicalId, Step... path) {
        return new Edit(logicalId, List.of(path), Optional.empty());
    }

    /** A new resource. */
    public static Edit add(String logicalId, Tree resource) {
        return new Edit(logicalId, List.of(), Optional.of(resource));
    }

    public static Step key(String name) {
        return new Step.Key(name);
    }

    public static Step element(String key, String value) {
        return new Step.Element(key, value);
    }
}
