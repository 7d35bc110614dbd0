package dev.countersign.sandbox.cloudformation.resource;

import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The evaluated properties of a resource.
 *
 * @param values plain values, by property name
 */
public record Properties(Map<String, Object> values) {
    public static final Properties NONE = new Properties(Map.of());

    public boolean has(String name) {
        return values.containsKey(name);
    }

    private @Nullable Object get(String name) {
        return values.get(name);
    }

    public Optional<String> text(String name) {
        Object value = get(name);
        if (value != null && !Values.isScalar(value)) {
            throw PropertyError.at("#/" + name, "expected type: String, found: JSONObject");
        }
        return Optional.ofNullable(value).map(Values::text);
    }

    /** A property that the schema requires. */
    public String need(String name) {
        return text(name).orElseThrow(() -> PropertyError.at("#", "required key [" + name + "] not found"));
    }

    public Optional<Integer> integer(String name) {
        return text(name).map(text -> {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw PropertyError.at("#/" + name, "expected type: Integer, found: String");
            }
        });
    }

    public boolean isTrue(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A document, such as a policy: as JSON, or as the text that was given. */
    public Optional<String> document(String name) {
        Object value = get(name);
        return Optional.ofNullable(value).map(v -> v instanceof String text ? text : Values.json(v));
    }

    public List<?> list(String name) {
        return switch (get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw PropertyError.at("#/" + name, "expected type: JSONArray, found: String");
        };
    }

    public List<String> texts(String name) {
        return list(name).stream().map(Values::text).toList();
    }

    public Properties object(String name) {
        return switch (get(name)) {
            case null -> NONE;
            case Map<?, ?> map -> new Properties(Values.map(map));
            default -> throw PropertyError.at("#/" + name, "expected type: JSONObject, found: String");
        };
    }

    public List<Properties> objects(String name) {
        return list(name).stream()
                .map(item -> {
                    if (item instanceof Map<?, ?> map) {
                        return new Properties(Values.map(map));
                    }
                    throw PropertyError.at("#/" + name, "expected type: JSONObject, found: String");
                })
                .toList();
    }

    /** Tags, which templates write as a list, as the map that several services want. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        objects("Tags").forEach(tag -> tags.put(tag.need("Key"), tag.need("Value")));
        return tags;
    }

    public Map<String, Object> without(String... names) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(Set.of(names));
        return rest;
    }

    /** Whether one of the named properties differs. */
    public boolean differs(Properties other, String... names) {
        for (String name : names) {
            if (!Objects.equals(normal(name), other.normal(name))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object normal(String name) {
        Object value = get(name);
        return value == null ? null : Values.normal(value);
    }
}
