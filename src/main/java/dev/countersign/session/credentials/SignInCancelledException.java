package dev.countersign.session.credentials;

/** The person cancelled a sign-in. Nothing has changed. */
public final class SignInCancelledException extends Exception {
    private static final long serialVersionUID = 1L;

    public SignInCancelledException() {
        super("Sign-in was cancelled.");
    }
}
