package dev.countersign.relay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One hop of a relay and how it stands.
 *
 * @param at for a done or broken hop when that happened, for one under way since when; absent when unknown
 * @param sentence says what happened or is waited for, complete in itself
 * @param evidence what the sentence rests on
 */
public record Hop(Kind kind, State state, Optional<Instant> at, String sentence, List<Evidence> evidence) {
    public Hop {
        requireNonNull(kind, "kind");
        requireNonNull(state, "state");
        requireNonNull(at, "at");
        requireNonNull(sentence, "sentence");
        evidence = List.copyOf(evidence);
    }

    /** The hops in their order. */
    public enum Kind {
        TASK("Task", "The execution waits for its task token"),
        PUBLISH("Publish", "An object version carries the token"),
        START("Start", "A pipeline execution took that version"),
        QUEUE("Queue", "It holds the approval stage"),
        DECISION("Decision", "The approval was answered"),
        RETURN("Return", "The rule matched and its target ran"),
        TOKEN("Token", "The execution went on");

        private final String title;
        private final String meaning;

        Kind(String title, String meaning) {
            this.title = title;
            this.meaning = meaning;
        }

        /** One word, for a label. */
        public String title() {
            return title;
        }

        /** When the hop is done, in a sentence. */
        public String meaning() {
            return meaning;
        }
    }

    /** How a hop stands. */
    public enum State {
        DONE,
        /** Under way: the baton is here. */
        WAITING,
        /** Under way for longer than it should take. */
        LATE,
        /** It cannot be done any more without help. */
        BROKEN,
        /** We were not allowed to look, or could not. Never to be drawn as done. */
        NOT_VISIBLE,
        /** The baton has not come this far. */
        AHEAD
    }

    /**
     * One fact that a hop's state rests on.
     *
     * @param source the API call that told it, for example {@code states:GetExecutionHistory}
     */
    public record Evidence(String label, String value, String source) {
        public Evidence {
            requireNonNull(label, "label");
            requireNonNull(value, "value");
            requireNonNull(source, "source");
        }
    }

    /** Whether the baton is at this hop. */
    public boolean isCurrent() {
        return state == State.WAITING || state == State.LATE || state == State.BROKEN;
    }
}
