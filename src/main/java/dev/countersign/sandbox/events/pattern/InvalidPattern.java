package dev.countersign.sandbox.events.pattern;

/** Why a text is no event pattern, in EventBridge's words. */
public final class InvalidPattern extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidPattern(String reason) {
        super(reason, null, false, false);
    }
}
