package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.lambda.runtime.Invocation;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Invoke: and wait, or have it done later, or only ask whether one may. */
final class InvokeOperations {
    private static final int MOST_BYTES = 6 * 1024 * 1024;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    private final World world;
    private final FunctionStore store;
    private final PermissionOperations permissions;
    private final Invoker invoker;
    private final AsyncInvocations later;

    InvokeOperations(
            World world,
            FunctionStore store,
            PermissionOperations permissions,
            Invoker invoker,
            AsyncInvocations later) {
        this.world = world;
        this.store = store;
        this.permissions = permissions;
        this.invoker = invoker;
        this.later = later;
    }

    void register() {
        world.operations()
                .on(
                        InvokeRequest.class,
                        Access.on("lambda:InvokeFunction", r -> store.askedArn(r.functionName(), r.qualifier())),
                        this::invoke);
    }

    private InvokeResponse invoke(InvokeRequest r, Caller caller) {
        var name = FunctionName.of(r.functionName(), r.qualifier());
        LambdaFunction function = store.get(name);
        if (caller.isService()) {
            permissions.checkService(function, caller);
        }
        InvocationType type = r.invocationType() == null ? InvocationType.REQUEST_RESPONSE : r.invocationType();
        var invocation =
                new Invocation(UUID.randomUUID().toString(), event(r.payload()), name.askedArn(world.account()));
        return switch (type) {
            case DRY_RUN -> InvokeResponse.builder().statusCode(NO_CONTENT).build();
            case EVENT -> {
                later.accept(function, invocation);
                yield InvokeResponse.builder().statusCode(ACCEPTED).build();
            }
            case REQUEST_RESPONSE -> answer(invoker.invoke(function, invocation), r.logType() == LogType.TAIL);
            case UNKNOWN_TO_SDK_VERSION ->
                throw LambdaErrors.invalidParameter("1 validation error detected: Value '" + r.invocationTypeAsString()
                        + "' at 'invocationType' failed to satisfy constraint");
        };
    }

    private static InvokeResponse answer(Invoker.Result result, boolean withLog) {
        var answer = InvokeResponse.builder()
                .statusCode(OK)
                .executedVersion(FunctionName.LATEST)
                .payload(SdkBytes.fromUtf8String(result.outcome().payload()));
        if (result.outcome().failed()) {
            answer.functionError("Unhandled");
        }
        if (withLog) {
            answer.logResult(Base64.getEncoder().encodeToString(result.logTail()));
        }
        return answer.build();
    }

    /** An empty payload is an empty event; anything else has to be JSON. */
    private static String event(@Nullable SdkBytes payload) {
        if (payload == null || payload.asByteArrayUnsafe().length == 0) {
            return "{}";
        }
        int size = payload.asByteArrayUnsafe().length;
        if (size > MOST_BYTES) {
            throw LambdaErrors.tooLarge(
                    size + " byte payload is too large for the RequestResponse invocation type (limit " + MOST_BYTES
                            + " bytes)");
        }
        String text = payload.asUtf8String();
        try {
            JsonMapper.shared().readTree(text);
            return text;
        } catch (JacksonException e) {
            throw LambdaErrors.invalidContent("Could not parse request body into json: " + e.getOriginalMessage());
        }
    }
}
