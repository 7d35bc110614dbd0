package dev.countersign.sandbox.policy;

/** A text that is not a policy document; the message says what is wrong with it. */
public final class MalformedPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String message) {
        super(message);
    }
}
