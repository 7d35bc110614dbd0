package dev.countersign.sandbox.lambda.runtime;

import dev.countersign.sandbox.lambda.calls.EndpointCalls;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a twin has in the place of boto3, {@code os.environ} and {@code print}. */
final class TwinContext {
    private final Map<String, String> environment;
    private final EndpointCalls calls;
    private final LogSink log;

    TwinContext(Map<String, String> environment, EndpointCalls calls, LogSink log) {
        this.environment = environment;
        this.calls = calls;
        this.log = log;
    }

    /** Calls AWS with the keys in the environment, as boto3 does. */
    ObjectNode call(String service, String operation, ObjectNode params) {
        var keys = AwsSessionCredentials.create(
                variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY"), variable("AWS_SESSION_TOKEN"));
        return calls.call(keys, service, operation, params);
    }

    /** An environment variable that the code demands. */
    String variable(String name) {
        return Optional.ofNullable(environment.get(name)).orElseThrow(() -> TwinFailure.keyError(name));
    }

    void print(String line) {
        log.text(line + "\n");
    }

    /** A member that the code demands. */
    static JsonNode member(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).orElseThrow(() -> TwinFailure.keyError(name));
    }
}
