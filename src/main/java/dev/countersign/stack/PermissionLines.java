package dev.countersign.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a policy-bearing resource allows, one line for each statement: who is trusted, and what may be done to what. Read out
 * of the properties that a change set tells; whatever is not understood is left to the properties themselves.
 */
public final class PermissionLines {
    private static final JsonMapper JSON = new JsonMapper();

    /** CloudFormation's own placeholder for a value that only the execution will tell. */
    private static final String LATER = "{{changeSet:KNOWN_AFTER_APPLY}}";

    private PermissionLines() {}

    /**
     * The lines for a resource's properties.
     *
     * @param context the change set's {@code BeforeContext} or {@code AfterContext}, JSON with a member {@code Properties}
     */
    public static List<String> of(String context) {
        try {
            JsonNode root = JSON.readTree(context);
            JsonNode properties = root.has("Properties") ? root.path("Properties") : root;
            List<String> lines = new ArrayList<>();
            statements(properties.path("AssumeRolePolicyDocument")).forEach(s -> lines.add("Trusts " + principals(s)));
            for (JsonNode arn : properties.path("ManagedPolicyArns")) {
                lines.add("Has the managed policy " + text(arn));
            }
            for (JsonNode policy : properties.path("Policies")) {
                statements(policy.path("PolicyDocument")).forEach(s -> lines.add(line(s)));
            }
            statements(properties.path("PolicyDocument")).forEach(s -> lines.add(line(s)));
            if (properties.has("Action") && properties.has("Principal")) {
                lines.add("Allows " + text(properties.path("Principal")) + ": " + text(properties.path("Action"))
                        + source(properties));
            }
            return List.copyOf(lines);
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static String source(JsonNode permission) {
        return permission.has("SourceArn") ? " from " + text(permission.path("SourceArn")) : "";
    }

    private static Stream<JsonNode> statements(JsonNode document) {
        JsonNode statement = document.path("Statement");
        return statement.isArray() ? stream(statement) : statement.isObject() ? Stream.of(statement) : Stream.empty();
    }

    private static String line(JsonNode statement) {
        boolean deny = text(statement.path("Effect")).equals("Deny");
        String who = statement.has("Principal") ? " " + principals(statement) : "";
        String actions = statement.has("NotAction")
                ? "everything but " + list(statement.path("NotAction"))
                : list(statement.path("Action"));
        String resources = statement.has("Resource") ? " on " + list(statement.path("Resource")) : "";
        String condition = statement.has("Condition") ? ", under a condition" : "";
        return (deny ? "Denies" : "Allows") + who + (who.isEmpty() ? " " : ": ") + actions + resources + condition;
    }

    private static String principals(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        if (!principal.isObject()) {
            return text(principal).equals("*") ? "everybody" : list(principal);
        }
        var all = new StringJoiner(", ");
        principal.forEach(value -> all.add(list(value)));
        return all.toString();
    }

    private static String list(JsonNode node) {
        if (!node.isArray()) {
            return text(node);
        }
        return stream(node).map(PermissionLines::text).distinct().collect(Collectors.joining(", "));
    }

    /** Intrinsic functions that cannot be resolved before execution stay as they are written. */
    private static String text(JsonNode node) {
        String text = node.isString() ? node.asString() : node.isMissingNode() ? "" : node.toString();
        return text.equals(LATER) ? "what this stack creates" : text.replace(LATER, "…");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items.stream();
    }
}
