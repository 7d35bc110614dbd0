package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.states.data.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks a definition as AWS does when a state machine is created: fields first, then transitions. */
public final class DefinitionCheck {
    private static final Set<String> MACHINE_FIELDS =
            Set.of("Comment", "StartAt", "States", "TimeoutSeconds", "Version", "QueryLanguage");
    private static final Set<String> INNER_FIELDS =
            Set.of("Comment", "StartAt", "States", "ProcessorConfig", "QueryLanguage");

    private final List<Problem> problems = new ArrayList<>();
    private final boolean express;
    private final Predicate<TaskResource> supported;

    private DefinitionCheck(boolean express, Predicate<TaskResource> supported) {
        this.express = express;
        this.supported = supported;
    }

    /** @param supported whether there is an integration for a Task's resource */
    public static List<Problem> of(@Nullable Object definition, boolean express, Predicate<TaskResource> supported) {
        var check = new DefinitionCheck(express, supported);
        Map<String, Object> machine = Json.object(definition);
        check.graph(machine, "", MACHINE_FIELDS, false);
        if (check.problems.isEmpty()) {
            check.problems.addAll(TransitionCheck.of(machine));
        }
        return List.copyOf(check.problems);
    }

    private void graph(Map<String, Object> graph, String location, Set<String> fields, boolean outerJsonata) {
        String here = location.isEmpty() ? "/" : location;
        required(graph, here, "StartAt", "States");
        graph.keySet().stream()
                .filter(field -> !fields.contains(field))
                .sorted()
                .forEach(field -> problems.add(Problem.schema("Field '" + field + "' is not supported", here)));
        boolean jsonata = language(graph, here, outerJsonata);
        Map<String, Object> states = Json.object(graph.get("States"));
        if (graph.containsKey("States") && states.isEmpty()) {
            problems.add(Problem.schema("Value cannot be empty", location + "/States"));
        }
        states.forEach((name, state) -> state(Json.object(state), location + "/States/" + name, jsonata));
    }

    private boolean language(Map<String, Object> fields, String location, boolean outer) {
        if (!fields.containsKey("QueryLanguage")) {
            return outer;
        }
        Object language = fields.get("QueryLanguage");
        if (!"JSONata".equals(language) && !"JSONPath".equals(language)) {
            problems.add(Problem.schema("Value should be one of [JSONPath, JSONata]", location + "/QueryLanguage"));
        }
        return "JSONata".equals(language);
    }

    private void required(Map<String, Object> object, String location, String... fields) {
        List<String> missing = new ArrayList<>(List.of(fields));
        missing.removeAll(object.keySet());
        if (!missing.isEmpty()) {
            problems.add(Problem.schema("These fields are required: " + missing, location));
        }
    }

    private void state(Map<String, Object> state, String location, boolean outerJsonata) {
        required(state, location, "Type");
        if (!state.containsKey("Type")) {
            return;
        }
        boolean jsonata = language(state, location, outerJsonata);
        var type = State.Type.of(state.get("Type"));
        if (type.isEmpty()) {
            problems.add(Problem.schema(
                    "Value should be one of [Choice, Fail, Map, Parallel, Pass, Succeed, Task, Wait]",
                    location + "/Type"));
            return;
        }
        problems.addAll(StateFields.unsupported(type.get(), state, jsonata, location));
        if (StateFields.needsTransition(type.get()) && !state.containsKey("Next") && !state.containsKey("End")) {
            problems.add(Problem.schema("One of these fields is required: [Next, End]", location));
        }
        problems.addAll(jsonata ? JsonataCheck.of(state, location) : TemplateCheck.of(state, location));
        handlers(state, location);
        byType(type.get(), state, location, jsonata);
    }

    private void byType(State.Type type, Map<String, Object> state, String location, boolean jsonata) {
        switch (type) {
            case TASK -> task(state, location);
            case WAIT -> problems.addAll(StateFields.waiting(state, location, jsonata));
            case CHOICE -> choice(state, location, jsonata);
            case PARALLEL -> parallel(state, location, jsonata);
            case MAP -> map(state, location, jsonata);
            case PASS, SUCCEED, FAIL -> {}
        }
    }

    private void handlers(Map<String, Object> state, String location) {
        each(state, "Retry", location, (retrier, place) -> required(retrier, place, "ErrorEquals"));
        each(state, "Catch", location, (catcher, place) -> required(catcher, place, "ErrorEquals", "Next"));
    }

    /** Looks at one item of a list at its place. */
    private interface Item {
        void look(Map<String, Object> item, String location);
    }

    private static void each(Map<String, Object> state, String field, String location, Item look) {
        List<Object> items = Json.array(state.get(field));
        for (int i = 0; i < items.size(); i++) {
            look.look(Json.object(items.get(i)), location + "/" + field + "[" + i + "]");
        }
    }

    private void task(Map<String, Object> state, String location) {
        required(state, location, "Resource");
        if (!(state.get("Resource") instanceof String arn)) {
            return;
        }
        String place = location + "/Resource";
        TaskResource resource = TaskResource.of(arn);
        if (!arn.startsWith("arn:")) {
            problems.add(Problem.schema("Value is not a valid resource ARN", place));
        } else if (express && resource.isActivity()) {
            problems.add(Problem.schema("Express state machine does not support Activity ARN", place));
        } else if (express && (resource.waitsForJob() || resource.waitsForToken())) {
            String pattern = resource.waitsForToken() ? ".waitForTaskToken" : ".sync";
            problems.add(Problem.schema(
                    "Express state machine does not support '" + pattern + "' service integration", place));
        } else if (!supported.test(resource)) {
            problems.add(Problem.notHere("tasks of the resource " + arn, place));
        }
        if (state.containsKey("Credentials")) {
            problems.add(Problem.notHere("Credentials of tasks", location + "/Credentials"));
        }
    }

    private void choice(Map<String, Object> state, String location, boolean jsonata) {
        required(state, location, "Choices");
        if (state.get("Choices") instanceof List<?> choices && choices.isEmpty()) {
            problems.add(Problem.schema("Value cannot be empty", location + "/Choices"));
        }
        each(state, "Choices", location, (rule, place) -> {
            required(rule, place, "Next");
            if (jsonata) {
                required(rule, place, "Condition");
            }
        });
    }

    private void parallel(Map<String, Object> state, String location, boolean jsonata) {
        required(state, location, "Branches");
        if (state.get("Branches") instanceof List<?> branches && branches.isEmpty()) {
            problems.add(Problem.schema("Value cannot be empty", location + "/Branches"));
        }
        each(state, "Branches", location, (branch, place) -> graph(branch, place, INNER_FIELDS, jsonata));
    }

    private void map(Map<String, Object> state, String location, boolean jsonata) {
        String field = state.containsKey("Iterator") ? "Iterator" : "ItemProcessor";
        required(state, location, field);
        Map<String, Object> processor = Json.object(state.get(field));
        if ("DISTRIBUTED".equals(Json.object(processor.get("ProcessorConfig")).get("Mode"))) {
            problems.add(Problem.notHere("distributed Maps", location));
        }
        if (state.containsKey(field)) {
            graph(processor, location + "/" + field, INNER_FIELDS, jsonata);
        }
    }
}
