package dev.countersign.sandbox.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a target gets to see of an event: all of it, a constant, a part, or a text made from parts. */
sealed interface InputShape {
    /** The text that the target receives. */
    String apply(ObjectNode event, StoredRule rule, Instant ingested);

    static InputShape of(Target target) {
        if (target.input() != null) {
            return new Constant(target.input());
        }
        if (target.inputPath() != null) {
            return new Part(path(target.inputPath()));
        }
        if (target.inputTransformer() != null) {
            var transformer = target.inputTransformer();
            Map<String, JsonPath> paths = new HashMap<>();
            transformer.inputPathsMap().forEach((name, path) -> paths.put(name, path(path)));
            return new Transformed(paths, new InputTemplate(transformer.inputTemplate()));
        }
        return new Whole();
    }

    private static JsonPath path(String text) {
        return JsonPath.parse(text).orElseThrow(() -> EventsErrors.invalid("Invalid input path " + text + "."));
    }

    /** Refuses what EventBridge refuses when a target is put. */
    static void check(Target target) {
        long kinds = java.util.stream.Stream.of(target.input(), target.inputPath(), target.inputTransformer())
                .filter(java.util.Objects::nonNull)
                .count();
        if (kinds > 1) {
            throw EventsErrors.invalid("Only one of Input, InputPath, or InputTransformer must be provided for target "
                    + target.id() + ".");
        }
        if (target.input() != null && !isJson(target.input())) {
            throw EventsErrors.invalid("JSON syntax error in input for target " + target.id() + ".");
        }
        if (of(target) instanceof Transformed(var paths, var template)) {
            Optional<String> unknown = template.variables().stream()
                    .filter(name -> !paths.containsKey(name) && !name.startsWith("aws.events."))
                    .findFirst();
            unknown.ifPresent(name -> {
                throw EventsErrors.invalid(
                        "InputTemplate for target " + target.id() + " contains invalid placeholder " + name + ".");
            });
        }
    }

    private static boolean isJson(String text) {
        try {
            return !EventEnvelope.JSON.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** The event as it is. */
    record Whole() implements InputShape {
        @Override
        public String apply(ObjectNode event, StoredRule rule, Instant ingested) {
            return event.toString();
        }
    }

    /** Always the same JSON. */
    record Constant(String json) implements InputShape {
        @Override
        public String apply(ObjectNode event, StoredRule rule, Instant ingested) {
            return json;
        }
    }

    /** What is found under a path; {@code null} if the event has nothing there. */
    record Part(JsonPath path) implements InputShape {
        @Override
        public String apply(ObjectNode event, StoredRule rule, Instant ingested) {
            return path.in(event).map(JsonNode::toString).orElse("null");
        }
    }

    /** A template with variables. */
    record Transformed(Map<String, JsonPath> paths, InputTemplate template) implements InputShape {
        @Override
        public String apply(ObjectNode event, StoredRule rule, Instant ingested) {
            Map<String, JsonNode> values = new HashMap<>();
            paths.forEach((name, path) -> path.in(event).ifPresent(value -> values.put(name, value)));
            var json = EventEnvelope.JSON;
            values.put("aws.events.rule-arn", json.getNodeFactory().stringNode(rule.arn()));
            values.put("aws.events.rule-name", json.getNodeFactory().stringNode(rule.name()));
            values.put("aws.events.event.ingestion-time", json.getNodeFactory().stringNode(ingested.toString()));
            ObjectNode withoutDetail = event.deepCopy();
            withoutDetail.remove("detail");
            values.put("aws.events.event", withoutDetail);
            values.put("aws.events.event.json", event);
            return template.fill(values);
        }
    }
}
