package dev.countersign.sandbox.wire.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.document.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A value in a JSON body. Types are checked: a number is not taken for a string. */
public record JsonTree(JsonNode node) implements Node {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** @param body empty is the same as an empty object */
    public static JsonTree parse(byte[] body) {
        try {
            JsonNode node = READER.readTree(body.length == 0 ? new byte[] {'{', '}'} : body);
            return new JsonTree(node);
        } catch (JacksonException e) {
            throw new MalformedInput("The body is not valid JSON");
        }
    }

    private static Optional<Node> of(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new JsonTree(node));
    }

    @Override
    public Optional<Node> member(SdkField<?> member) {
        if (!node.isObject()) {
            throw new MalformedInput("Expected an object around " + member.memberName());
        }
        return of(node.get(member.locationName()));
    }

    @Override
    public List<Node> items(SdkField<?> list) {
        if (!node.isArray()) {
            throw new MalformedInput(list.memberName() + " must be a list");
        }
        List<Node> items = new ArrayList<>();
        node.forEach(item -> of(item).ifPresent(items::add));
        return items;
    }

    @Override
    public Map<String, Node> entries(SdkField<?> map) {
        if (!node.isObject()) {
            throw new MalformedInput(map.memberName() + " must be a map");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        node.properties().forEach(e -> of(e.getValue()).ifPresent(value -> entries.put(e.getKey(), value)));
        return entries;
    }

    @Override
    public String text(SdkField<?> scalar) {
        boolean fits = switch (scalar.marshallingType().getKnownType()) {
            case STRING, SDK_BYTES -> node.isString();
            case BOOLEAN -> node.isBoolean();
            case INSTANT -> node.isNumber() || node.isString();
            // "NaN" and "Infinity" are strings.
            case FLOAT, DOUBLE -> node.isNumber() || node.isString();
            default -> node.isNumber();
        };
        if (!fits) {
            String name = scalar.memberName() == null ? "A list item" : scalar.memberName();
            throw new MalformedInput(name + " must be a "
                    + scalar.marshallingType().getTargetClass().getSimpleName());
        }
        return node.asString();
    }

    @Override
    public Document document() {
        return document(node);
    }

    private static Document document(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            case NUMBER -> Document.fromNumber(node.decimalValue());
            case STRING -> Document.fromString(node.stringValue());
            case ARRAY -> {
                List<Document> items = new ArrayList<>();
                node.forEach(item -> items.add(document(item)));
                yield Document.fromList(items);
            }
            case OBJECT -> {
                Map<String, Document> members = new LinkedHashMap<>();
                node.properties().forEach(e -> members.put(e.getKey(), document(e.getValue())));
                yield Document.fromMap(members);
            }
            default -> Document.fromNull();
        };
    }
}
