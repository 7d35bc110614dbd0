package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.Model;
import dev.countersign.sandbox.wire.codec.Scalars;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Fills model objects with values that are hard to carry: markup, quotes, line ends, other scripts, signs of an encoding. */
final class RandomModel {
    private static final int DEEPEST = 5;

    private final Random random;
    private final Predicate<SdkField<?>> leftOut;

    /** @param leftOut members of the outermost object that stay empty */
    RandomModel(long seed, Predicate<SdkField<?>> leftOut) {
        this.random = new Random(seed);
        this.leftOut = leftOut;
    }

    SdkPojo fill(SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (!leftOut.test(field)) {
                value(field, field.location(), 0).ifPresent(value -> field.set(builder, value));
            }
        }
        return Model.build(builder);
    }

    private Optional<Object> structure(SdkField<?> field, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        SdkPojo builder = field.constructor().get();
        boolean union = isUnion(builder);
        for (SdkField<?> member : builder.sdkFields()) {
            Optional<Object> value = value(member, MarshallLocation.PAYLOAD, depth + 1);
            value.ifPresent(v -> member.set(builder, v));
            if (union && value.isPresent()) {
                break;
            }
        }
        return Optional.of(Model.build(builder));
    }

    /** Of a union only one member may be set; the SDK shows that by a method {@code type()} with an enum of its own. */
    private static boolean isUnion(SdkPojo builder) {
        Class<?> model = builder.getClass().getEnclosingClass();
        return Arrays.stream(model.getDeclaredMethods())
                .filter(method -> method.getName().equals("type") && method.getParameterCount() == 0)
                .map(Method::getReturnType)
                .anyMatch(type -> type.getSimpleName().equals("Type") && type.getEnclosingClass() == model);
    }

    private Optional<Object> value(SdkField<?> field, MarshallLocation place, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> structure(field, depth);
            case LIST -> {
                List<Object> items = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    item(Model.itemOf(field), place, depth + 1).ifPresent(items::add);
                }
                yield items.isEmpty() ? Optional.empty() : Optional.of(items);
            }
            case MAP -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                for (int i = 0; i < 2; i++) {
                    String key = place == MarshallLocation.PAYLOAD ? "A key/" + i : "key-" + i;
                    item(Model.valueOf(field), place, depth + 1).ifPresent(v -> entries.put(key, v));
                }
                yield entries.isEmpty() ? Optional.empty() : Optional.of(entries);
            }
            default -> Optional.of(scalar(field, place));
        };
    }

    private Optional<Object> item(SdkField<?> field, MarshallLocation place, int depth) {
        boolean inHeader = place == MarshallLocation.HEADER
                && field.marshallingType().getKnownType() == MarshallingKnownType.STRING;
        return inHeader ? Optional.of("item-" + random.nextInt(1000)) : value(field, place, depth);
    }

    private Object scalar(SdkField<?> field, MarshallLocation place) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(field, place);
            case INTEGER -> place == MarshallLocation.STATUS_CODE ? 200 : random.nextInt();
            case LONG -> random.nextLong();
            case SHORT -> (short) random.nextInt();
            case BYTE -> (byte) random.nextInt();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BIG_DECIMAL -> new BigDecimal("12345678901234567890.123456789");
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> instant(field, place);
            case SDK_BYTES -> SdkBytes.fromUtf8String("bytes " + random.nextInt());
            case DOCUMENT ->
                Document.mapBuilder().putString("k", "v\n").putNumber("n", 3).build();
            default -> throw new IllegalStateException("no value for " + field.memberName());
        };
    }

    private Instant instant(SdkField<?> field, MarshallLocation place) {
        boolean wholeSeconds =
                place == MarshallLocation.HEADER || Scalars.format(field, Format.ISO_8601) == Format.RFC_822;
        long millis = 1_700_000_000_000L + random.nextInt(1_000_000);
        return Instant.ofEpochMilli(wholeSeconds ? millis / 1000 * 1000 : millis);
    }

    private String text(SdkField<?> field, MarshallLocation place) {
        if (field.containsTrait(JsonValueTrait.class)) {
            return "{\"a\":1}";
        }
        if (field.containsTrait(XmlAttributeTrait.class)) {
            return "Group";
        }
        String name = field.memberName() + random.nextInt(1000);
        if (field.containsTrait(PayloadTrait.class)) {
            // The SDK itself reads such a body line by line.
            return name + " <&>\" é中\n\t.";
        }
        return switch (place) {
            case PATH -> field.locationName().equals("Bucket") ? "bucket-" + random.nextInt(1000) : name + "/:+ %é";
            case GREEDY_PATH -> "dir/a b+c%/é" + name;
            case QUERY_PARAM -> name + "/:+ &=é";
            case HEADER, STATUS_CODE -> name;
            case PAYLOAD -> name + " <&>\" é中\r\n\t.";
        };
    }
}
