package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.states.data.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of a definition.
 *
 * @param fields everything written in the state, as JSON
 * @param jsonata its query language; JSONPath otherwise
 */
public record State(String name, Type type, Map<String, Object> fields, boolean jsonata) {
    /** The eight kinds of states. */
    public enum Type {
        TASK("Task"),
        PASS("Pass"),
        CHOICE("Choice"),
        WAIT("Wait"),
        SUCCEED("Succeed"),
        FAIL("Fail"),
        PARALLEL("Parallel"),
        MAP("Map");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** As it stands in definitions and in the names of history events. */
        public String word() {
            return word;
        }

        public static Optional<Type> of(@Nullable Object word) {
            return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
        }
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    public @Nullable Object get(String field) {
        return fields.get(field);
    }

    public Optional<String> text(String field) {
        return get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public List<Object> list(String field) {
        return Json.array(get(field));
    }

    public Optional<String> next() {
        return text("Next");
    }
}
