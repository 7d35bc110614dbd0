package dev.countersign.sandbox.sso;

import static dev.countersign.sandbox.sso.SsoFixture.CALLBACK;
import static dev.countersign.sandbox.sso.SsoFixture.VERIFIER;
import static dev.countersign.sandbox.sso.SsoFixture.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.testing.SignInPage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientException;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;

class AuthorizationCodeTest {
    private final SsoFixture sso = new SsoFixture();

    @AfterEach
    void close() {
        sso.close();
    }

    @Test
    void whoAllowsItSendsTheBrowserBackWithACodeThatBuysTokens() {
        RegisterClientResponse client = sso.registerForCodes();

        URI back = SignInPage.open(sso.authorizeUrl(client)).allow("approver").location();
        assertThat(back.toString()).startsWith(CALLBACK + "?code=");
        assertThat(parameter(back, "state")).isEqualTo("a state & more");

        var tokens = sso.exchange(client, parameter(back, "code"));
        assertThat(tokens.tokenType()).isEqualTo("Bearer");
        assertThat(tokens.expiresIn()).isEqualTo(3600);
        assertThat(tokens.refreshToken()).isNotBlank();
        assertThat(sso.portal
                        .listAccounts(r -> r.accessToken(tokens.accessToken()))
                        .accountList())
                .hasSize(1);
    }

    @Test
    void whoDeniesItSendsTheBrowserBackWithoutOne() {
        URI back =
                SignInPage.open(sso.authorizeUrl(sso.registerForCodes())).deny().location();

        assertThat(parameter(back, "error")).isEqualTo("access_denied");
        assertThat(parameter(back, "state")).isEqualTo("a state & more");
        assertThat(parameter(back, "code")).isEmpty();
    }

    @Test
    void aCodeIsGoodOnce() {
        RegisterClientResponse client = sso.registerForCodes();
        String code = sso.code(client, "viewer");
        sso.exchange(client, code);

        assertThatThrownBy(() -> sso.exchange(client, code)).isInstanceOfSatisfying(InvalidGrantException.class, e -> {
            assertThat(e.error()).isEqualTo("invalid_grant");
            assertThat(e.errorDescription()).isEqualTo("Invalid grant provided");
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }

    @Test
    void aCodeIsGoodForAMinute() {
        RegisterClientResponse client = sso.registerForCodes();
        String code = sso.code(client, "viewer");
        sso.time.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> sso.exchange(client, code)).isInstanceOf(InvalidGrantException.class);
    }

    @Test
    void aCodeIsGoodOnlyForWhoAskedForItWithTheSameAddressAndTheVerifier() {
        RegisterClientResponse client = sso.registerForCodes();
        RegisterClientResponse other = sso.registerForCodes();

        assertThatThrownBy(() -> sso.exchange(other, sso.code(client, "viewer")))
                .isInstanceOf(InvalidGrantException.class);
        assertThatThrownBy(() -> sso.exchange(
                        client, sso.code(client, "viewer"), "http://127.0.0.1:54322/oauth/callback", VERIFIER))
                .isInstanceOf(InvalidGrantException.class);
        assertThatThrownBy(() -> sso.exchange(client, sso.code(client, "viewer"), CALLBACK, VERIFIER + "x"))
                .isInstanceOf(InvalidGrantException.class);
    }

    @Test
    void aRegistrationIsGoodForNinetyDaysAndWithItsSecretOnly() {
        RegisterClientResponse client = sso.registerForCodes();
        assertThat(client.clientSecretExpiresAt() - client.clientIdIssuedAt())
                .isEqualTo(Duration.ofDays(90).toSeconds());
        RegisterClientResponse forged =
                client.toBuilder().clientSecret("guessed").build();
        assertThatThrownBy(() -> sso.exchange(forged, sso.code(client, "viewer")))
                .isInstanceOfSatisfying(
                        InvalidClientException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(401));

        sso.time.advance(Duration.ofDays(90));
        assertThat(SignInPage.open(sso.authorizeUrl(client)).status()).isEqualTo(400);
        assertThatThrownBy(() -> sso.refresh(client, "any")).isInstanceOf(InvalidClientException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', unsupported_response_type",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "scopes, sso:account:access openid, invalid_scope"
    })
    void aMistakeOfTheProgramGoesBackToTheProgram(String parameter, String value, String error) {
        var page = SignInPage.open(sso.authorizeUrl(sso.registerForCodes(), Map.of(parameter, value)));

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location().toString()).startsWith(CALLBACK);
        assertThat(parameter(page.location(), "error")).isEqualTo(error);
        assertThat(parameter(page.location(), "state")).isEqualTo("a state & more");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody",
        "client_id, ''",
        "redirect_uri, ''",
        "redirect_uri, http://127.0.0.1:54321/elsewhere",
        "redirect_uri, http://example.com/oauth/callback",
        "redirect_uri, https://127.0.0.1:54321/oauth/callback",
        "redirect_uri, http://localhost:54321/oauth/callback",
        "redirect_uri, http://user@127.0.0.1:54321/oauth/callback",
        "redirect_uri, 'not a uri'"
    })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String parameter, String value) {
        var page = SignInPage.open(sso.authorizeUrl(sso.registerForCodes(), Map.of(parameter, value)));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location().toString()).isEmpty();
        assertThat(page.body()).contains("This sign-in cannot go on");
    }
}
