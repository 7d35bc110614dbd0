package dev.countersign.doctor.pack.answers;

import static java.util.Objects.requireNonNull;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.pack.redaction.Redaction;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One question that was asked and what came of it, redacted: one file of a pack.
 *
 * @param call as in IAM, for people
 * @param port the port's simple name, for example {@code ExecutionGateway}
 * @param method of the port
 * @param arguments an array
 * @param answer JSON's null where the call failed
 */
public record RecordedCall(
        String call, String port, String method, JsonNode arguments, JsonNode answer, Optional<Failed> failure) {

    /** An {@link AwsFailure}. */
    record Failed(
            Kind kind, String operation, String code, String reason, int httpStatus, String sentence, String wayOn) {
        Failed {
            requireNonNull(kind, "kind");
            requireNonNull(operation, "operation");
            requireNonNull(code, "code");
            requireNonNull(reason, "reason");
            requireNonNull(sentence, "sentence");
            requireNonNull(wayOn, "wayOn");
        }

        static Failed of(AwsFailure failure, Redaction redaction) {
            return new Failed(
                    failure.kind(),
                    failure.operation(),
                    failure.code(),
                    redaction.text(failure.reason()),
                    failure.httpStatus(),
                    redaction.text(failure.sentence()),
                    redaction.text(failure.wayOn()));
        }

        AwsFailure failure() {
            return new AwsFailure(kind, operation, code, reason, "", httpStatus).inWords(sentence, wayOn);
        }
    }

    public RecordedCall {
        requireNonNull(call, "call");
        requireNonNull(port, "port");
        requireNonNull(method, "method");
        requireNonNull(arguments, "arguments");
        requireNonNull(answer, "answer");
        requireNonNull(failure, "failure");
    }

    /** What tells a question from every other. */
    String key() {
        return key(port, method, arguments);
    }

    static String key(String port, String method, JsonNode arguments) {
        return port + "." + method + arguments;
    }
}
