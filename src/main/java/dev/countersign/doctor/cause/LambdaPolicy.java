package dev.countersign.doctor.cause;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** @param policy as JSON text; absent when the function has none */
    static boolean permits(Optional<String> policy, String ruleArn) {
        if (policy.isEmpty()) {
            return false;
        }
        try {
            List<JsonNode> statements = each(JSON.readTree(policy.get()).path("Statement"))
                    .filter(statement -> concerns(statement, ruleArn))
                    .toList();
            return statements.stream()
                            .anyMatch(one -> "Allow".equals(one.path("Effect").asString("")))
                    && statements.stream()
                            .noneMatch(one -> "Deny".equals(one.path("Effect").asString("")));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean concerns(JsonNode statement, String ruleArn) {
        return isForEvents(statement.path("Principal"))
                && each(statement.path("Action"))
                        .map(action -> action.asString(""))
                        .anyMatch(action -> like(action, "lambda:InvokeFunction"))
                && conditionHolds(statement.path("Condition"), ruleArn);
    }

    private static boolean isForEvents(JsonNode principal) {
        return principal.isString()
                ? principal.asString("").equals("*")
                : each(principal.path("Service"))
                        .map(service -> service.asString(""))
                        .anyMatch(service -> service.equals(EVENTS) || service.equals("*"));
    }

    private static boolean conditionHolds(JsonNode condition, String ruleArn) {
        return condition
                .propertyStream()
                .allMatch(operator -> operator.getValue()
                        .propertyStream()
                        .allMatch(key -> holds(key.getKey(), key.getValue(), ruleArn)));
    }

    private static boolean holds(String key, JsonNode wanted, String ruleArn) {
        String actual = switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:sourcearn" -> ruleArn;
            case "aws:sourceaccount" -> ruleArn.split(":")[4];
            default -> "";
        };
        // A condition that we do not know is taken as met: the doctor must not blame what it cannot judge.
        return actual.isEmpty() || each(wanted).anyMatch(value -> like(value.asString(""), actual));
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
