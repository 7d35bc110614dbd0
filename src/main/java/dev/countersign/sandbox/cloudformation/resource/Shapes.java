package dev.countersign.sandbox.cloudformation.resource;

import dev.countersign.sandbox.cloudformation.template.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills the SDK's request shapes from a resource's properties. CloudFormation names most nested properties as the API does, up
 * to upper and lower case, so the shape itself says which keys and types are right.
 */
public final class Shapes {
    private Shapes() {}

    /**
     * Sets members of a builder.
     *
     * @param path where the values stand in the properties, for messages: {@code #/LoggingConfig}
     * @throws dev.countersign.sandbox.api.ServiceError for a key that the shape does not have, or a value of another type
     */
    public static <B extends SdkPojo> B fill(B builder, Map<String, Object> values, String path) {
        values.forEach((key, value) -> {
            SdkField<?> field = builder.sdkFields().stream()
                    .filter(f -> f.memberName().equalsIgnoreCase(key))
                    .findFirst()
                    .orElseThrow(() -> PropertyError.at(path, "extraneous key [" + key + "] is not permitted"));
            field.set(builder, convert(field, value, path + "/" + key));
        });
        return builder;
    }

    private static @Nullable Object convert(SdkField<?> field, Object value, String path) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case SDK_POJO -> {
                SdkPojo nested = fill(field.constructor().get(), object(value, path), path);
                yield ((Buildable) nested).build();
            }
            case LIST -> list(field, value, path);
            case MAP -> map(field, value, path);
            case BOOLEAN -> bool(value, path);
            case INTEGER -> number(value, path, "Integer").intValue();
            case LONG -> number(value, path, "Long").longValue();
            case DOUBLE -> number(value, path, "Number").doubleValue();
            case STRING -> scalar(value, path);
            default -> throw PropertyError.at(path, "is of a type that the sandbox does not take from templates");
        };
    }

    private static List<@Nullable Object> list(SdkField<?> field, Object value, String path) {
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        if (!(value instanceof List<?> items)) {
            throw PropertyError.at(path, "expected type: JSONArray, found: " + found(value));
        }
        List<@Nullable Object> result = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            result.add(convert(member, java.util.Objects.requireNonNull(items.get(i)), path + "/" + i));
        }
        return result;
    }

    private static Map<String, @Nullable Object> map(SdkField<?> field, Object value, String path) {
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        object(value, path).forEach((key, child) -> result.put(key, convert(member, child, path + "/" + key)));
        return result;
    }

    private static Map<String, Object> object(Object value, String path) {
        if (!(value instanceof Map<?, ?> map)) {
            throw PropertyError.at(path, "expected type: JSONObject, found: " + found(value));
        }
        return Values.map(map);
    }

    private static String scalar(Object value, String path) {
        if (!Values.isScalar(value)) {
            throw PropertyError.at(path, "expected type: String, found: " + found(value));
        }
        return Values.text(value);
    }

    private static Boolean bool(Object value, String path) {
        return switch (scalar(value, path).toLowerCase(java.util.Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw PropertyError.at(path, "expected type: Boolean, found: " + found(value));
        };
    }

    private static BigDecimal number(Object value, String path, String expected) {
        try {
            return new BigDecimal(scalar(value, path).strip());
        } catch (NumberFormatException e) {
            throw PropertyError.at(path, "expected type: " + expected + ", found: " + found(value));
        }
    }

    private static String found(Object value) {
        return switch (value) {
            case Map<?, ?> map -> "JSONObject";
            case List<?> list -> "JSONArray";
            case Boolean b -> "Boolean";
            case Number n -> "Number";
            default -> "String";
        };
    }
}
