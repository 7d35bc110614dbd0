package dev.countersign.sandbox.cloudformation.template;

import dev.countersign.sandbox.api.ServiceError;

/** CloudFormation's one code for everything that is wrong with a template, a parameter or a request. */
public final class TemplateError {
    private TemplateError() {}

    public static ServiceError validation(String message) {
        return ServiceError.of("ValidationError", message);
    }

    static ServiceError format(String message) {
        return validation("Template format error: " + message);
    }

    static ServiceError template(String message) {
        return validation("Template error: " + message);
    }
}
