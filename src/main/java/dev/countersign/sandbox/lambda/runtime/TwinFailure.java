package dev.countersign.sandbox.lambda.runtime;

/** What a twin raises in the place of a Python exception. */
final class TwinFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type the name of Python's class, for example {@code KeyError} */
    TwinFailure(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** Python shows the missing key in quotes and nothing else. */
    static TwinFailure keyError(String key) {
        return new TwinFailure("KeyError", "'" + key + "'");
    }

    String type() {
        return type;
    }
}
