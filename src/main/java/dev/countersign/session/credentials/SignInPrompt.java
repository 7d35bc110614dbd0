package dev.countersign.session.credentials;

import dev.countersign.session.sso.SsoAttempt;

/**
 * The person, as seen by whoever signs in: every method is called on a worker thread and blocks until the person has answered.
 * A screen implements it; a command line implements it with its terminal.
 */
public interface SignInPrompt {
    /**
     * Asks for the code that an MFA device shows now.
     *
     * @return the digits; never logged or kept
     * @throws SignInCancelledException when the person would not
     */
    String mfaCode(MfaRequest request) throws SignInCancelledException;

    /**
     * Shows a sign-in to IAM Identity Center while it goes on; the person can cancel it there. Returns when it is over, however
     * it ended: {@link SsoAttempt#step()} then tells how. Whoever cannot show it cancels it.
     */
    default void ssoSignIn(SsoAttempt attempt) {
        attempt.cancel();
    }

    /** Nobody is there: whatever needs a person is cancelled. */
    static SignInPrompt nobody() {
        return request -> {
            throw new SignInCancelledException();
        };
    }

    /**
     * For which code is asked.
     *
     * @param profile the profile's name
     * @param serial the device: a serial number, or {@code arn:aws:iam::…:mfa/NAME}
     * @param role the role that will be assumed; empty for a session of the user's own
     * @param problem why the code before was not accepted, as a sentence; empty for the first time
     */
    record MfaRequest(String profile, String serial, String role, String problem) {}
}
