package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.JsonModelWriter;
import dev.countersign.sandbox.wire.codec.Model;
import dev.countersign.sandbox.wire.codec.Scalars;
import dev.countersign.sandbox.wire.codec.XmlModelWriter;
import dev.countersign.sandbox.wire.codec.XmlText;
import dev.countersign.sandbox.wire.http.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Makes an HTTP response out of the SDK's response object. */
final class ResponseEncoder {
    private static final byte[] NO_BODY = new byte[0];

    private final Binding binding;
    private final SdkPojo answer;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status = 200;

    private ResponseEncoder(Binding binding, SdkPojo answer) {
        this.binding = binding;
        this.answer = answer;
    }

    /** @param stream the body of a streaming response; otherwise empty */
    static WireResponse encode(Binding binding, SdkPojo answer, byte[] stream, String requestId, Instant date) {
        var encoder = new ResponseEncoder(binding, answer);
        byte[] body = switch (binding.service().protocol()) {
            case JSON -> {
                encoder.type("application/x-amz-json-" + binding.service().jsonVersion());
                yield JsonModelWriter.write(answer);
            }
            case QUERY -> {
                encoder.type("text/xml");
                yield encoder.query(requestId);
            }
            case REST_JSON, REST_XML -> encoder.rest();
        };
        return new WireResponse(encoder.status, encoder.headers, stream.length > 0 ? stream : body, date);
    }

    private void type(String contentType) {
        headers.putIfAbsent("Content-Type", contentType);
    }

    private byte[] query(String requestId) {
        String name = binding.wireName();
        var xml = new XmlText();
        xml.open(name + "Response", "xmlns=\"" + binding.service().namespace() + "\"");
        xml.open(name + "Result");
        new XmlModelWriter(xml, binding.service().names(binding.name())).members(answer);
        xml.close(name + "Result");
        xml.open("ResponseMetadata").leaf("RequestId", requestId).close("ResponseMetadata");
        return xml.close(name + "Response").bytes();
    }

    private byte[] rest() {
        boolean json = binding.service().protocol() == Protocol.REST_JSON;
        for (SdkField<?> field : answer.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER) {
                Model.get(field, answer).ifPresent(value -> header(field, value));
            } else if (field.location() == MarshallLocation.STATUS_CODE) {
                Model.get(field, answer).ifPresent(value -> status = (Integer) value);
            }
        }
        byte[] body = body(json);
        if (body.length > 0) {
            type(json ? "application/json" : "application/xml");
        }
        return body;
    }

    private void header(SdkField<?> field, Object value) {
        String name = field.locationName();
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, entry) -> headers.put(name + key, entry.toString()));
            case List<?> list ->
                headers.put(
                        name,
                        list.stream()
                                .map(item -> Scalars.print(item, Model.itemOf(field), Format.RFC_822))
                                .collect(Collectors.joining(",")));
            default -> {
                String text = Scalars.print(value, field, Format.RFC_822);
                boolean encoded = field.containsTrait(JsonValueTrait.class);
                headers.put(
                        name,
                        encoded ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) : text);
            }
        }
    }

    private byte[] body(boolean json) {
        List<SdkField<?>> members = answer.sdkFields().stream()
                .filter(f -> f.location() == MarshallLocation.PAYLOAD)
                .toList();
        Optional<SdkField<?>> payload = members.stream()
                .filter(f -> f.containsTrait(PayloadTrait.class))
                .findFirst();
        if (payload.isPresent()) {
            return Model.get(payload.get(), answer)
                    .map(value -> payload(payload.get(), value, json))
                    .orElse(NO_BODY);
        }
        if (members.isEmpty()) {
            return NO_BODY;
        }
        if (json) {
            return JsonModelWriter.write(answer);
        }
        var xml = new XmlText();
        String element = binding.name() + "Result";
        xml.open(element, "xmlns=\"" + binding.service().namespace() + "\"");
        new XmlModelWriter(xml).members(answer);
        return xml.close(element).bytes();
    }

    private byte[] payload(SdkField<?> field, Object value, boolean json) {
        return switch (value) {
            case SdkBytes bytes -> bytes.asByteArray();
            // S3's only answer that is a single element with text.
            case String text when binding.name().equals("GetBucketLocation") -> element(field, text);
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case SdkPojo model when json -> JsonModelWriter.write(model);
            default -> element(field, value);
        };
    }

    private static byte[] element(SdkField<?> field, Object value) {
        var xml = new XmlText();
        new XmlModelWriter(xml).element(field.unmarshallLocationName(), value, field);
        return xml.bytes();
    }
}
