package dev.countersign.sandbox.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document of IAM's policy language. */
public record PolicyDocument(List<Statement> statements) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** @throws MalformedPolicyException when {@code text} is no policy document */
    public static PolicyDocument parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedPolicyException("Syntax errors in policy.");
        }
        if (!root.isObject() || !root.has("Statement")) {
            throw new MalformedPolicyException("Syntax errors in policy.");
        }
        if (root.has("Version") && !VERSIONS.contains(root.get("Version").asString(""))) {
            throw new MalformedPolicyException("The policy must contain a valid version string");
        }
        var statements = new ArrayList<Statement>();
        for (JsonNode statement : elements(root.get("Statement"))) {
            statements.add(statement(statement));
        }
        return new PolicyDocument(statements);
    }

    private static Statement statement(JsonNode node) {
        String effect = node.path("Effect").asString("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicyException("Syntax errors in policy.");
        }
        boolean notActions = node.has("NotAction");
        List<String> actions = texts(node.path(notActions ? "NotAction" : "Action"));
        if (actions.isEmpty()) {
            throw new MalformedPolicyException("Policy statement must contain actions.");
        }
        for (String action : actions) {
            if (!action.equals("*") && !action.contains(":")) {
                throw new MalformedPolicyException(
                        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            }
        }
        boolean notResources = node.has("NotResource");
        return new Statement(
                node.path("Sid").asString(""),
                effect.equals("Allow"),
                principals(node),
                actions,
                notActions,
                texts(node.path(notResources ? "NotResource" : "Resource")),
                notResources,
                conditions(node.path("Condition")));
    }

    private static Optional<Principals> principals(JsonNode node) {
        boolean negated = node.has("NotPrincipal");
        JsonNode principal = node.path(negated ? "NotPrincipal" : "Principal");
        if (principal.isMissingNode()) {
            return Optional.empty();
        }
        if (principal.isString() && principal.asString().equals("*")) {
            return Optional.of(new Principals(Map.of("*", List.of("*")), negated));
        }
        if (!principal.isObject()) {
            throw new MalformedPolicyException("Invalid principal in policy.");
        }
        var byKind = new LinkedHashMap<String, List<String>>();
        principal.properties().forEach(entry -> byKind.put(entry.getKey(), texts(entry.getValue())));
        return Optional.of(new Principals(byKind, negated));
    }

    private static List<Condition> conditions(JsonNode node) {
        var conditions = new ArrayList<Condition>();
        node.properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key ->
                                conditions.add(Condition.of(operator.getKey(), key.getKey(), texts(key.getValue())))));
        return conditions;
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        for (JsonNode element : elements(node)) {
            if (element.isContainer()) {
                throw new MalformedPolicyException("Syntax errors in policy.");
            }
            texts.add(element.asString());
        }
        return texts;
    }

    /** The language takes one element without brackets for a list of one. */
    private static List<JsonNode> elements(JsonNode node) {
        var elements = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(elements::add);
        } else if (!node.isMissingNode()) {
            elements.add(node);
        }
        return elements;
    }
}
