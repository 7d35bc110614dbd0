package dev.countersign.sandbox.api;

import java.util.Map;

/** An error that a service answers with, in AWS's words. The wire layer gives it the shape of the service's protocol. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Map<String, Object> members;

    public ServiceError(String code, int status, String message, Map<String, Object> members) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.members = Map.copyOf(members);
    }

    /**
     * A client error (HTTP 400).
     *
     * @param code the code as it stands on the wire, which is not always the SDK's class name: {@code ExecutionDoesNotExist}
     *     but {@code PipelineNotFoundException}
     */
    public static ServiceError of(String code, String message) {
        return new ServiceError(code, 400, message, Map.of());
    }

    public static ServiceError of(String code, int status, String message) {
        return new ServiceError(code, status, message, Map.of());
    }

    /** The wire layer drops the suffix where a protocol says {@code AccessDenied}. */
    public static ServiceError accessDenied(String message) {
        return new ServiceError("AccessDeniedException", 403, message, Map.of());
    }

    /** What the sandbox does not do says so, instead of being silently accepted. */
    public static ServiceError notImplemented(String what) {
        return new ServiceError(
                "NotImplemented", 501, "The Countersign sandbox does not implement " + what + ".", Map.of());
    }

    public String code() {
        return code;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** Further members of the modelled error shape, by their wire names; usually none. */
    public Map<String, Object> members() {
        return members == null ? Map.of() : members;
    }
}
