package dev.countersign.asl;

/** A text that is not a definition in the Amazon States Language; the message says what is missing, and where. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefinitionException(String message) {
        super(message);
    }

    DefinitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
