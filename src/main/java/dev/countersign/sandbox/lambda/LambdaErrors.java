package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Map;

/** Lambda's errors, as it words them. */
final class LambdaErrors {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    private LambdaErrors() {}

    static ServiceError notFound(String message) {
        return new ServiceError("ResourceNotFoundException", NOT_FOUND, message, Map.of("Type", "User"));
    }

    static ServiceError conflict(String message) {
        return new ServiceError("ResourceConflictException", CONFLICT, message, Map.of("Type", "User"));
    }

    static ServiceError invalidParameter(String message) {
        return new ServiceError("InvalidParameterValueException", 400, message, Map.of("Type", "User"));
    }

    static ServiceError invalidContent(String message) {
        return new ServiceError("InvalidRequestContentException", 400, message, Map.of("Type", "User"));
    }

    static ServiceError tooLarge(String message) {
        return new ServiceError("RequestTooLargeException", TOO_LARGE, message, Map.of("Type", "User"));
    }

    static ServiceError throttled() {
        return new ServiceError(
                "TooManyRequestsException",
                TOO_MANY,
                "Rate Exceeded.",
                Map.of("Type", "User", "Reason", "ReservedFunctionConcurrentInvocationLimitExceeded"));
    }

    static ServiceError refusedToService(String service, String functionArn) {
        return new ServiceError(
                "AccessDeniedException",
                FORBIDDEN,
                "User: " + service + " is not authorized to perform: lambda:InvokeFunction on resource: " + functionArn
                        + " because no resource-based policy allows the lambda:InvokeFunction action",
                Map.of());
    }
}
