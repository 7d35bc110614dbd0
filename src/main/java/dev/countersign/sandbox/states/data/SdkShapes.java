package dev.countersign.sandbox.states.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.Trait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Between JSON values and the SDK's model objects, by the names of their members; the case of a first letter does not count. */
public final class SdkShapes {
    private SdkShapes() {}

    /**
     * Sets members of a builder.
     *
     * @throws IllegalArgumentException for a name that is no member, or a value that does not fit
     */
    public static void fill(SdkPojo builder, Map<String, Object> values) {
        values.forEach((name, value) -> {
            SdkField<?> field =
                    find(builder, name).orElseThrow(() -> new IllegalArgumentException("there is no member " + name));
            field.set(builder, read(field, value));
        });
    }

    public static boolean hasMember(SdkPojo pojo, String name) {
        return find(pojo, name).isPresent();
    }

    private static Optional<SdkField<?>> find(SdkPojo pojo, String name) {
        return pojo.sdkFields().stream()
                .filter(field -> decapitalised(field.memberName()).equals(decapitalised(name)))
                .findFirst();
    }

    private static String decapitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable Object read(SdkField<?> field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.SDK_POJO)) {
            SdkPojo builder = newBuilder(field.constructor());
            fill(builder, object(value));
            return ((Buildable) builder).build();
        }
        if (type.equals(MarshallingType.LIST)) {
            SdkField<?> member = trait(field, ListTrait.class).memberFieldInfo();
            List<Object> items = new ArrayList<>();
            if (!(value instanceof List<?> list)) {
                throw new IllegalArgumentException(field.memberName() + " must be an array");
            }
            list.forEach(item -> items.add(read(member, item)));
            return items;
        }
        if (type.equals(MarshallingType.MAP)) {
            SdkField<?> member = trait(field, MapTrait.class).valueFieldInfo();
            Map<String, Object> entries = new LinkedHashMap<>();
            object(value).forEach((key, item) -> entries.put(key, read(member, item)));
            return entries;
        }
        return scalar(field, type, value);
    }

    private static SdkPojo newBuilder(Supplier<SdkPojo> constructor) {
        return constructor.get();
    }

    private static <T extends Trait> T trait(SdkField<?> field, Class<T> type) {
        return field.getTrait(type);
    }

    private static Map<String, Object> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Json.object(map);
        }
        throw new IllegalArgumentException("an object is expected where there is a " + Json.typeOf(value));
    }

    private static Object scalar(SdkField<?> field, MarshallingType<?> type, Object value) {
        if (type.equals(MarshallingType.STRING)) {
            // Step Functions writes JSON where an API wants text.
            return value instanceof String text ? text : Json.write(value);
        }
        if (type.equals(MarshallingType.SDK_BYTES)) {
            return SdkBytes.fromUtf8String(Json.write(value));
        }
        if (type.equals(MarshallingType.BOOLEAN) && value instanceof Boolean) {
            return value;
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return Timestamps.parse(value).orElseThrow(() -> misfit(field, value));
        }
        if (value instanceof Number number) {
            return number(field, type, number);
        }
        throw misfit(field, value);
    }

    private static Object number(SdkField<?> field, MarshallingType<?> type, Number number) {
        if (type.equals(MarshallingType.INTEGER)) {
            return number.intValue();
        }
        if (type.equals(MarshallingType.LONG)) {
            return number.longValue();
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return number.doubleValue();
        }
        if (type.equals(MarshallingType.FLOAT)) {
            return number.floatValue();
        }
        throw misfit(field, number);
    }

    private static IllegalArgumentException misfit(SdkField<?> field, Object value) {
        // The value itself may be a secret.
        return new IllegalArgumentException(
                "the value of " + field.memberName() + " must not be a " + Json.typeOf(value));
    }

    /** A model object as JSON, with capitalised names as Step Functions writes them; absent members are left out. */
    public static Map<String, Object> write(SdkPojo pojo) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                String name = field.memberName();
                values.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), plain(value));
            }
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case SdkPojo pojo -> write(pojo);
            case Collection<?> items -> items.stream().map(SdkShapes::plain).toList();
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, item) -> plain.put(String.valueOf(key), plain(item)));
                yield plain;
            }
            case Instant instant -> instant.toString();
            case SdkBytes bytes -> bytes.asUtf8String();
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }
}
