package dev.countersign.stack.health.template;

/** A text that is no template. The message is a sentence for a person. */
public final class UnreadableTemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableTemplateException(String message) {
        super(message);
    }
}
