package dev.countersign.sandbox.lambda.calls;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/** Fills an SDK request from parameters that are named like the members of the service's model. */
final class ModelReader {
    private ModelReader() {}

    static void fill(SdkPojo builder, JsonNode params) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value = params.get(field.memberName());
            if (value != null && !value.isNull()) {
                field.set(builder, read(field, value));
            }
        }
    }

    private static @Nullable Object read(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.SDK_POJO)) {
            SdkPojo inner = field.constructor().get();
            fill(inner, value);
            return ((Buildable) inner).build();
        }
        if (type.equals(MarshallingType.LIST)) {
            var list = new ArrayList<@Nullable Object>();
            SdkField<?> inner = field.getTrait(ListTrait.class).memberFieldInfo();
            value.forEach(element -> list.add(read(inner, element)));
            return list;
        }
        if (type.equals(MarshallingType.MAP)) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            SdkField<?> inner = field.getTrait(MapTrait.class).valueFieldInfo();
            value.properties().forEach(entry -> map.put(entry.getKey(), read(inner, entry.getValue())));
            return map;
        }
        if (type.equals(MarshallingType.SDK_BYTES)) {
            return SdkBytes.fromByteArray(Wrapped.bytesOf(value));
        }
        return type.equals(MarshallingType.INSTANT) ? instant(value) : scalar(type, value);
    }

    private static @Nullable Object scalar(MarshallingType<?> type, JsonNode value) {
        if (type.equals(MarshallingType.STRING)) {
            return value.asString();
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return value.asInt();
        }
        if (type.equals(MarshallingType.LONG)) {
            return value.asLong();
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return value.asBoolean();
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return value.asDouble();
        }
        if (type.equals(MarshallingType.FLOAT)) {
            return (float) value.asDouble();
        }
        throw CallFailed.paramValidation("the sandbox cannot carry a value of this type");
    }

    private static Instant instant(JsonNode value) {
        if (value.isObject()) {
            return ofSeconds(value.get(Wrapped.TIME).decimalValue());
        }
        return value.isNumber() ? ofSeconds(value.decimalValue()) : Instant.parse(value.asString());
    }

    private static Instant ofSeconds(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
