package dev.countersign.aws.sdk.call;

import dev.countersign.aws.AwsFailure.Kind;
import java.util.Map;

/** AWS's error codes by the reaction they ask for. */
public final class ErrorCodes {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("ExpiredToken", Kind.CREDENTIALS_EXPIRED),
            Map.entry("ExpiredTokenException", Kind.CREDENTIALS_EXPIRED),
            Map.entry("RequestExpired", Kind.CREDENTIALS_EXPIRED),
            Map.entry("UnrecognizedClientException", Kind.CREDENTIALS_REJECTED),
            Map.entry("InvalidClientTokenId", Kind.CREDENTIALS_REJECTED),
            Map.entry("InvalidAccessKeyId", Kind.CREDENTIALS_REJECTED),
            Map.entry("SignatureDoesNotMatch", Kind.CREDENTIALS_REJECTED),
            Map.entry("InvalidSignatureException", Kind.CREDENTIALS_REJECTED),
            Map.entry("IncompleteSignature", Kind.CREDENTIALS_REJECTED),
            Map.entry("IncompleteSignatureException", Kind.CREDENTIALS_REJECTED),
            Map.entry("MissingAuthenticationToken", Kind.CREDENTIALS_REJECTED),
            Map.entry("MissingAuthenticationTokenException", Kind.CREDENTIALS_REJECTED),
            Map.entry("InvalidToken", Kind.INVALID),
            Map.entry("ApprovalAlreadyCompletedException", Kind.CONFLICT),
            Map.entry("InvalidApprovalTokenException", Kind.CONFLICT),
            Map.entry("TaskTimedOut", Kind.CONFLICT),
            Map.entry("TaskDoesNotExist", Kind.CONFLICT),
            Map.entry("ConcurrentModificationException", Kind.CONFLICT),
            Map.entry("BucketNotEmpty", Kind.CONFLICT),
            Map.entry("OperationAborted", Kind.CONFLICT),
            Map.entry("InvalidChangeSetStatus", Kind.CONFLICT),
            Map.entry("OperationInProgressException", Kind.CONFLICT),
            Map.entry("RequestTimeout", Kind.UNREACHABLE),
            Map.entry("NotImplemented", Kind.NOT_SUPPORTED),
            Map.entry("UnknownOperationException", Kind.NOT_SUPPORTED),
            Map.entry("InvalidAction", Kind.NOT_SUPPORTED));

    private ErrorCodes() {}

    /**
     * The reaction to an error answer. The families of codes ({@code …DoesNotExist}, {@code …AlreadyExists…}) are open, so
     * they are told by their form; CloudFormation's ValidationError means many things, told apart by its message only.
     */
    public static Kind kindOf(String code, String reason, int httpStatus) {
        Kind known = KINDS.get(code);
        if (known != null) {
            return known;
        }
        if (code.startsWith("AccessDenied") || code.equals("AllAccessDisabled") || code.contains("NotAuthorized")) {
            return Kind.ACCESS_DENIED;
        }
        if (code.contains("Throttl") || code.contains("TooManyRequests") || code.equals("SlowDown")) {
            return Kind.THROTTLED;
        }
        if (code.contains("NotImplemented") || code.contains("UnsupportedOperation")) {
            return Kind.NOT_SUPPORTED;
        }
        if (code.contains("AlreadyExist") || code.contains("AlreadyOwned")) {
            return Kind.CONFLICT;
        }
        if (code.startsWith("NoSuch") || code.contains("DoesNotExist") || code.contains("NotFound")) {
            return Kind.NOT_FOUND;
        }
        return code.startsWith("Validation") ? validation(reason) : byStatus(httpStatus);
    }

    private static Kind validation(String reason) {
        if (reason.contains("does not exist") && !reason.contains("Parameters:")) {
            return Kind.NOT_FOUND;
        }
        boolean busy = reason.contains("_IN_PROGRESS state") || reason.contains("can not be updated");
        return busy ? Kind.CONFLICT : Kind.INVALID;
    }

    private static Kind byStatus(int httpStatus) {
        return switch (httpStatus) {
            case 400 -> Kind.INVALID;
            case 401 -> Kind.CREDENTIALS_REJECTED;
            case 403 -> Kind.ACCESS_DENIED;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.THROTTLED;
            case 501 -> Kind.NOT_SUPPORTED;
            case 502, 503, 504 -> Kind.UNREACHABLE;
            default -> Kind.UNEXPECTED;
        };
    }
}
