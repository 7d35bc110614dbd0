package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.ServiceError;

/** SQS's refusals, with the codes of its JSON protocol. */
final class SqsErrors {
    private SqsErrors() {}

    static ServiceError noQueue() {
        return ServiceError.of("QueueDoesNotExist", "The specified queue does not exist.");
    }

    static ServiceError invalidValue(String message) {
        return ServiceError.of("InvalidParameterValue", message);
    }

    static ServiceError missing(String parameter) {
        return ServiceError.of("MissingParameter", "The request must contain the parameter " + parameter + ".");
    }

    static ServiceError invalidAttribute(String name) {
        return ServiceError.of("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    static ServiceError unknownAttribute(String name) {
        return ServiceError.of("InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static ServiceError invalidHandle(String handle) {
        return ServiceError.of(
                "ReceiptHandleIsInvalid", "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }
}
