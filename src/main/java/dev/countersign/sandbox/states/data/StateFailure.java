package dev.countersign.sandbox.states.data;

import java.util.Optional;
import java.util.Set;

/** A state that failed, in the terms of Retry and Catch. */
public final class StateFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What Retry and Catch never handle by {@code States.ALL}. */
    private static final Set<String> NOT_IN_ALL = Set.of("States.Runtime", "States.DataLimitExceeded");

    private static final String TIMEOUT = "States.Timeout";

    private final transient Optional<String> error;
    private final transient Optional<String> cause;
    private final transient Optional<String> alias;
    private final transient Optional<String> location;
    private final Kind kind;

    /** Where a failure comes from; that decides what a history records of it. */
    public enum Kind {
        /** A task, a branch or a Fail state failed. */
        FAILED,
        /** A task took too long. */
        TIMED_OUT,
        /** The definition does not fit the data: ends the execution. */
        RUNTIME,
        /** A JSONata expression failed: recorded as EvaluationFailed. */
        EVALUATION
    }

    private StateFailure(
            Kind kind,
            Optional<String> error,
            Optional<String> cause,
            Optional<String> alias,
            Optional<String> location) {
        super(error.orElse("failure without a name"), null, false, false);
        this.kind = kind;
        this.error = error;
        this.cause = cause;
        this.alias = alias;
        this.location = location;
    }

    public static StateFailure of(Optional<String> error, Optional<String> cause) {
        return new StateFailure(Kind.FAILED, error, cause, Optional.empty(), Optional.empty());
    }

    public static StateFailure of(String error, String cause) {
        return of(Optional.of(error), Optional.of(cause));
    }

    /** A definition that does not fit its data; the sentence says what. */
    public static StateFailure runtime(String sentence) {
        return new StateFailure(
                Kind.RUNTIME, Optional.of("States.Runtime"), Optional.of(sentence), Optional.empty(), Optional.empty());
    }

    /**
     * A JSONata expression that failed.
     *
     * @param location the field, for example {@code Output/result}; empty where AWS names none
     */
    public static StateFailure evaluation(String sentence, Optional<String> location) {
        return new StateFailure(
                Kind.EVALUATION,
                Optional.of("States.QueryEvaluationError"),
                Optional.of(sentence),
                Optional.empty(),
                location);
    }

    /** An intrinsic function or choice that failed, under its own name, at a state: the execution may catch it. */
    public static StateFailure named(String error, String sentence) {
        return new StateFailure(
                Kind.RUNTIME, Optional.of(error), Optional.of(sentence), Optional.empty(), Optional.empty());
    }

    /** Data that outgrew what may pass between states. */
    public static StateFailure dataLimit(String stateName) {
        String sentence = "The state/task '" + stateName
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
        return of("States.DataLimitExceeded", sentence);
    }

    public static StateFailure timeout() {
        return new StateFailure(
                Kind.TIMED_OUT, Optional.of(TIMEOUT), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Recorded like a timeout, but Retry and Catch can tell it by a name of its own. */
    public static StateFailure heartbeatTimeout() {
        return new StateFailure(
                Kind.TIMED_OUT,
                Optional.of(TIMEOUT),
                Optional.empty(),
                Optional.of("States.HeartbeatTimeout"),
                Optional.empty());
    }

    /** The same failure with the sentence that AWS puts before what went wrong inside a state. */
    public StateFailure at(String stateName, long enteredId) {
        if (kind != Kind.RUNTIME && kind != Kind.EVALUATION) {
            return this;
        }
        String sentence = cause.orElse("");
        if (sentence.startsWith("An error occurred while executing the state")) {
            return this;
        }
        String full = "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(stateName, enteredId, sentence);
        return new StateFailure(kind, error, Optional.of(full), alias, location);
    }

    /** The same failure as something that has its event already, or comes out of a branch. */
    public StateFailure recorded() {
        return new StateFailure(kind == Kind.TIMED_OUT ? kind : Kind.FAILED, error, cause, alias, location);
    }

    /** Whether an {@code ErrorEquals} entry names this failure. */
    public boolean isCalled(String name) {
        return switch (name) {
            case "States.ALL" -> error.map(e -> !NOT_IN_ALL.contains(e)).orElse(true);
            case "States.TaskFailed" ->
                kind == Kind.FAILED && error.map(e -> !e.equals(TIMEOUT)).orElse(true);
            default -> name.equals(error.orElse(null)) || name.equals(alias.orElse(null));
        };
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> error() {
        return error;
    }

    /** What happened, in words; named so because {@code getCause} is Java's. */
    public Optional<String> reason() {
        return cause;
    }

    public Optional<String> location() {
        return location;
    }
}
