package dev.countersign.sandbox.cloudformation.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a value refers to, found without evaluating it: both branches of every {@code Fn::If} count. */
public final class References {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Set<String> refs = new LinkedHashSet<>();
    private final Set<Attribute> attributes = new LinkedHashSet<>();
    private final Set<String> conditions = new LinkedHashSet<>();

    /** A use of {@code Fn::GetAtt}. */
    public record Attribute(String logicalId, String attribute) {}

    private References() {}

    /** What {@code value} refers to. */
    public static References in(Object value) {
        var references = new References();
        references.walk(value);
        return references;
    }

    /** Names used by {@code Ref}: parameters, pseudo parameters and resources. */
    public Set<String> refs() {
        return refs;
    }

    public Set<Attribute> attributes() {
        return attributes;
    }

    /** Names of conditions used by {@code Fn::If} and {@code Condition}. */
    Set<String> conditions() {
        return conditions;
    }

    /** Every name that is not only a condition's. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(refs);
        attributes.forEach(attribute -> names.add(attribute.logicalId()));
        return names;
    }

    private void walk(Object value) {
        switch (value) {
            case Map<?, ?> map
            when map.size() == 1 -> {
                String name = String.valueOf(map.keySet().iterator().next());
                function(name, Objects.requireNonNull(map.values().iterator().next()));
            }
            case Map<?, ?> map -> map.values().forEach(this::walk);
            case List<?> list -> list.forEach(this::walk);
            default -> {}
        }
    }

    private void function(String name, Object argument) {
        switch (name) {
            case "Ref" -> refs.add(String.valueOf(argument));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> sub(argument);
            case "Condition" -> {
                if (argument instanceof String condition) {
                    conditions.add(condition);
                } else {
                    walk(argument);
                }
            }
            case "Fn::If" -> {
                if (argument instanceof List<?> list && !list.isEmpty()) {
                    conditions.add(String.valueOf(list.getFirst()));
                    list.stream().skip(1).forEach(this::walk);
                }
            }
            default -> walk(argument);
        }
    }

    private void attribute(Object argument) {
        String path = argument instanceof List<?> list
                ? String.join(".", list.stream().map(String::valueOf).toList())
                : String.valueOf(argument);
        add(path);
    }

    private void add(String path) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            attributes.add(new Attribute(path.substring(0, dot), path.substring(dot + 1)));
        }
    }

    private void sub(Object argument) {
        Set<String> own = new LinkedHashSet<>();
        Object pattern = argument;
        if (argument instanceof List<?> list && list.size() == 2 && list.get(1) instanceof Map<?, ?> variables) {
            pattern = list.getFirst();
            variables.keySet().forEach(key -> own.add(String.valueOf(key)));
            variables.values().forEach(this::walk);
        }
        Matcher matcher = VARIABLE.matcher(String.valueOf(pattern));
        while (matcher.find()) {
            String name = Objects.requireNonNull(matcher.group(1)).strip();
            if (own.contains(name)) {
                continue;
            }
            if (name.indexOf('.') > 0) {
                add(name);
            } else {
                refs.add(name);
            }
        }
    }
}
