package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.resource.PropertyError;
import java.util.Locale;
import java.util.UUID;

/** A resource that could not be made or changed; its event has been written. */
final class ResourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String logicalId;
    private final String verb;

    /** @param verb {@code create} or {@code update}, as the stack's own event words it */
    ResourceFailure(String logicalId, String verb, String reason) {
        super(reason, null, false, false);
        this.logicalId = logicalId;
        this.verb = verb;
    }

    /** What the stack's event says. */
    String sentence() {
        return "The following resource(s) failed to " + verb + ": [" + logicalId + "]. ";
    }

    /** How CloudFormation words what a service answered. */
    static String reason(StackResource resource, RuntimeException failure) {
        return switch (failure) {
            case ServiceError e
            when PropertyError.is(e) ->
                "Properties validation failed for resource " + resource.logicalId() + " with message:\n["
                        + e.getMessage() + "]";
            case ServiceError e when e.code().equals("ValidationError") -> String.valueOf(e.getMessage());
            case ServiceError e ->
                "Resource handler returned message: \"" + e.getMessage() + " (Service: " + service(resource.type())
                        + ", Status Code: " + e.status() + ", Request ID: " + UUID.randomUUID() + ")\" (RequestToken: "
                        + UUID.randomUUID() + ", HandlerErrorCode: " + handlerCode(e) + ")";
            default -> "Internal Failure: " + failure.getClass().getSimpleName();
        };
    }

    private static String service(String type) {
        String service = type.split("::")[1];
        return switch (service) {
            case "Events" -> "EventBridge";
            case "IAM" -> "Iam";
            case "Logs" -> "CloudWatchLogs";
            case "SNS" -> "Sns";
            case "StepFunctions" -> "Sfn";
            default -> service;
        };
    }

    private static String handlerCode(ServiceError e) {
        String code = e.code().toLowerCase(Locale.ROOT);
        if (e.status() == 403 || code.contains("accessdenied") || code.contains("authorization")) {
            return "AccessDenied";
        }
        if (code.contains("alreadyexists")
                || code.contains("conflict")
                || code.contains("inuse")
                || code.contains("alreadyowned")) {
            return "AlreadyExists";
        }
        if (code.contains("notfound") || code.contains("nosuch") || code.contains("doesnotexist")) {
            return "NotFound";
        }
        return e.status() >= 500 ? "GeneralServiceException" : "InvalidRequest";
    }
}
