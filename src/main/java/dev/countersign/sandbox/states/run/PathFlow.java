package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Paths;
import dev.countersign.sandbox.states.data.PayloadTemplates;
import dev.countersign.sandbox.states.data.Scene;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.data.Variables;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** InputPath, Parameters, ResultSelector, ResultPath, OutputPath and Assign of JSONPath states. */
final class PathFlow implements DataFlow {
    private final State state;
    private final Scene scene;

    PathFlow(State state, @Nullable Object input, Map<String, Object> context, Variables variables) {
        this.state = state;
        this.scene = new Scene(input, context, variables);
    }

    /** What expressions see that work on the state's input. */
    Scene scene() {
        return scene;
    }

    @Override
    public @Nullable Object effective() throws StateFailure {
        return select("InputPath", scene.input());
    }

    private @Nullable Object select(String field, @Nullable Object from) throws StateFailure {
        if (!state.has(field)) {
            return from;
        }
        Optional<String> path = state.text(field);
        return path.isPresent() ? scene.with(from).follow(path.get()) : Map.of();
    }

    @Override
    public @Nullable Object arguments() throws StateFailure {
        Object effective = effective();
        if (!state.has("Parameters")) {
            return effective;
        }
        return PayloadTemplates.fill(state.get("Parameters"), scene.with(effective));
    }

    @Override
    public StateRun.Result result(@Nullable Object result, Optional<String> next) throws StateFailure {
        Object selected = result;
        if (state.has("ResultSelector")) {
            selected = PayloadTemplates.fill(state.get("ResultSelector"), scene.with(result));
        }
        Map<String, Object> assigned = assign(state.get("Assign"), selected);
        Object output = select("OutputPath", placed(state.fields(), selected));
        return new StateRun.Result(output, assigned, next);
    }

    private Map<String, Object> assign(@Nullable Object template, @Nullable Object from) throws StateFailure {
        return Json.object(PayloadTemplates.fill(template, scene.with(from)));
    }

    /** Puts a result where ResultPath says: over everything by default, nowhere if it is null. */
    private @Nullable Object placed(Map<String, Object> fields, @Nullable Object result) throws StateFailure {
        if (!fields.containsKey("ResultPath")) {
            return result;
        }
        if (!(fields.get("ResultPath") instanceof String path)) {
            return scene.input();
        }
        try {
            return Paths.write(path, scene.input(), result);
        } catch (Paths.NotFound e) {
            throw StateFailure.named("States.ResultPathMatchFailure", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public StateRun.Result chosen(Map<String, Object> rule, Optional<String> next) throws StateFailure {
        Object effective = effective();
        Map<String, Object> assigned = assign(rule.get("Assign"), effective);
        return new StateRun.Result(select("OutputPath", effective), assigned, next);
    }

    @Override
    public StateRun.Result caught(Map<String, Object> catcher, Map<String, Object> errorOutput) throws StateFailure {
        Map<String, Object> assigned = assign(catcher.get("Assign"), errorOutput);
        return new StateRun.Result(
                placed(catcher, errorOutput), assigned, Optional.ofNullable((String) catcher.get("Next")));
    }

    @Override
    public Optional<Long> seconds(String field) throws StateFailure {
        Optional<String> path = state.text(field + "Path");
        if (path.isEmpty()) {
            return Optional.ofNullable(Json.wholeNumber(state.get(field)));
        }
        Object value = scene.with(effective()).follow(path.get());
        Long seconds = Json.wholeNumber(value);
        if (seconds == null) {
            throw StateFailure.runtime("The %sPath parameter cannot be parsed as a long value: %s == %s"
                    .formatted(field, path.get(), Json.write(value)));
        }
        return Optional.of(seconds);
    }

    @Override
    public Optional<String> text(String field) throws StateFailure {
        Optional<String> path = state.text(field + "Path");
        if (path.isEmpty()) {
            return state.text(field);
        }
        Object value = PayloadTemplates.evaluate(field + "Path", path.get(), scene);
        return Optional.of(value instanceof String text ? text : Json.write(value));
    }
}
