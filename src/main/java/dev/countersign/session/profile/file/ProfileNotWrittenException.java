package dev.countersign.session.profile.file;

/** A configuration file was left as it is. The message is a sentence with the reason. */
public final class ProfileNotWrittenException extends Exception {
    private static final long serialVersionUID = 1L;

    public ProfileNotWrittenException(String sentence) {
        super(sentence);
    }
}
