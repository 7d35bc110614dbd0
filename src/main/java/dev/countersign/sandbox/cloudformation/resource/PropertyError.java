package dev.countersign.sandbox.cloudformation.resource;

import dev.countersign.sandbox.api.ServiceError;

/** Failures of a resource's properties, before its service is called. */
public final class PropertyError {
    private static final String CODE = "PropertyValidation";

    private PropertyError() {}

    /** @param path for example {@code #/Code} */
    public static ServiceError at(String path, String message) {
        return ServiceError.of(CODE, path + ": " + message);
    }

    public static ServiceError unsupported(String type, String property) {
        return ServiceError.notImplemented("the property " + property + " of " + type);
    }

    /** Whether an error was made here, and so is about properties. */
    public static boolean is(ServiceError error) {
        return error.code().equals(CODE);
    }
}
