package dev.countersign.sandbox.states.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Workflow variables of one scope: a branch or an iteration reads those around it and assigns only its own. */
public final class Variables {
    private final Optional<Variables> outer;
    private final Map<String, Object> own = new LinkedHashMap<>();

    private Variables(Optional<Variables> outer) {
        this.outer = outer;
    }

    public static Variables empty() {
        return new Variables(Optional.empty());
    }

    public Variables inner() {
        return new Variables(Optional.of(this));
    }

    /** What another scope assigned itself, seen from inside of this one. */
    public Variables around(Variables other) {
        Variables copy = inner();
        copy.own.putAll(other.own);
        return copy;
    }

    public void assign(Map<String, Object> values) {
        own.putAll(values);
    }

    public boolean has(String name) {
        return own.containsKey(name) || outer.map(o -> o.has(name)).orElse(false);
    }

    public @Nullable Object get(String name) {
        if (own.containsKey(name) || outer.isEmpty()) {
            return own.get(name);
        }
        return outer.get().get(name);
    }

    /** All that can be seen from here. */
    public Map<String, Object> visible() {
        Map<String, Object> all = outer.map(Variables::visible).orElseGet(LinkedHashMap::new);
        all.putAll(own);
        return all;
    }
}
