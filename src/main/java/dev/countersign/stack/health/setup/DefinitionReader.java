package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.setup.MachineSetup.CallbackTask;
import dev.countersign.stack.health.template.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the callback tasks of a definition in Amazon States Language. */
public final class DefinitionReader {
    private static final Set<String> CATCH_A_TIMEOUT = Set.of("States.ALL", "States.Timeout");
    private static final int DEEPEST = 40;

    private final List<CallbackTask> found = new ArrayList<>();

    private DefinitionReader() {}

    /** The tasks that hand out a token and wait, at whatever depth. */
    public static List<CallbackTask> tasks(Cursor definition) {
        var reader = new DefinitionReader();
        reader.states(definition.get("States"), List.of("States"), 0);
        return List.copyOf(reader.found);
    }

    /** The machine's own timeout in seconds. */
    public static Fact<Optional<Long>> timeout(Cursor definition) {
        return definition.get("TimeoutSeconds").number();
    }

    private void states(Cursor states, List<String> path, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Map.Entry<String, Cursor> state : states.entries().entrySet()) {
            List<String> here = and(path, state.getKey());
            Cursor body = state.getValue();
            if (body.get("Resource").termOr("").text().endsWith(".waitForTaskToken")) {
                found.add(task(state.getKey(), here, body));
            }
            for (String scope : List.of("Iterator", "ItemProcessor")) {
                states(body.at(scope, "States"), and(and(here, scope), "States"), depth + 1);
            }
            List<Cursor> branches = body.get("Branches").items();
            for (int i = 0; i < branches.size(); i++) {
                states(
                        branches.get(i).get("States"),
                        and(and(and(here, "Branches"), Integer.toString(i)), "States"),
                        depth + 1);
            }
        }
    }

    private static CallbackTask task(String name, List<String> path, Cursor body) {
        return new CallbackTask(
                name,
                path,
                clock(body, "TimeoutSeconds"),
                clock(body, "HeartbeatSeconds"),
                body.get("Catch").items().stream()
                        .flatMap(one -> one.get("ErrorEquals").items().stream())
                        .map(error -> error.termOr("").text())
                        .anyMatch(CATCH_A_TIMEOUT::contains),
                body.origin());
    }

    /** A clock may come from the execution's data, too: then it is known to be there, and no more. */
    private static Fact<Optional<Long>> clock(Cursor body, String key) {
        Cursor path = body.get(key + "Path");
        Optional<Term> expression =
                body.get(key).term().filter(term -> term.text().startsWith("{%"));
        return !path.isAbsent() || expression.isPresent()
                ? Fact.unseen(key + " comes from the data of each execution.", body.origin())
                : body.get(key).number();
    }

    private static List<String> and(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
