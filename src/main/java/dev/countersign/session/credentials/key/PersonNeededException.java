package dev.countersign.session.credentials.key;

/** Nobody may be asked now, and without somebody there are no keys. */
public final class PersonNeededException extends Exception {
    private static final long serialVersionUID = 1L;

    PersonNeededException(String sentence) {
        super(sentence);
    }

    /** What the person is needed for. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
