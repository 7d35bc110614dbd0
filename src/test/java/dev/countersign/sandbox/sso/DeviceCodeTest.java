package dev.countersign.sandbox.sso;

import static dev.countersign.sandbox.sso.SsoFixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.testing.SignInPage;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;
import software.amazon.awssdk.services.ssooidc.model.UnauthorizedClientException;

class DeviceCodeTest {
    private final SsoFixture sso = new SsoFixture();
    private final RegisterClientResponse client = sso.registerForDevices(SCOPE);

    @AfterEach
    void close() {
        sso.close();
    }

    @Test
    void theProgramPollsUntilThePersonAllowsIt() {
        StartDeviceAuthorizationResponse device = sso.startDevice(client);
        assertThat(device.userCode()).matches("[B-Z]{4}-[B-Z]{4}");
        assertThat(device.verificationUriComplete())
                .isEqualTo(device.verificationUri() + "?user_code=" + device.userCode());
        assertThat(device.expiresIn()).isEqualTo(600);
        assertThat(device.interval()).isEqualTo(1);

        assertThatThrownBy(() -> sso.poll(client, device))
                .isInstanceOfSatisfying(
                        AuthorizationPendingException.class,
                        e -> assertThat(e.error()).isEqualTo("authorization_pending"));
        SignInPage done = page(device).allow("approver");
        assertThat(done.body()).contains("Access allowed", "Approver");
        sso.time.advance(Duration.ofSeconds(1));

        var tokens = sso.poll(client, device);
        assertThat(tokens.expiresIn()).isEqualTo(3600);
        assertThat(tokens.refreshToken()).isNotBlank();
        sso.time.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> sso.poll(client, device)).isInstanceOf(InvalidGrantException.class);
    }

    @Test
    void aLegacyRegistrationGetsOneLongTokenAndNoRefreshToken() {
        RegisterClientResponse legacy = sso.registerForDevices();
        StartDeviceAuthorizationResponse device = sso.startDevice(legacy);
        page(device).allow("viewer");

        var tokens = sso.poll(legacy, device);
        assertThat(tokens.expiresIn()).isEqualTo((int) Duration.ofHours(8).toSeconds());
        assertThat(tokens.refreshToken()).isNull();
    }

    @Test
    void whoPollsTooOftenIsToldAndHasToWaitLonger() {
        StartDeviceAuthorizationResponse device = sso.startDevice(client);
        assertThatThrownBy(() -> sso.poll(client, device)).isInstanceOf(AuthorizationPendingException.class);
        sso.time.advance(Duration.ofMillis(999));
        assertThatThrownBy(() -> sso.poll(client, device)).isInstanceOf(SlowDownException.class);

        // The interval is six seconds now.
        sso.time.advance(Duration.ofSeconds(6));
        assertThatThrownBy(() -> sso.poll(client, device)).isInstanceOf(AuthorizationPendingException.class);
        sso.time.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> sso.poll(client, device)).isInstanceOf(SlowDownException.class);
    }

    @Test
    void whatThePersonDeniesEnds() {
        StartDeviceAuthorizationResponse device = sso.startDevice(client);
        assertThat(page(device).deny().body()).contains("Access denied");

        assertThatThrownBy(() -> sso.poll(client, device))
                .isInstanceOfSatisfying(
                        AccessDeniedException.class, e -> assertThat(e.error()).isEqualTo("access_denied"));
    }

    @Test
    void codesAreGoodForTenMinutes() {
        StartDeviceAuthorizationResponse device = sso.startDevice(client);
        SignInPage late = page(device);
        sso.time.advance(Duration.ofMinutes(10));

        assertThat(late.allow("viewer").status()).isEqualTo(400);
        assertThat(page(device).body()).contains("Nothing waits for the code");
        assertThatThrownBy(() -> sso.poll(client, device)).isInstanceOf(ExpiredTokenException.class);
    }

    @Test
    void aCodeIsOfOneProgramOnly() {
        StartDeviceAuthorizationResponse device = sso.startDevice(client);
        page(device).allow("viewer");

        assertThatThrownBy(() -> sso.poll(sso.registerForDevices(SCOPE), device))
                .isInstanceOf(InvalidGrantException.class);
    }

    @Test
    void aProgramUsesOnlyTheGrantsThatItRegistered() {
        RegisterClientResponse forCodes = sso.registerForCodes();

        assertThatThrownBy(() -> sso.startDevice(forCodes)).isInstanceOf(UnauthorizedClientException.class);
        assertThatThrownBy(() -> sso.exchange(client, "any")).isInstanceOf(UnauthorizedClientException.class);
    }

    @Test
    void anotherStartUrlIsRefusedAndHowItIsTypedDoesNotMatter() {
        for (String typed : new String[] {"/", "#", "/#/", "/#"}) {
            assertThat(start(sso.startUrl() + typed).userCode()).isNotBlank();
        }
        assertThatThrownBy(() -> start("https://d-1234567890.awsapps.com/start"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> start(sso.startUrl() + "er")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aCodeCanBeTypedInAnyCaseWithoutItsDash() {
        StartDeviceAuthorizationResponse device = sso.startDevice(client);
        String typed = device.userCode().replace("-", "").toLowerCase(java.util.Locale.ROOT);

        SignInPage page = SignInPage.open(URI.create(device.verificationUri() + "?user_code=" + typed));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(device.userCode());
    }

    private StartDeviceAuthorizationResponse start(String startUrl) {
        return sso.oidc.startDeviceAuthorization(r -> r.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .startUrl(startUrl));
    }

    private static SignInPage page(StartDeviceAuthorizationResponse device) {
        return SignInPage.open(URI.create(device.verificationUriComplete()));
    }
}
