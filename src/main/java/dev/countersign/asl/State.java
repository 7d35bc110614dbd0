package dev.countersign.asl;

import java.util.List;
import java.util.Optional;

/**
 * One state of a definition.
 *
 * @param name unique within the whole definition
 * @param type what it does
 * @param language the query language in force for this state
 * @param resource of a Task: the ARN that is invoked
 * @param comment the author's words
 * @param transitions the ways out; empty for an end
 * @param scopes of a Parallel state its branches, of a Map state the one scope that is run for each item, else empty
 */
public record State(
        String name,
        Type type,
        QueryLanguage language,
        Optional<String> resource,
        Optional<String> comment,
        List<Transition> transitions,
        List<Scope> scopes) {

    /** The types of the Amazon States Language. */
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

        /** The type as a definition spells it. */
        public String word() {
            return word;
        }
    }

    public State {
        transitions = List.copyOf(transitions);
        scopes = List.copyOf(scopes);
    }

    /** Whether this is a task that hands out a token and waits for its return. */
    public boolean waitsForToken() {
        return resource.filter(arn -> arn.endsWith(".waitForTaskToken")).isPresent();
    }
}
