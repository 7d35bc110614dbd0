package dev.countersign.sandbox.cloudwatch;

import dev.countersign.sandbox.api.ServiceError;

/** CloudWatch's refusals. */
final class MetricErrors {
    private MetricErrors() {}

    static ServiceError missing(String parameter) {
        return ServiceError.of("MissingParameter", "The parameter " + parameter + " is required.");
    }

    static ServiceError invalid(String message) {
        return ServiceError.of("InvalidParameterValue", message);
    }

    static ServiceError combination(String message) {
        return ServiceError.of("InvalidParameterCombination", message);
    }

    static ServiceError validation(String message) {
        return ServiceError.of("ValidationError", message);
    }
}
