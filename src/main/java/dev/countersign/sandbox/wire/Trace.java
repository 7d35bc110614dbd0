package dev.countersign.sandbox.wire;

/** Where an unexpected failure came from, for the log: classes and lines, but no message, which might quote a secret. */
final class Trace {
    private Trace() {}

    static String of(Throwable failure) {
        var text = new StringBuilder();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            text.append('\n').append(at.getClass().getName());
            for (StackTraceElement element : at.getStackTrace()) {
                text.append("\n\tat ").append(element);
            }
        }
        return text.toString();
    }
}
