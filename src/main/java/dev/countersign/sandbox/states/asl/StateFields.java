package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.states.data.Jsonata;
import dev.countersign.sandbox.states.data.Timestamps;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which fields each kind of state may have, in each of the two query languages. */
final class StateFields {
    private static final Set<String> ALWAYS = Set.of("Type", "Comment", "QueryLanguage");
    private static final Set<String> TRANSITION = Set.of("Next", "End");
    private static final Set<String> ERRORS = Set.of("Retry", "Catch");
    private static final Set<State.Type> ENDS = EnumSet.of(State.Type.CHOICE, State.Type.SUCCEED, State.Type.FAIL);

    private StateFields() {}

    static boolean needsTransition(State.Type type) {
        return !ENDS.contains(type);
    }

    static List<Problem> unsupported(State.Type type, Map<String, Object> state, boolean jsonata, String location) {
        Set<String> allowed = new TreeSet<>(ALWAYS);
        if (needsTransition(type)) {
            allowed.addAll(TRANSITION);
        }
        allowed.addAll(jsonata ? jsonataFields(type) : pathFields(type));
        return state.keySet().stream()
                .filter(field -> !allowed.contains(field))
                .sorted()
                .map(field -> Problem.schema("Field '" + field + "' is not supported", location))
                .toList();
    }

    private static Set<String> pathFields(State.Type type) {
        Set<String> fields = new TreeSet<>();
        if (type != State.Type.FAIL) {
            fields.addAll(Set.of("InputPath", "OutputPath"));
        }
        fields.addAll(
                switch (type) {
                    case PASS -> Set.of("Result", "Parameters", "ResultPath", "Assign");
                    case TASK ->
                        Set.of(
                                "Resource",
                                "Credentials",
                                "Parameters",
                                "ResultSelector",
                                "ResultPath",
                                "Assign",
                                "TimeoutSeconds",
                                "TimeoutSecondsPath",
                                "HeartbeatSeconds",
                                "HeartbeatSecondsPath");
                    case CHOICE -> Set.of("Choices", "Default", "Assign");
                    case WAIT -> Set.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Assign");
                    case SUCCEED -> Set.<String>of();
                    case FAIL -> Set.of("Error", "ErrorPath", "Cause", "CausePath");
                    case PARALLEL -> Set.of("Branches", "Parameters", "ResultSelector", "ResultPath", "Assign");
                    case MAP ->
                        Set.of(
                                "ItemProcessor",
                                "Iterator",
                                "ItemsPath",
                                "ItemSelector",
                                "Parameters",
                                "MaxConcurrency",
                                "MaxConcurrencyPath",
                                "ResultSelector",
                                "ResultPath",
                                "Assign");
                });
        return withErrors(type, fields);
    }

    private static Set<String> jsonataFields(State.Type type) {
        Set<String> fields = new TreeSet<>();
        if (type != State.Type.FAIL) {
            fields.add("Output");
        }
        fields.addAll(
                switch (type) {
                    case PASS -> Set.of("Assign");
                    case TASK ->
                        Set.of("Resource", "Credentials", "Arguments", "Assign", "TimeoutSeconds", "HeartbeatSeconds");
                    case CHOICE -> Set.of("Choices", "Default", "Assign");
                    case WAIT -> Set.of("Seconds", "Timestamp", "Assign");
                    case SUCCEED -> Set.<String>of();
                    case FAIL -> Set.of("Error", "Cause");
                    case PARALLEL -> Set.of("Branches", "Arguments", "Assign");
                    case MAP ->
                        Set.of("ItemProcessor", "Iterator", "Items", "ItemSelector", "MaxConcurrency", "Assign");
                });
        return withErrors(type, fields);
    }

    private static Set<String> withErrors(State.Type type, Set<String> fields) {
        if (type == State.Type.TASK || type == State.Type.PARALLEL || type == State.Type.MAP) {
            fields.addAll(ERRORS);
        }
        return fields;
    }

    /** A Wait has exactly one of its fields, and a Timestamp is one. */
    static List<Problem> waiting(Map<String, Object> state, String location, boolean jsonata) {
        List<String> fields = jsonata
                ? List.of("Seconds", "Timestamp")
                : List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
        List<Problem> problems = new ArrayList<>();
        if (fields.stream().filter(state::containsKey).count() != 1) {
            problems.add(Problem.schema("Exactly one of these fields is required: " + fields, location));
        }
        Object timestamp = state.get("Timestamp");
        boolean computed = jsonata && Jsonata.isExpression(timestamp);
        if (state.containsKey("Timestamp")
                && !computed
                && Timestamps.parse(timestamp).isEmpty()) {
            problems.add(Problem.schema("String does not match RFC3339 timestamp", location + "/Timestamp"));
        }
        return problems;
    }
}
