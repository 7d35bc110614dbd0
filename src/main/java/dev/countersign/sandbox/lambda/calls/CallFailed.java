package dev.countersign.sandbox.lambda.calls;

/** A call that AWS, or the client before any request, refused. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which of botocore's exceptions it is. */
    public enum Kind {
        /** The service answered with an error: {@code ClientError}. */
        CLIENT_ERROR,
        /** The parameters do not fit the operation: {@code ParamValidationError}, raised before any request. */
        PARAM_VALIDATION,
        /** There was no answer: {@code EndpointConnectionError}. */
        NO_ANSWER
    }

    private final Kind kind;
    private final String code;
    private final int status;
    private final String requestId;
    private final boolean modelled;
    private final String operation;

    private CallFailed(
            Kind kind, String operation, String code, int status, String requestId, boolean modelled, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.status = status;
        this.requestId = requestId;
        this.modelled = modelled;
        this.operation = operation;
    }

    static CallFailed clientError(
            String operation, String code, int status, String requestId, boolean modelled, String message) {
        return new CallFailed(Kind.CLIENT_ERROR, operation, code, status, requestId, modelled, message);
    }

    /** @param report what is wrong, a line for each problem */
    static CallFailed paramValidation(String report) {
        String message = "Parameter validation failed:\n" + report;
        return new CallFailed(Kind.PARAM_VALIDATION, "", "", 0, "", false, message);
    }

    static CallFailed noAnswer(String message) {
        return new CallFailed(Kind.NO_ANSWER, "", "", 0, "", false, message);
    }

    public Kind kind() {
        return kind;
    }

    /** The operation that was refused, for example {@code SendTaskSuccess}; empty for other kinds. */
    public String operation() {
        return operation;
    }

    /** The error code as on the wire, for example {@code TaskTimedOut}. */
    public String code() {
        return code;
    }

    /** If the service's model has an exception for the code, so that boto3 raises a class of its own. */
    public boolean isModelled() {
        return modelled;
    }

    /** The HTTP status; 0 without an answer. */
    public int status() {
        return status;
    }

    /** The request's id; empty without an answer. */
    public String requestId() {
        return requestId;
    }
}
