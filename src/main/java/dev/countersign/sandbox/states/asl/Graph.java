package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.states.data.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States that run from one start: a state machine, a branch of a Parallel, or a Map's item processor. */
public record Graph(String startAt, Map<String, State> states, boolean jsonata) {
    /** Reads a definition that has been checked. */
    public static Graph of(Map<String, Object> definition) {
        return of(definition, false);
    }

    private static Graph of(Map<String, Object> definition, boolean outer) {
        boolean jsonata = jsonata(definition, outer);
        Map<String, State> states = new LinkedHashMap<>();
        Json.object(definition.get("States")).forEach((name, value) -> {
            Map<String, Object> fields = Json.object(value);
            State.Type.of(fields.get("Type"))
                    .ifPresent(type -> states.put(name, new State(name, type, fields, jsonata(fields, jsonata))));
        });
        return new Graph(String.valueOf(definition.get("StartAt")), states, jsonata);
    }

    private static boolean jsonata(Map<String, Object> fields, boolean outer) {
        return fields.get("QueryLanguage") instanceof String language ? language.equals("JSONata") : outer;
    }

    public Optional<State> find(String name) {
        return Optional.ofNullable(states.get(name));
    }

    /** The graphs of a Parallel's branches. */
    public List<Graph> branchesOf(State parallel) {
        return parallel.list("Branches").stream()
                .map(branch -> of(Json.object(branch), jsonata))
                .toList();
    }

    /** The graph of a Map's iterations, under its present or its former name. */
    public Graph iterationOf(State map) {
        Object processor = map.has("ItemProcessor") ? map.get("ItemProcessor") : map.get("Iterator");
        return of(Json.object(processor), jsonata);
    }
}
