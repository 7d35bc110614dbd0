package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.ServiceError;

/** The errors of EventBridge, in its words. */
final class EventsErrors {
    private EventsErrors() {}

    static ServiceError noRule(String name) {
        return ServiceError.of("ResourceNotFoundException", "Rule " + name + " does not exist on EventBus default.");
    }

    static ServiceError noBus(String name) {
        return ServiceError.of("ResourceNotFoundException", "Event bus " + name + " does not exist.");
    }

    static ServiceError invalid(String message) {
        return ServiceError.of("ValidationException", message);
    }

    static ServiceError invalidPattern(String reason) {
        return ServiceError.of("InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
    }
}
