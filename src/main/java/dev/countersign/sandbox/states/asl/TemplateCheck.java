package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Paths;
import dev.countersign.sandbox.states.data.PayloadTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the paths and calls in a JSONPath state. */
final class TemplateCheck {
    private static final List<String> TEMPLATES = List.of("Parameters", "ResultSelector", "ItemSelector", "Assign");
    private static final List<String> PATHS = List.of(
            "InputPath",
            "OutputPath",
            "ItemsPath",
            "SecondsPath",
            "TimestampPath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "MaxConcurrencyPath");

    private final List<Problem> problems = new ArrayList<>();

    private TemplateCheck() {}

    static List<Problem> of(Map<String, Object> state, String location) {
        var check = new TemplateCheck();
        TEMPLATES.forEach(field -> check.template(state.get(field), location + "/" + field));
        PATHS.stream()
                .filter(field -> state.get(field) instanceof String path && !Paths.isPath(path))
                .forEach(field ->
                        check.problems.add(Problem.schema("Value is not a valid JSONPath", location + "/" + field)));
        if (state.get("ResultPath") instanceof String path && (!Paths.isReference(path) || path.startsWith("$$"))) {
            check.problems.add(Problem.schema("Value is not a Reference Path", location + "/ResultPath"));
        }
        return check.problems;
    }

    private void template(@Nullable Object template, String location) {
        if (template instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                template(list.get(i), location + "[" + i + "]");
            }
        }
        Json.object(template).forEach((name, value) -> {
            if (!name.endsWith(".$")) {
                template(value, location + "/" + name);
            } else if (!(value instanceof String text) || !PayloadTemplates.isExpression(text)) {
                problems.add(Problem.schema(
                        "The value for the field '" + name
                                + "' must be a valid JSONPath or a valid intrinsic function call",
                        location));
            }
        });
    }
}
