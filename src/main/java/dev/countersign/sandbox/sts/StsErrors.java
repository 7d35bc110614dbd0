package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.ServiceError;

/** STS's refusals, in its words. */
final class StsErrors {
    private StsErrors() {}

    static ServiceError validation(String message) {
        return ServiceError.of("ValidationError", message);
    }

    static ServiceError constraint(String value, String member, String rule) {
        return validation("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + rule);
    }

    static ServiceError invalidToken(String message) {
        return ServiceError.of("InvalidIdentityToken", message);
    }

    static ServiceError noKey() {
        return invalidToken("Couldn't retrieve verification key from your identity provider,  please reference"
                + " AssumeRoleWithWebIdentity documentation for requirements");
    }

    static ServiceError unreachable() {
        return ServiceError.of(
                "IDPCommunicationError",
                "The identity provider that was asked to verify the incoming identity token could not be reached.");
    }
}
