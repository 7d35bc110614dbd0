package dev.countersign.doctor.pack;

/** A file cannot be opened as an evidence pack, or one cannot be made. The message is a sentence for a person. */
public final class PackException extends Exception {
    private static final long serialVersionUID = 1L;

    public PackException(String sentence) {
        super(sentence);
    }

    public PackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What is wrong, as a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
