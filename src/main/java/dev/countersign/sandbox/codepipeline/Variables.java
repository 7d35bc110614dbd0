package dev.countersign.sandbox.codepipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to variables in an action's configuration: {@code #{namespace.name}}. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("#\\{([A-Za-z0-9@_-]+)\\.([A-Za-z0-9@_-]+)}");

    private Variables() {}

    /** A reference to a variable that has no value. */
    static final class Unresolvable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unresolvable(String reference) {
            super("The variable reference " + reference + " cannot be resolved.", null, false, false);
        }
    }

    /** @throws Unresolvable for a variable that has no value */
    static Map<String, String> resolve(Map<String, String> configuration, Map<String, Map<String, String>> variables) {
        Map<String, String> resolved = new LinkedHashMap<>();
        configuration.forEach((key, value) -> resolved.put(key, resolve(value, variables)));
        return resolved;
    }

    private static String resolve(String text, Map<String, Map<String, String>> variables) {
        Matcher matcher = REFERENCE.matcher(text);
        var resolved = new StringBuilder();
        while (matcher.find()) {
            String value = variables.getOrDefault(matcher.group(1), Map.of()).get(matcher.group(2));
            if (value == null) {
                throw new Unresolvable(matcher.group());
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString();
    }
}
