package dev.countersign.aws;

import java.util.Optional;

/**
 * What went wrong in a call to AWS, in the terms in which this program reacts to it. Texts carry no secret: whatever looks
 * like a token, a signature or a key is cut out before it gets here (see {@link SecretText}).
 */
public final class AwsFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One constant for each reaction, not for each AWS error code. */
    public enum Kind {
        /** The credentials were good once: sign in again. */
        CREDENTIALS_EXPIRED,
        /** The endpoint does not know this access key, or its secret does not fit: choose other credentials. */
        CREDENTIALS_REJECTED,
        /** A policy forbids it: ask for the permission named by {@link #operation()}. */
        ACCESS_DENIED,
        /** The thing is gone, or was never there: read the list again. */
        NOT_FOUND,
        /** Someone or something was faster, or the name is taken: look again, then decide. */
        CONFLICT,
        /** The request itself is wrong: correct the input. */
        INVALID,
        /** Too many calls: wait, then go on by itself. */
        THROTTLED,
        /** No answer from the endpoint: check network and endpoint, then try again. */
        UNREACHABLE,
        /** The endpoint does not implement the operation (a sandbox says so). */
        NOT_SUPPORTED,
        /** This program itself does not make the call, since it is read-only at present: nothing was sent. */
        READ_ONLY,
        /** Everything else. */
        UNEXPECTED
    }

    private final Kind kind;
    private final String operation;
    private final String code;
    private final String reason;
    private final String requestId;
    private final int httpStatus;
    private final transient Optional<Words> words;
    private final String endpoint;

    /**
     * @param operation as in IAM, for example {@code cloudformation:CreateChangeSet}
     * @param code AWS's error code as on the wire; empty when there was no answer
     * @param reason AWS's message, or ours when there was no answer
     * @param requestId AWS's id of the call; empty when there was no answer
     * @param httpStatus 0 when there was no answer
     */
    public AwsFailure(Kind kind, String operation, String code, String reason, String requestId, int httpStatus) {
        this(kind, operation, code, reason, requestId, httpStatus, "", Optional.empty());
    }

    private AwsFailure(
            Kind kind,
            String operation,
            String code,
            String reason,
            String requestId,
            int httpStatus,
            String endpoint,
            Optional<Words> words) {
        super(operation + ": " + (code.isEmpty() ? kind.name() : code) + ": " + SecretText.without(reason));
        this.kind = kind;
        this.operation = operation;
        this.code = code;
        this.reason = SecretText.without(reason);
        this.requestId = requestId;
        this.httpStatus = httpStatus;
        this.endpoint = endpoint;
        this.words = words;
    }

    /** A failure without an answer from AWS, or one where only the kind matters. */
    public static AwsFailure of(Kind kind, String operation, String reason) {
        return new AwsFailure(kind, operation, "", reason, "", 0);
    }

    /**
     * A failure that is told in words of its own, because more is known than its kind says.
     *
     * @param operation as in IAM, or what else was tried
     */
    public static AwsFailure saying(Kind kind, String operation, String sentence, String wayOn) {
        return of(kind, operation, sentence).inWords(sentence, wayOn);
    }

    /** The same failure, told in words of its own; its details stay. */
    public AwsFailure inWords(String sentence, String wayOn) {
        var told = new AwsFailure(
                kind,
                operation,
                code,
                reason,
                requestId,
                httpStatus,
                endpoint,
                Optional.of(new Words(SecretText.without(sentence), SecretText.without(wayOn))));
        told.setStackTrace(getStackTrace());
        return told;
    }

    /**
     * The same failure with where its call went.
     *
     * @param called for example {@code https://states.eu-west-1.amazonaws.com}; empty if not known
     */
    public AwsFailure at(String called) {
        var placed = new AwsFailure(kind, operation, code, reason, requestId, httpStatus, called, words);
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    public Kind kind() {
        return kind;
    }

    /** As in IAM, for example {@code states:StartExecution}. */
    public String operation() {
        return operation;
    }

    /** AWS's error code as on the wire; empty when there was no answer. */
    public String code() {
        return code;
    }

    /** AWS's own message, without secrets. */
    public String reason() {
        return reason;
    }

    public Optional<String> requestId() {
        return requestId.isEmpty() ? Optional.empty() : Optional.of(requestId);
    }

    /** 0 when there was no answer. */
    public int httpStatus() {
        return httpStatus;
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /** One sentence for the user; AWS's own words where they say more than ours. */
    public String sentence() {
        return words.map(Words::sentence).orElseGet(this::sentenceOfKind);
    }

    private String sentenceOfKind() {
        return switch (kind) {
            case CREDENTIALS_EXPIRED -> "Your credentials have expired.";
            case CREDENTIALS_REJECTED -> "The endpoint does not accept these credentials.";
            case ACCESS_DENIED -> "You are not allowed to call " + operation + ".";
            case THROTTLED -> "AWS asks for fewer calls (" + operation + ").";
            case UNREACHABLE -> "The endpoint does not answer: " + asClause(reason);
            case NOT_SUPPORTED -> "This endpoint does not implement " + operation + ".";
            case NOT_FOUND, CONFLICT, INVALID, READ_ONLY, UNEXPECTED ->
                reason.isBlank() ? operation + " failed with " + code + "." : asSentence(reason);
        };
    }

    /** What the user can do about it. */
    public String wayOn() {
        return words.map(Words::wayOn).orElseGet(this::wayOnOfKind);
    }

    private String wayOnOfKind() {
        return switch (kind) {
            case CREDENTIALS_EXPIRED -> "Sign in again; your input is kept.";
            case CREDENTIALS_REJECTED -> "Choose another session. A sandbox issues new keys each time it starts.";
            case ACCESS_DENIED -> "Ask for this permission, or change to a session that has it.";
            case NOT_FOUND -> "Refresh the list: it may have been deleted meanwhile.";
            case CONFLICT -> "Look at the present state, then decide again.";
            case INVALID -> "Correct the input and try again.";
            case THROTTLED -> "Nothing to do: it goes on by itself, more slowly.";
            case UNREACHABLE -> "Check that the endpoint is running and reachable, then try again.";
            case READ_ONLY -> "Nothing was sent. Allow changes first, then try again.";
            case NOT_SUPPORTED -> "Use an AWS account for this step.";
            case UNEXPECTED -> "Try again. If it stays, copy the details for whoever runs the endpoint.";
        };
    }

    /** Text for "Copy details": everything support asks for, and no secret. */
    public String details() {
        var text = new StringBuilder();
        line(text, "Operation", operation);
        line(text, "Kind", kind.name());
        line(text, "Error code", code);
        line(text, "Message", reason);
        line(text, "HTTP status", httpStatus == 0 ? "" : Integer.toString(httpStatus));
        line(text, "Request ID", requestId);
        line(text, "Endpoint", endpoint);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append(name).append(": ").append(value).append(System.lineSeparator());
        }
    }

    private static String asSentence(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("]") || trimmed.endsWith("!") ? trimmed : trimmed + ".";
    }

    private record Words(String sentence, String wayOn) {}

    private static String asClause(String text) {
        return text.isBlank() ? "no reason given." : asSentence(text);
    }
}
