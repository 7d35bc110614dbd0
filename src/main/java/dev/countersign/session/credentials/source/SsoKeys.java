package dev.countersign.session.credentials.source;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import dev.countersign.session.sso.RoleKeys;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.session.sso.center.IdentityCenter;
import java.util.Optional;

/** Keys of a role that IAM Identity Center gives to whoever has signed in there. */
final class SsoKeys implements KeySource {
    private final IdentityCenter center;
    private final SsoRequest request;
    private final String account;
    private final String role;

    SsoKeys(IdentityCenter center, SsoRequest request, String account, String role) {
        this.center = center;
        this.request = request.forRole(account, role);
        this.account = account;
        this.role = role;
    }

    @Override
    public Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException {
        try {
            return keys();
        } catch (SsoSignInNeededException e) {
            signIn(person.needed(e.sentence()));
        }
        try {
            return keys();
        } catch (SsoSignInNeededException e) {
            throw failed(e.sentence(), "Sign in again.");
        }
    }

    private Obtained keys() throws SsoSignInNeededException {
        RoleKeys given = center.portal(request.session(), request.endpoints()).credentials(account, role);
        boolean alone = center.tokens()
                .cached(request.session())
                .filter(token -> token.refreshable() || token.expiresAt().isAfter(given.expiresAt()))
                .isPresent();
        return new Obtained(given.keys(), Optional.of(given.expiresAt()), alone);
    }

    private void signIn(SignInPrompt prompt) throws SignInCancelledException {
        SsoAttempt attempt = center.signIns().begin(request);
        try {
            prompt.ssoSignIn(attempt);
            switch (attempt.await()) {
                case SsoStep.Succeeded _ -> {}
                case SsoStep.Cancelled _ -> throw new SignInCancelledException();
                case SsoStep.Failed failed -> throw failed(failed.sentence(), failed.wayOn());
            }
        } catch (InterruptedException e) {
            attempt.cancel();
            Thread.currentThread().interrupt();
            throw new SignInCancelledException();
        }
    }

    private static AwsFailure failed(String sentence, String wayOn) {
        return AwsFailure.saying(Kind.CREDENTIALS_EXPIRED, "sso-oauth:CreateToken", sentence, wayOn);
    }
}
