package dev.countersign.sandbox.wire.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes model objects as JSON. */
public final class JsonModelWriter {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonGenerator json;

    private JsonModelWriter(JsonGenerator json) {
        this.json = json;
    }

    /** A model object's body members as a JSON object. */
    public static byte[] write(SdkPojo model) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            new JsonModelWriter(json).object(model);
        }
        return bytes.toByteArray();
    }

    /** Plain maps, lists and scalars as JSON. */
    public static byte[] writePlain(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private void object(SdkPojo model) {
        json.writeStartObject();
        for (SdkField<?> field : model.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD) {
                Model.get(field, model).ifPresent(value -> {
                    json.writeName(field.locationName());
                    value(value, field);
                });
            }
        }
        json.writeEndObject();
    }

    private void value(@Nullable Object value, SdkField<?> field) {
        switch (value) {
            case null -> json.writeNull();
            case SdkPojo model -> object(model);
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(item -> value(item, Model.itemOf(field)));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, entry) -> {
                    json.writeName(key.toString());
                    value(entry, Model.valueOf(field));
                });
                json.writeEndObject();
            }
            case Document document -> json.writePOJO(document.unwrap());
            case Boolean truth -> json.writeBoolean(truth);
            case BigDecimal decimal -> json.writeNumber(decimal);
            case Double number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.longValue());
            case Instant instant -> timestamp(instant, field);
            default -> json.writeString(Scalars.print(value, field, Format.UNIX_TIMESTAMP));
        }
    }

    private void timestamp(Instant instant, SdkField<?> field) {
        String text = Scalars.print(instant, field, Format.UNIX_TIMESTAMP);
        switch (Scalars.format(field, Format.UNIX_TIMESTAMP)) {
            case UNIX_TIMESTAMP, UNIX_TIMESTAMP_MILLIS -> json.writeNumber(new BigDecimal(text));
            case ISO_8601, RFC_822 -> json.writeString(text);
        }
    }
}
