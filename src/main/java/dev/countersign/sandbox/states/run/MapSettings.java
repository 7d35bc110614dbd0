package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Jsonata;
import dev.countersign.sandbox.states.data.PayloadTemplates;
import dev.countersign.sandbox.states.data.Scene;
import dev.countersign.sandbox.states.data.StateFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Map iterates over: its items, each iteration's input, and how many may run at a time. */
final class MapSettings {
    private final StateRun run;
    private final State state;

    MapSettings(StateRun run) {
        this.run = run;
        this.state = run.state();
    }

    List<Object> items() throws StateFailure {
        return state.jsonata() ? itemsByJsonata() : itemsByPath();
    }

    private List<Object> itemsByJsonata() throws StateFailure {
        var flow = (JsonataFlow) run.flow();
        if (state.has("Items")) {
            Object items = flow.plain().fill(state.get("Items"), "Items");
            if (items instanceof List<?> list) {
                return Json.array(list);
            }
            throw Jsonata.unexpected(String.valueOf(state.get("Items")), "Items", "array", items);
        }
        if (run.input() instanceof List<?> list) {
            return Json.array(list);
        }
        throw StateFailure.evaluation(
                "Map state input must be an array but was: " + Json.write(run.input()), Optional.empty());
    }

    private List<Object> itemsByPath() throws StateFailure {
        Scene scene = scene();
        Optional<String> path = state.text("ItemsPath");
        Object items = path.isPresent() ? scene.require("ItemsPath", path.get()) : scene.input();
        if (items instanceof List<?> list) {
            return Json.array(list);
        }
        throw StateFailure.runtime("Reference path \"%s\" must point to array.".formatted(path.orElse("$")));
    }

    /** Empty: no limit. */
    Optional<Integer> concurrency() throws StateFailure {
        Optional<String> path = state.text("MaxConcurrencyPath");
        Object value;
        if (path.isPresent()) {
            value = scene().require("MaxConcurrencyPath", path.get());
        } else if (state.jsonata()) {
            value = ((JsonataFlow) run.flow()).plain().fill(state.get("MaxConcurrency"), "MaxConcurrency");
        } else {
            value = state.get("MaxConcurrency");
        }
        if (value == null && path.isEmpty()) {
            return Optional.empty();
        }
        Long whole = wholeNumber(value);
        if (whole == null) {
            throw StateFailure.runtime(
                    "The MaxConcurrencyPath field refers to value %s which is not a valid integer: %s"
                            .formatted(Json.write(value), path.orElse("MaxConcurrency")));
        }
        return Optional.of((int) Math.min(whole, Integer.MAX_VALUE));
    }

    /** AWS takes a text with digits for a number here. */
    private static @Nullable Long wholeNumber(@Nullable Object value) {
        return value instanceof String text && text.matches("\\d{1,9}") ? Long.valueOf(text) : Json.wholeNumber(value);
    }

    /** Each iteration's input: the item itself, or what ItemSelector (formerly Parameters) makes of it. */
    List<Object> inputs(List<Object> items) throws StateFailure {
        String selector = state.has("ItemSelector") ? "ItemSelector" : "Parameters";
        if (!state.has(selector)) {
            return items;
        }
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            inputs.add(input(selector, i, items.get(i)));
        }
        return inputs;
    }

    private @Nullable Object input(String selector, int index, @Nullable Object value) throws StateFailure {
        Map<String, Object> context = new LinkedHashMap<>(run.context(Optional.empty()));
        context.put("Map", Map.of("Item", StateRun.itemOf(new Branch.Item(state.name(), index, value))));
        if (state.jsonata()) {
            var flow = new JsonataFlow(state, run.input(), context, run.branch().variables());
            return flow.plain().fill(state.get(selector), selector);
        }
        Scene scene = new Scene(scene().input(), context, run.branch().variables());
        return PayloadTemplates.fill(state.get(selector), scene);
    }

    private Scene scene() throws StateFailure {
        var flow = (PathFlow) run.flow();
        return flow.scene().with(flow.effective());
    }
}
