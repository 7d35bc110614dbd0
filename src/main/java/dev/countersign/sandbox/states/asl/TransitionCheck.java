package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.states.data.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that transitions lead somewhere, that there is an end, and that every state can be reached. */
final class TransitionCheck {
    private final String location;
    private final Map<String, Object> states;
    private final String start;
    private final List<Problem> problems = new ArrayList<>();

    private TransitionCheck(Map<String, Object> graph, String location) {
        this.location = location;
        this.states = Json.object(graph.get("States"));
        this.start = String.valueOf(graph.get("StartAt"));
    }

    static List<Problem> of(Map<String, Object> machine) {
        return check(machine, "");
    }

    private static List<Problem> check(Map<String, Object> graph, String location) {
        var check = new TransitionCheck(graph, location);
        check.run();
        return check.problems;
    }

    private void run() {
        if (!states.containsKey(start)) {
            problems.add(Problem.transition("Missing 'Next' target: " + start, location + "/StartAt"));
        }
        states.forEach((name, state) -> targets(name, Json.object(state)).forEach((place, target) -> {
            if (!states.containsKey(target)) {
                problems.add(Problem.transition("Missing 'Next' target: " + target, place));
            }
        }));
        if (states.values().stream().noneMatch(state -> isEnd(Json.object(state)))) {
            problems.add(new Problem("MISSING_END_STATE", "Workflow has no terminal state", Optional.empty()));
        } else {
            unreachable();
        }
        states.forEach((name, state) -> inner(Json.object(state), location + "/States/" + name));
    }

    private static boolean isEnd(Map<String, Object> state) {
        return Boolean.TRUE.equals(state.get("End"))
                || "Succeed".equals(state.get("Type"))
                || "Fail".equals(state.get("Type"));
    }

    private void unreachable() {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (states.containsKey(name) && reached.add(name)) {
                open.addAll(targets(name, Json.object(states.get(name))).values());
            }
        }
        states.keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> problems.add(
                        Problem.transition("State \"" + name + "\" is not reachable.", location + "/States/" + name)));
    }

    private void inner(Map<String, Object> state, String place) {
        List<Object> branches = Json.array(state.get("Branches"));
        for (int i = 0; i < branches.size(); i++) {
            problems.addAll(check(Json.object(branches.get(i)), place + "/Branches[" + i + "]"));
        }
        for (String field : List.of("ItemProcessor", "Iterator")) {
            if (state.containsKey(field)) {
                problems.addAll(check(Json.object(state.get(field)), place + "/" + field));
            }
        }
    }

    /** Where a state leads to, by the places that say so. */
    private Map<String, String> targets(String name, Map<String, Object> state) {
        String place = location + "/States/" + name;
        Map<String, String> targets = new LinkedHashMap<>();
        put(targets, place + "/Next", state.get("Next"));
        put(targets, place + "/Default", state.get("Default"));
        for (String field : List.of("Choices", "Catch")) {
            List<Object> items = Json.array(state.get(field));
            for (int i = 0; i < items.size(); i++) {
                put(
                        targets,
                        place + "/" + field + "[" + i + "]/Next",
                        Json.object(items.get(i)).get("Next"));
            }
        }
        return targets;
    }

    private static void put(Map<String, String> targets, String place, @Nullable Object target) {
        if (target instanceof String name) {
            targets.put(place, name);
        }
    }
}
