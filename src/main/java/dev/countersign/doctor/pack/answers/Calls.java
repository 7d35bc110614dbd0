package dev.countersign.doctor.pack.answers;

import dev.countersign.doctor.pack.redaction.Redaction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/** Makes recorded calls of what a recorder has heard. */
public final class Calls {
    private static final JsonMapper JSON = AnswerJson.mapper();

    private Calls() {}

    /** The tokens of approvals, which are known here and nowhere in what is made of the answers. */
    public static Set<String> secrets(Recorder recorder) {
        Set<String> secrets = new HashSet<>();
        recorder.replies().values().forEach(reply -> secrets.addAll(Thinned.approvalTokens(reply.answer())));
        return secrets;
    }

    /** In the order in which they were asked. */
    public static List<RecordedCall> of(Recorder recorder, Redaction redaction) {
        var calls = new ArrayList<RecordedCall>();
        for (Map.Entry<Recorder.Question, Recorder.Reply> one :
                recorder.replies().entrySet()) {
            Method method = one.getKey().method();
            String port = method.getDeclaringClass().getSimpleName();
            calls.add(new RecordedCall(
                    CallNames.of(port, method.getName()),
                    port,
                    method.getName(),
                    redaction.tree(arguments(one.getKey().arguments())),
                    redaction.tree(tree(Thinned.of(one.getValue().answer()))),
                    Optional.ofNullable(one.getValue().failure())
                            .map(failure -> RecordedCall.Failed.of(failure, redaction))));
        }
        return List.copyOf(calls);
    }

    /** The arguments of a call as they are compared. */
    static JsonNode arguments(List<@Nullable Object> arguments) {
        ArrayNode array = JSON.createArrayNode();
        arguments.forEach(argument -> array.add(tree(argument)));
        return array;
    }

    private static JsonNode tree(@Nullable Object value) {
        return value == null ? NullNode.getInstance() : JSON.valueToTree(value);
    }
}
