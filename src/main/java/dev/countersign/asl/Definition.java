package dev.countersign.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A state machine's definition, as far as it can be drawn and followed.
 *
 * @param comment the author's words
 * @param root the outermost states
 */
public record Definition(Optional<String> comment, Scope root) {

    /** Every state, an enclosing one before those within it. */
    public List<State> states() {
        List<State> found = new ArrayList<>();
        collect(root, found);
        return List.copyOf(found);
    }

    /** The state of that name, at whatever depth. */
    public Optional<State> state(String name) {
        return states().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /** The tasks that hand out a token and wait for its return. */
    public List<State> callbackTasks() {
        return states().stream().filter(State::waitsForToken).toList();
    }

    private static void collect(Scope scope, List<State> found) {
        for (State state : scope.states()) {
            found.add(state);
            state.scopes().forEach(inner -> collect(inner, found));
        }
    }
}
