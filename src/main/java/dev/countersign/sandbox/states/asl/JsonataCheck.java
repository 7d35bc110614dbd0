package dev.countersign.sandbox.states.asl;

import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that the expressions of a JSONata state can be parsed. The sentence is ours: AWS's was not recorded. */
final class JsonataCheck {
    /** Fields that are no data: states inside have their own check. */
    private static final Set<String> NOT_DATA =
            Set.of("Type", "Comment", "QueryLanguage", "Next", "Default", "Branches", "ItemProcessor", "Iterator");

    private final List<Problem> problems = new ArrayList<>();

    private JsonataCheck() {}

    static List<Problem> of(Map<String, Object> state, String location) {
        var check = new JsonataCheck();
        state.forEach((field, value) -> {
            if (!NOT_DATA.contains(field)) {
                check.look(value, location + "/" + field);
            }
        });
        return check.problems;
    }

    private void look(@Nullable Object value, String location) {
        Json.object(value).forEach((name, member) -> look(member, location + "/" + name));
        List<Object> items = Json.array(value);
        for (int i = 0; i < items.size(); i++) {
            look(items.get(i), location + "[" + i + "]");
        }
        if (Jsonata.isExpression(value)) {
            Jsonata.syntaxError(Jsonata.expressionIn(String.valueOf(value)))
                    .ifPresent(why ->
                            problems.add(Problem.schema("The JSONata expression cannot be parsed: " + why, location)));
        }
    }
}
