package dev.countersign.cli;

/** Nobody is signed in. The message is a sentence with the reason. */
final class NotProvedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final String wayOn;

    NotProvedException(String sentence, String wayOn) {
        super(sentence);
        this.sentence = sentence;
        this.wayOn = wayOn;
    }

    /** The reason. */
    String sentence() {
        return sentence;
    }

    /** What can be done, as a sentence. */
    String wayOn() {
        return wayOn;
    }
}
