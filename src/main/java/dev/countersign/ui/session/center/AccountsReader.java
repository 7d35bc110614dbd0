package dev.countersign.ui.session.center;

import dev.countersign.aws.AwsFailure;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.sso.Aged;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.ui.session.prompt.Asking;
import java.util.List;

/** Gets the accounts, and signs the person in first where that is needed. Every method blocks. */
final class AccountsReader {
    private final CenterDesk desk;

    AccountsReader(CenterDesk desk) {
        this.desk = desk;
    }

    /**
     * The accounts of the person.
     *
     * @throws SignInCancelledException when the person would not sign in
     * @throws AwsFailure when it did not work, with a sentence and a way on
     */
    Aged<List<SsoAccount>> accounts(SsoSession session, Asking person) throws SignInCancelledException {
        try {
            return desk.portal(session).accounts();
        } catch (SsoSignInNeededException e) {
            signIn(session, person);
        }
        try {
            return desk.portal(session).accounts();
        } catch (SsoSignInNeededException e) {
            throw AwsFailure.saying(
                    AwsFailure.Kind.CREDENTIALS_EXPIRED,
                    "sso:ListAccounts",
                    e.sentence(),
                    "Sign in again; your choices are kept.");
        }
    }

    private void signIn(SsoSession session, Asking person) throws SignInCancelledException {
        SsoAttempt attempt = desk.begin(session);
        person.ssoSignIn(attempt);
        switch (attempt.step()) {
            case SsoStep.Succeeded _ -> {}
            case SsoStep.Failed failed ->
                throw AwsFailure.of(AwsFailure.Kind.UNEXPECTED, "Sign-in to " + session.title(), failed.details())
                        .inWords(failed.sentence(), failed.wayOn());
            case SsoStep.Cancelled _,
                    SsoStep.Queued _,
                    SsoStep.Preparing _,
                    SsoStep.OpenBrowser _,
                    SsoStep.EnterCode _,
                    SsoStep.Completing _ -> throw new SignInCancelledException();
        }
    }
}
