package dev.countersign.sandbox.wire.codec;

/** Input that is not of the form that the request's shape asks for. The message names the member and never its value. */
public final class MalformedInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedInput(String message) {
        super(message, null, false, false);
    }
}
