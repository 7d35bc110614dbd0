package dev.countersign.sandbox.lambda.runtime;

import dev.countersign.sandbox.lambda.calls.CallFailed;
import dev.countersign.sandbox.lambda.calls.EndpointCalls;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Runs a Java twin. */
final class TwinEnvironment implements ExecutionEnvironment {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Twin twin;
    private final FunctionSpec spec;
    private final EndpointCalls calls;
    private boolean warm;

    TwinEnvironment(Twin twin, FunctionSpec spec, EndpointCalls calls) {
        this.twin = twin;
        this.spec = spec;
        this.calls = calls;
    }

    @Override
    public Outcome invoke(Invocation invocation, LogSink log) {
        Optional<Duration> init = warm ? Optional.empty() : Optional.of(Duration.ZERO);
        warm = true;
        try {
            var context = new TwinContext(spec.environment(), calls, log);
            String payload =
                    twin.handle(JSON.readTree(invocation.event()), context).toString();
            return new Outcome(payload, false, 0, init);
        } catch (TwinFailure e) {
            return failed(invocation, log, e.type(), String.valueOf(e.getMessage()));
        } catch (CallFailed e) {
            return failed(invocation, log, typeOf(e), messageOf(e));
        }
    }

    private static Outcome failed(Invocation invocation, LogSink log, String type, String message) {
        log.event("[ERROR] " + type + ": " + message + "\n");
        var payload = JSON.createObjectNode()
                .put("errorMessage", message)
                .put("errorType", type)
                .put("requestId", invocation.requestId());
        payload.putArray("stackTrace");
        return new Outcome(payload.toString(), true, 0, Optional.empty());
    }

    /** The class that boto3 raises. */
    private static String typeOf(CallFailed e) {
        return switch (e.kind()) {
            case CLIENT_ERROR -> e.isModelled() ? e.code() : "ClientError";
            case PARAM_VALIDATION -> "ParamValidationError";
            case NO_ANSWER -> "EndpointConnectionError";
        };
    }

    private static String messageOf(CallFailed e) {
        return e.kind() == CallFailed.Kind.CLIENT_ERROR
                ? "An error occurred (" + e.code() + ") when calling the " + e.operation() + " operation: "
                        + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    @Override
    public boolean isUsable() {
        return true;
    }

    @Override
    public void close() {}
}
