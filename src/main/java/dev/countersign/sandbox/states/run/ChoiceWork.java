package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Jsonata;
import dev.countersign.sandbox.states.data.StateFailure;
import java.util.Map;
import java.util.Optional;

/** Choice: the first rule that holds decides; otherwise Default. */
final class ChoiceWork {
    private ChoiceWork() {}

    static StateRun.Result run(StateRun run) throws StateFailure {
        State state = run.state();
        int index = 0;
        for (Object item : state.list("Choices")) {
            Map<String, Object> rule = Json.object(item);
            if (holds(run, rule, index++)) {
                return run.flow().chosen(rule, Optional.ofNullable((String) rule.get("Next")));
            }
        }
        Optional<String> otherwise = state.text("Default");
        if (otherwise.isEmpty()) {
            throw StateFailure.named(
                    "States.NoChoiceMatched",
                    "Failed to transition out of the state. The state does not point to a next state.");
        }
        return run.flow().chosen(state.fields(), otherwise);
    }

    private static boolean holds(StateRun run, Map<String, Object> rule, int index) throws StateFailure {
        if (!run.state().jsonata()) {
            var flow = (PathFlow) run.flow();
            return ChoiceRules.holds(rule, flow.scene().with(flow.effective()));
        }
        String location = "Choices[" + index + "]/Condition";
        Object value = ((JsonataFlow) run.flow()).plain().fill(rule.get("Condition"), location);
        if (value instanceof Boolean decided) {
            return decided;
        }
        throw Jsonata.unexpected(String.valueOf(rule.get("Condition")), location, "boolean", value);
    }
}
