package dev.countersign.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema 2020-12 as our own schema uses; a keyword that it does not know is an error of the schema. */
final class SchemaCheck {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$id",
            "$defs",
            "$ref",
            "title",
            "description",
            "format",
            "type",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "enum",
            "minimum",
            "maximum",
            "pattern",
            "oneOf");

    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** What is wrong with a value, with its place; empty when nothing is. */
    static List<String> errors(JsonNode schema, JsonNode value) {
        var check = new SchemaCheck(schema);
        check.check(schema, value, "$");
        return check.errors;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        schema.propertyNames().stream()
                .filter(word -> !KNOWN.contains(word))
                .forEach(word -> errors.add(at + ": the schema uses " + word));
        if (schema.has("$ref")) {
            check(root.at(schema.get("$ref").asString().substring(1)), value, at);
        }
        require(!schema.has("type") || isType(schema.get("type"), value), at, "is no " + schema.get("type"));
        require(
                !schema.has("enum") || schema.get("enum").valueStream().anyMatch(value::equals),
                at,
                value + " is none of " + schema.get("enum"));
        require(
                !schema.has("pattern")
                        || Pattern.compile(schema.get("pattern").asString())
                                .matcher(value.asString())
                                .find(),
                at,
                value + " does not match");
        require(!schema.has("minimum") || value.asInt() >= schema.get("minimum").asInt(), at, "is too small");
        require(!schema.has("maximum") || value.asInt() <= schema.get("maximum").asInt(), at, "is too large");
        require(
                !schema.has("oneOf")
                        || schema.get("oneOf")
                                        .valueStream()
                                        .filter(one -> fits(one, value))
                                        .count()
                                == 1,
                at,
                "fits not exactly one of the choices");
        inside(schema, value, at);
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        var attempt = new SchemaCheck(root);
        attempt.check(schema, value, "");
        return attempt.errors.isEmpty();
    }

    private void inside(JsonNode schema, JsonNode value, String at) {
        schema.path("required")
                .valueStream()
                .forEach(name -> require(value.has(name.asString()), at, "lacks " + name.asString()));
        if (value.isObject()) {
            value.propertyStream().forEach(field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (!property.isMissingNode()) {
                    check(property, field.getValue(), at + "." + field.getKey());
                } else {
                    boolean open = schema.path("additionalProperties").asBoolean(true);
                    require(open, at, "has " + field.getKey() + ", which the schema does not name");
                }
            });
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), at + "[" + i + "]");
            }
        }
    }

    private void require(boolean holds, String at, String message) {
        if (!holds) {
            errors.add(at + ": " + message);
        }
    }

    private static boolean isType(JsonNode types, JsonNode value) {
        return types.isArray()
                ? types.valueStream().anyMatch(one -> isType(one, value))
                : switch (types.asString()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "null" -> value.isNull();
                    default -> false;
                };
    }
}
