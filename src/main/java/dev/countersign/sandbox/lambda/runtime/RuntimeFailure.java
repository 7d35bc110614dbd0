package dev.countersign.sandbox.lambda.runtime;

import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Errors that the runtime reports in a function's place. */
final class RuntimeFailure implements ExecutionEnvironment {
    private final String type;
    private final String message;

    /** An environment in which every invocation fails for the same reason. */
    RuntimeFailure(String type, String message) {
        this.type = type;
        this.message = message;
    }

    static Outcome of(String type, String message) {
        String payload = JsonMapper.shared()
                .createObjectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString();
        return new Outcome(payload, true, 0, Optional.empty());
    }

    @Override
    public Outcome invoke(Invocation invocation, LogSink log) {
        log.event("[ERROR] " + type + ": " + message + "\n");
        return of(type, message);
    }

    @Override
    public boolean isUsable() {
        return false;
    }

    @Override
    public void close() {}
}
