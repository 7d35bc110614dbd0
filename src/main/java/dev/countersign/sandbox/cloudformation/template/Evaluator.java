package dev.countersign.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates a template's values: parameters, pseudo parameters, conditions and intrinsic functions. */
public final class Evaluator {
    /** What {@code AWS::NoValue} stands for until it is taken out of its map or list. */
    private static final Object NO_VALUE = new Object();

    private final Template template;
    private final Map<String, Object> parameters;
    private final Map<String, Object> pseudo;
    private final Scope scope;
    private final Functions functions;
    private final Map<String, Boolean> conditions = new HashMap<>();

    /** @param pseudo the pseudo parameters by name; {@code AWS::NoValue} need not be among them */
    public Evaluator(Template template, ParameterValues parameters, Map<String, Object> pseudo, Scope scope) {
        this.template = template;
        this.parameters = parameters.forFunctions(template);
        this.pseudo = pseudo;
        this.scope = scope;
        this.functions = new Functions(this, template);
    }

    /** The value with every function evaluated; {@code AWS::NoValue} leaves nothing behind. */
    public Object value(Object declared) {
        Object value = evaluate(declared);
        return isNoValue(value) ? "" : value;
    }

    public Map<String, Object> properties(Map<String, Object> declared) {
        return Values.map((Map<?, ?>) value(declared));
    }

    Object evaluate(Object declared) {
        return switch (declared) {
            case Map<?, ?> map -> evaluateMap(map);
            case List<?> list -> evaluateList(list);
            default -> declared;
        };
    }

    private Object evaluateMap(Map<?, ?> map) {
        if (map.size() == 1) {
            String name = String.valueOf(map.keySet().iterator().next());
            Object argument = map.values().iterator().next();
            if (name.equals("Ref")) {
                return ref(String.valueOf(argument));
            }
            if (name.equals("Condition") && argument instanceof String condition && isDeclared(condition)) {
                return condition(condition);
            }
            if (name.startsWith("Fn::")) {
                return functions.call(name, argument);
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, child) -> {
            Object value = evaluate(child);
            if (!isNoValue(value)) {
                result.put(String.valueOf(key), value);
            }
        });
        return result;
    }

    // "Condition" is a key of IAM policy statements as well; there its value is a map, never a condition's name.
    private boolean isDeclared(String condition) {
        return template.conditions().containsKey(condition);
    }

    private List<Object> evaluateList(List<?> list) {
        List<Object> result = new ArrayList<>();
        for (Object child : list) {
            Object value = evaluate(child);
            if (!isNoValue(value)) {
                result.add(value);
            }
        }
        return result;
    }

    Object ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
        Object value = parameters.containsKey(name) ? parameters.get(name) : pseudo.get(name);
        return value != null ? value : scope.ref(name);
    }

    /** A list parameter can be referred to as a whole only. */
    boolean isKnown(String name) {
        return parameters.containsKey(name) || pseudo.containsKey(name);
    }

    Scope scope() {
        return scope;
    }

    Set<String> pseudoNames() {
        return pseudo.keySet();
    }

    String region() {
        return String.valueOf(pseudo.get("AWS::Region"));
    }

    /** Whether a condition of the template holds. */
    public boolean condition(String name) {
        Boolean known = conditions.get(name);
        if (known != null) {
            return known;
        }
        Object declared = template.conditions().get(name);
        if (declared == null) {
            throw TemplateError.template("Condition " + name + " is not defined");
        }
        boolean holds = truth(evaluate(declared));
        conditions.put(name, holds);
        return holds;
    }

    /** Whether a resource exists under the conditions of this stack. */
    public boolean exists(Template.Resource resource) {
        return resource.condition().map(this::condition).orElse(true);
    }

    static boolean truth(Object value) {
        return switch (value) {
            case Boolean b -> b;
            default -> "true".equals(String.valueOf(value));
        };
    }

    @SuppressWarnings("ReferenceEquality")
    static boolean isNoValue(Object value) {
        return value == NO_VALUE;
    }
}
