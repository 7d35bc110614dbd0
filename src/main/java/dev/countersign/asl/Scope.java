package dev.countersign.asl;

import java.util.List;

/**
 * States that can reach each other: a state machine's own, those of a branch of a Parallel state, or those that a Map
 * state runs for each item.
 *
 * @param startAt the name of the state that is entered first
 * @param states in the order of the definition
 */
public record Scope(String startAt, List<State> states) {
    public Scope {
        states = List.copyOf(states);
    }
}
