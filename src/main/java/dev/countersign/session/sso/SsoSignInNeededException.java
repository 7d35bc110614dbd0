package dev.countersign.session.sso;

/** There is no good token and none can be had without a person: begin an {@link SsoAttempt}. */
public final class SsoSignInNeededException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SsoSession session;

    /**
     * @param sentence why, for the person
     */
    public SsoSignInNeededException(SsoSession session, String sentence) {
        super(sentence);
        this.session = session;
    }

    public SsoSession session() {
        return session;
    }

    /** Why, for the person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
