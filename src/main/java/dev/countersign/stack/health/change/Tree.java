package dev.countersign.stack.health.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a template that is yet to be written. */
public sealed interface Tree {
    /**
     * A scalar.
     *
     * @param number whether JSON writes it without quotation marks
     */
    record Leaf(String text, boolean number) implements Tree {}

    record Fields(Map<String, Tree> entries) implements Tree {}

    record Items(List<Tree> items) implements Tree {}

    /** An intrinsic function; {@code name} without {@code Fn::}. */
    record Function(String name, Tree argument) implements Tree {}

    static Tree text(String text) {
        return new Leaf(text, false);
    }

    static Tree number(long number) {
        return new Leaf(Long.toString(number), true);
    }

    static Tree flag(boolean flag) {
        return new Leaf(Boolean.toString(flag), true);
    }

    static Tree ref(String logicalId) {
        return new Function("Ref", text(logicalId));
    }

    static Tree attribute(String logicalId, String attribute) {
        return new Function("GetAtt", text(logicalId + "." + attribute));
    }

    static Tree sub(String text) {
        return new Function("Sub", text(text));
    }

    static Tree list(Tree... items) {
        return new Items(List.of(items));
    }

    static Tree texts(List<String> items) {
        List<Tree> leaves = new ArrayList<>();
        items.forEach(item -> leaves.add(text(item)));
        return new Items(List.copyOf(leaves));
    }

    /** @param keysAndValues keys (text) and their values (trees or texts) in turn */
    static Tree map(Object... keysAndValues) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            entries.put((String) keysAndValues[i], value instanceof Tree tree ? tree : text((String) value));
        }
        return new Fields(entries);
    }

    /** A resource declaration. */
    static Tree resource(String type, Object... properties) {
        return map("Type", type, "Properties", map(properties));
    }
}
