package dev.countersign.sandbox.wire.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads and fills the SDK's model objects by their own metadata. */
public final class Model {
    private Model() {}

    /** A new builder of a model class. */
    public static SdkPojo builder(Class<?> model) {
        try {
            return (SdkPojo) model.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(model.getName() + " is not an SDK model class", e);
        }
    }

    public static SdkPojo build(SdkPojo builder) {
        return (SdkPojo) ((Buildable) builder).build();
    }

    /** What a member of a model object holds; empty when it was never set. */
    public static Optional<Object> get(SdkField<?> member, Object owner) {
        Object value = member.getValueOrDefault(owner);
        return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap
                ? Optional.empty()
                : Optional.of(value);
    }

    /** The field that describes a list's items. */
    public static SdkField<?> itemOf(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    /** The field that describes a map's values. */
    public static SdkField<?> valueOf(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }

    /** Sets the members of {@code builder} that stand in the body. */
    public static void fill(SdkPojo builder, Node node, Format timestamps) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD) {
                node.member(field).ifPresent(child -> field.set(builder, value(child, field, timestamps)));
            }
        }
    }

    /** One value, of the type that {@code field} tells. */
    public static @Nullable Object value(Node node, SdkField<?> field, Format timestamps) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                fill(builder, node, timestamps);
                yield build(builder);
            }
            case LIST -> {
                List<@Nullable Object> items = new ArrayList<>();
                node.items(field).forEach(item -> items.add(value(item, itemOf(field), timestamps)));
                yield items;
            }
            case MAP -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                node.entries(field).forEach((key, entry) -> entries.put(key, value(entry, valueOf(field), timestamps)));
                yield entries;
            }
            case DOCUMENT -> node.document();
            default -> Scalars.parse(node.text(field), field, timestamps);
        };
    }
}
