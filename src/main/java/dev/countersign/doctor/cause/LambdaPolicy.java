package dev.countersign.doctor.cause;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Whether a function's resource policy lets an EventBridge rule invoke it. */
final class LambdaPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = "events.amazonaws.com";

    private LambdaPolicy() {}

    /**
     * Whether the policy permits it as far as can be judged: what is not understood speaks for the policy, since the doctor must not
     * blame what it cannot judge.
     *
     * @param policy as JSON text; absent when the function has none
     */
    static boolean permits(Optional<String> policy, String ruleArn) {
        if (policy.isEmpty()) {
            return false;
        }
        try {
            List<JsonNode> statements =
                    each(JSON.readTree(policy.get()).path("Statement")).toList();
            return statements.stream().anyMatch(one -> has(one, "Allow") && concerns(one, ruleArn, true))
                    && statements.stream().noneMatch(one -> has(one, "Deny") && concerns(one, ruleArn, false));
        } catch (JacksonException e) {
            return true;
        }
    }

    private static boolean has(JsonNode statement, String effect) {
        return effect.equals(statement.path("Effect").asString(""));
    }

    /** @param unknown what a part counts as that is not understood */
    private static boolean concerns(JsonNode statement, String ruleArn, boolean unknown) {
        boolean inverted = statement.has("NotPrincipal") || statement.has("NotAction") || statement.has("NotResource");
        if (inverted) {
            return unknown;
        }
        return isForEvents(statement.path("Principal"))
                && each(statement.path("Action"))
                        .map(action -> action.asString(""))
                        .anyMatch(action -> like(action, "lambda:InvokeFunction"))
                && conditionHolds(statement.path("Condition"), ruleArn, unknown);
    }

    private static boolean isForEvents(JsonNode principal) {
        return principal.isString()
                ? principal.asString("").equals("*")
                : each(principal.path("Service"))
                        .map(service -> service.asString(""))
                        .anyMatch(service -> service.equals(EVENTS) || service.equals("*"));
    }

    private static boolean conditionHolds(JsonNode condition, String ruleArn, boolean unknown) {
        return condition
                .propertyStream()
                .allMatch(operator -> operator.getValue()
                        .propertyStream()
                        .allMatch(key -> holds(operator.getKey(), key.getKey(), key.getValue(), ruleArn, unknown)));
    }

    private static boolean holds(String operator, String key, JsonNode wanted, String ruleArn, boolean unknown) {
        Optional<String> actual = switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:sourcearn" -> Optional.of(ruleArn);
            case "aws:sourceaccount" -> Optional.of(ruleArn.split(":")[4]);
            default -> Optional.empty();
        };
        String plain = operator.replaceFirst("(?i)IfExists$", "").toLowerCase(Locale.ROOT);
        if (actual.isEmpty()) {
            return unknown;
        }
        Predicate<JsonNode> matches = value -> plain.startsWith("arn") || plain.endsWith("like")
                ? like(value.asString(""), actual.get())
                : value.asString("").equalsIgnoreCase(actual.get());
        return switch (plain) {
            case "arnlike", "arnequals", "stringlike", "stringequals", "stringequalsignorecase" ->
                each(wanted).anyMatch(matches);
            case "arnnotlike", "arnnotequals", "stringnotlike", "stringnotequals", "stringnotequalsignorecase" ->
                each(wanted).noneMatch(matches);
            default -> unknown;
        };
    }

    private static boolean like(String pattern, String text) {
        String regex = Stream.of(pattern.split("(?=[*?])|(?<=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .reduce("", String::concat);
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? node.valueStream() : node.isMissingNode() ? Stream.empty() : Stream.of(node);
    }
}
