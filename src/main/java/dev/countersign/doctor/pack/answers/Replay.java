package dev.countersign.doctor.pack.answers;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.inspect.Inspection;
import dev.countersign.doctor.pack.redaction.Redaction;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ports that answer what was recorded, at the time for which it was recorded. What was not asked then is a failure that says so. */
public final class Replay {
    private static final JsonMapper JSON = AnswerJson.mapper();
    private static final String WAY_ON = "Examine the execution itself, and save a new pack.";

    private final Map<String, Recorder.Reply> replies = new HashMap<>();
    private int unknown;

    /** @throws DamagedAnswerException when an answer is none that its question can have */
    public Replay(List<RecordedCall> calls) throws DamagedAnswerException {
        for (RecordedCall call : calls) {
            Optional<Method> method =
                    method(call.port(), call.method(), call.arguments().size());
            if (method.isEmpty()) {
                unknown++;
            } else {
                replies.putIfAbsent(call.key(), reply(call, method.get()));
            }
        }
    }

    /** How many answers are to questions that this version does not ask. */
    public int unknown() {
        return unknown;
    }

    /** @param asOf the time that their clock tells */
    public Gateways gateways(Instant asOf) {
        var clock = Recorder.standing(asOf);
        return Ports.of(this::answer, () -> clock);
    }

    private @Nullable Object answer(Method method, List<@Nullable Object> arguments) {
        String port = method.getDeclaringClass().getSimpleName();
        JsonNode asked = Redaction.again().tree(Calls.arguments(arguments));
        Recorder.Reply reply = replies.get(RecordedCall.key(port, method.getName(), asked));
        if (reply == null) {
            throw AwsFailure.saying(
                    Kind.NOT_SUPPORTED,
                    CallNames.of(port, method.getName()),
                    "This was not read when the evidence pack was saved.",
                    WAY_ON);
        }
        if (reply.failure() != null) {
            throw reply.failure();
        }
        return reply.answer();
    }

    private static Recorder.Reply reply(RecordedCall call, Method method) throws DamagedAnswerException {
        if (call.failure().isPresent()) {
            return new Recorder.Reply(null, call.failure().get().failure());
        }
        try {
            Object answer = JSON.readerFor(JSON.constructType(method.getGenericReturnType()))
                    .readValue(JSON.treeAsTokens(call.answer()));
            if (answer == null) {
                throw new DamagedAnswerException(call);
            }
            return new Recorder.Reply(answer, null);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new DamagedAnswerException(call, e);
        }
    }

    private static Optional<Method> method(String port, String name, int arguments) {
        return Stream.concat(
                        Arrays.stream(Gateways.class.getMethods()).map(Method::getReturnType),
                        Arrays.stream(Inspection.class.getRecordComponents()).map(RecordComponent::getType))
                .filter(type -> type.isInterface() && type.getSimpleName().equals(port))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments)
                .findFirst();
    }
}
