package dev.countersign.doctor.pack.answers;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.countersign.doctor.pack.redaction.Fingerprints;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/** What AWS has, as JSON and back: the records' components by their names, ARNs and times as text, no token of any kind. */
public final class AnswerJson {
    private static final String APPROVAL_TOKEN = "(approval token removed)";
    /** A history's event may hold a payload of 256 KiB inside another text. */
    private static final int LONGEST_TEXT = 4 << 20;

    private static final int DEEPEST = 200;

    private AnswerJson() {}

    /** Which detail a history's event has. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinds {}

    /** A mapper for records of the domain and of packs. */
    public static JsonMapper mapper() {
        var limits = StreamReadConstraints.builder()
                .maxStringLength(LONGEST_TEXT)
                .maxNestingDepth(DEEPEST)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .changeDefaultVisibility(checker -> checker.withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE)
                        .withFieldVisibility(Visibility.ANY))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(EventDetail.class, Kinds.class)
                .addModule(texts());
        for (Class<?> kind : EventDetail.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        return builder.build();
    }

    private static SimpleModule texts() {
        var module = new SimpleModule("texts");
        asText(module, ExecutionArn.class, ExecutionArn::value, ExecutionArn::new);
        asText(module, StateMachineArn.class, StateMachineArn::value, StateMachineArn::new);
        asText(module, StackId.class, StackId::arn, StackId::new);
        asText(module, StackStatus.class, StackStatus::text, StackStatus::new);
        asText(module, ApprovalToken.class, token -> APPROVAL_TOKEN, ApprovalToken::new);
        asText(module, TaskTokenHash.class, Fingerprints::written, Fingerprints::read);
        return module;
    }

    private static <T> void asText(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                String text = in.getValueAsString("");
                try {
                    return read.apply(text);
                } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                    return context.reportInputMismatch(type, "not a %s", type.getSimpleName());
                }
            }
        });
    }
}
