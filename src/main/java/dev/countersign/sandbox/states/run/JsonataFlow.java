package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Jsonata;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.data.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments, Output and Assign of JSONata states. */
final class JsonataFlow implements DataFlow {
    private final State state;
    private final @Nullable Object input;
    private final Map<String, Object> context;
    private final Variables variables;

    JsonataFlow(State state, @Nullable Object input, Map<String, Object> context, Variables variables) {
        this.state = state;
        this.input = input;
        this.context = context;
        this.variables = variables;
    }

    /** An evaluator that sees the input and the context, and nothing of a result. */
    Jsonata plain() {
        return new Jsonata(states(), variables);
    }

    private Jsonata with(String name, @Nullable Object value) {
        Map<String, Object> states = states();
        states.put(name, value);
        return new Jsonata(states, variables);
    }

    private Map<String, Object> states() {
        Map<String, Object> states = new LinkedHashMap<>();
        states.put("input", input);
        states.put("context", context);
        return states;
    }

    @Override
    public @Nullable Object effective() {
        return input;
    }

    @Override
    public @Nullable Object arguments() throws StateFailure {
        return state.has("Arguments") ? plain().fill(state.get("Arguments"), "Arguments") : input;
    }

    @Override
    public StateRun.Result result(@Nullable Object result, Optional<String> next) throws StateFailure {
        boolean works = switch (state.type()) {
            case TASK, PARALLEL, MAP -> true;
            case PASS, CHOICE, WAIT, SUCCEED, FAIL -> false;
        };
        Jsonata evaluator = works ? with("result", result) : plain();
        return result(evaluator, state.fields(), works ? result : input, next);
    }

    private static StateRun.Result result(
            Jsonata evaluator, Map<String, Object> fields, @Nullable Object otherwise, Optional<String> next)
            throws StateFailure {
        Object assigned = evaluator.fill(fields.get("Assign"), "Assign");
        Object output = fields.containsKey("Output") ? evaluator.fill(fields.get("Output"), "Output") : otherwise;
        return new StateRun.Result(output, Json.object(assigned), next);
    }

    @Override
    public StateRun.Result chosen(Map<String, Object> rule, Optional<String> next) throws StateFailure {
        Map<String, Object> fields = new LinkedHashMap<>(rule);
        if (!rule.containsKey("Output") && state.has("Output")) {
            fields.put("Output", state.get("Output"));
        }
        return result(plain(), fields, input, next);
    }

    @Override
    public StateRun.Result caught(Map<String, Object> catcher, Map<String, Object> errorOutput) throws StateFailure {
        Optional<String> next = Optional.ofNullable((String) catcher.get("Next"));
        return result(with("errorOutput", errorOutput), catcher, errorOutput, next);
    }

    @Override
    public Optional<Long> seconds(String field) throws StateFailure {
        if (!state.has(field)) {
            return Optional.empty();
        }
        Object value = plain().fill(state.get(field), field);
        Long seconds = Json.wholeNumber(value);
        if (seconds == null) {
            throw Jsonata.unexpected(String.valueOf(state.get(field)), field, "integer", value);
        }
        return Optional.of(seconds);
    }

    @Override
    public Optional<String> text(String field) throws StateFailure {
        if (!state.has(field)) {
            return Optional.empty();
        }
        Object value = plain().fill(state.get(field), field);
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw Jsonata.unexpected(String.valueOf(state.get(field)), field, "string", value);
    }
}
