package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.data.Variables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch was when its execution ended, for a redrive to go on there.
 *
 * @param state the one that it had come to
 * @param input that state's input
 * @param variables what the branch had assigned until then
 * @param inner what had become of the branches of that state, if it is a Parallel or a Map that had begun
 */
record Resume(String state, @Nullable Object input, Variables variables, Optional<Inner> inner) {
    /**
     * The branches of a Parallel, or the iterations of a Map, by their index.
     *
     * @param outputs of those that came to their end: they are not run again
     * @param places of those that did not
     */
    record Inner(Map<Integer, Optional<Object>> outputs, Map<Integer, Resume> places) {
        static final Inner NONE = new Inner(Map.of(), Map.of());

        Inner {
            outputs = Map.copyOf(outputs);
            places = Map.copyOf(new HashMap<>(places));
        }
    }
}
