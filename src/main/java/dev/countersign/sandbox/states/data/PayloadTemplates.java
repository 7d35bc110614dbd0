package dev.countersign.sandbox.states.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters, ResultSelector, ItemSelector and Assign of JSONPath states: members whose name ends in {@code .$} are computed. */
public final class PayloadTemplates {
    private PayloadTemplates() {}

    public static @Nullable Object fill(@Nullable Object template, Scene scene) throws StateFailure {
        return switch (template) {
            case Map<?, ?> map -> fillMap(Json.object(map), scene);
            case List<?> list -> {
                List<Object> filled = new ArrayList<>();
                for (Object item : list) {
                    filled.add(fill(item, scene));
                }
                yield filled;
            }
            case null, default -> template;
        };
    }

    private static Map<String, Object> fillMap(Map<String, Object> template, Scene scene) throws StateFailure {
        Map<String, Object> filled = new LinkedHashMap<>();
        for (Map.Entry<String, Object> member : template.entrySet()) {
            String name = member.getKey();
            if (name.endsWith(".$") && member.getValue() instanceof String expression) {
                filled.put(name.substring(0, name.length() - 2), evaluate(name, expression, scene));
            } else {
                filled.put(name, fill(member.getValue(), scene));
            }
        }
        return filled;
    }

    /** Whether a text can be evaluated: syntax only. */
    public static boolean isExpression(String text) {
        if (!text.startsWith("States.")) {
            return Paths.isPath(text);
        }
        try {
            IntrinsicCall.parse(text);
            return true;
        } catch (IntrinsicCall.SyntaxError e) {
            return false;
        }
    }

    /** A path, or a call of an intrinsic function. */
    public static @Nullable Object evaluate(String field, String expression, Scene scene) throws StateFailure {
        if (!expression.startsWith("States.")) {
            return scene.require(field, expression);
        }
        try {
            return Intrinsics.evaluate(IntrinsicCall.parse(expression), field, scene);
        } catch (IntrinsicCall.SyntaxError e) {
            throw StateFailure.named("States.IntrinsicFailure", String.valueOf(e.getMessage()));
        }
    }
}
