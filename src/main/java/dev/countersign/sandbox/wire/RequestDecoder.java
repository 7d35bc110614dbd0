package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.FormTree;
import dev.countersign.sandbox.wire.codec.JsonTree;
import dev.countersign.sandbox.wire.codec.Model;
import dev.countersign.sandbox.wire.codec.Node;
import dev.countersign.sandbox.wire.codec.Scalars;
import dev.countersign.sandbox.wire.codec.XmlTree;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Makes the SDK's request object out of an HTTP request. A streaming body is not part of it. */
final class RequestDecoder {
    private final Binding binding;
    private final WireRequest sent;
    private final SdkPojo builder;

    private RequestDecoder(Binding binding, WireRequest sent) {
        this.binding = binding;
        this.sent = sent;
        this.builder = Model.builder(binding.request());
    }

    /** @throws dev.countersign.sandbox.wire.codec.MalformedInput when it is not of the operation's shape */
    static AwsRequest decode(Binding binding, WireRequest sent) {
        var decoder = new RequestDecoder(binding, sent);
        switch (binding.service().protocol()) {
            case JSON -> Model.fill(decoder.builder, JsonTree.parse(sent.body()), Format.UNIX_TIMESTAMP);
            case QUERY ->
                Model.fill(
                        decoder.builder,
                        FormTree.parse(sent.body(), binding.service().names(binding.name())),
                        Format.ISO_8601);
            case REST_JSON, REST_XML -> decoder.rest();
        }
        var request = (AwsRequest) Model.build(decoder.builder);
        Optional<String> header = binding.service().unmodelledHeader();
        return header.flatMap(sent::header)
                .map(value -> request.toBuilder()
                        .overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                                .putHeader(header.get(), value)
                                .build())
                        .build())
                .map(AwsRequest.class::cast)
                .orElse(request);
    }

    private void rest() {
        Map<String, String> labels = binding.path().values(sent.rawPath());
        Map<String, List<String>> query = sent.query();
        for (SdkField<?> field : builder.sdkFields()) {
            switch (field.location()) {
                case PATH, GREEDY_PATH -> {
                    String value = labels.get(field.locationName());
                    if (value != null) {
                        field.set(builder, Scalars.parse(value, field, Format.ISO_8601));
                    }
                }
                case QUERY_PARAM -> queryParameter(field, query);
                case HEADER -> header(field);
                case PAYLOAD, STATUS_CODE -> {}
            }
        }
        if (!binding.http().hasStreamingInput() && sent.body().length > 0) {
            body();
        }
    }

    private void queryParameter(SdkField<?> field, Map<String, List<String>> query) {
        if (field.containsTrait(MapTrait.class)) {
            freeParameters(field, query);
            return;
        }
        List<String> values = query.get(field.locationName());
        if (values != null) {
            field.set(builder, scalarOrList(values, field, Format.ISO_8601));
        }
    }

    /** A map in the query takes all parameters that no other member names. */
    private void freeParameters(SdkField<?> field, Map<String, List<String>> query) {
        Set<String> named = builder.sdkFields().stream()
                .filter(f -> f.location() == MarshallLocation.QUERY_PARAM)
                .map(SdkField::locationName)
                .collect(Collectors.toSet());
        Map<String, String> free = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (!named.contains(name) && !binding.path().fixedQuery().containsKey(name)) {
                free.put(name, values.getFirst());
            }
        });
        if (!free.isEmpty()) {
            field.set(builder, free);
        }
    }

    private void header(SdkField<?> field) {
        String name = field.locationName().toLowerCase(Locale.ROOT);
        if (field.containsTrait(MapTrait.class)) {
            Map<String, String> prefixed = new LinkedHashMap<>();
            sent.headers().forEach((header, value) -> {
                if (header.startsWith(name)) {
                    prefixed.put(header.substring(name.length()), value);
                }
            });
            if (!prefixed.isEmpty()) {
                field.set(builder, prefixed);
            }
            return;
        }
        Optional<String> value = sent.header(name);
        if (value.isPresent()) {
            String text = field.containsTrait(JsonValueTrait.class)
                    ? new String(Base64.getDecoder().decode(value.get()), StandardCharsets.UTF_8)
                    : value.get();
            boolean several = field.containsTrait(ListTrait.class);
            field.set(
                    builder,
                    scalarOrList(
                            several ? Arrays.asList(text.split("\\s*,\\s*")) : List.of(text), field, Format.RFC_822));
        }
    }

    private static Object scalarOrList(List<String> values, SdkField<?> field, Format timestamps) {
        if (!field.containsTrait(ListTrait.class)) {
            return Scalars.parse(values.getFirst(), field, timestamps);
        }
        return values.stream()
                .map(value -> Scalars.parse(value, Model.itemOf(field), timestamps))
                .toList();
    }

    private void body() {
        Optional<SdkField<?>> payload = builder.sdkFields().stream()
                .filter(f -> f.containsTrait(PayloadTrait.class))
                .findFirst();
        if (payload.isEmpty()) {
            if (binding.http().hasPayloadMembers() || binding.http().hasImplicitPayloadMembers()) {
                Model.fill(builder, tree(), timestamps());
            }
            return;
        }
        SdkField<?> field = payload.get();
        MarshallingKnownType type = field.marshallingType().getKnownType();
        field.set(
                builder,
                switch (type) {
                    case SDK_BYTES -> SdkBytes.fromByteArray(sent.body());
                    case STRING -> new String(sent.body(), StandardCharsets.UTF_8);
                    default -> Model.value(tree(), field, timestamps());
                });
    }

    private Node tree() {
        return binding.service().protocol() == Protocol.REST_XML
                ? XmlTree.parse(sent.body())
                : JsonTree.parse(sent.body());
    }

    private Format timestamps() {
        return binding.service().protocol() == Protocol.REST_XML ? Format.ISO_8601 : Format.UNIX_TIMESTAMP;
    }
}
