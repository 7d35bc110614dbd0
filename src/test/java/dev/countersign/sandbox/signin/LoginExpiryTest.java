package dev.countersign.sandbox.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.iam.IamService;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequest;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequestBody;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponse;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponseBody;

/** What time does to a login; in-process, since the machine's clock is what moves. */
final class LoginExpiryTest {
    private static final Caller NOBODY = Caller.user("anonymous", "anonymous");

    private Instant now = Instant.parse("2026-01-15T09:00:00Z");
    private final InstantSource wall = () -> now;
    private final World world = new World(Account.DEFAULT, new SandboxClock(InstantSource.fixed(now)));
    private final SigninService signin = new SigninService(world, wall);
    private final KeyPair key = LoginClient.newKey();

    @BeforeEach
    void putIn() {
        new IamService(world, wall).register();
        signin.register();
    }

    @AfterEach
    void close() {
        world.clock().close();
    }

    @Test
    void aLoginLastsTwelveHoursAndItsLastCredentialsNoLonger() {
        String token = call(LoginClient.redeeming(code(), proof())).refreshToken();

        pass(Duration.ofHours(11).plusMinutes(55));
        assertThat(refresh(token).expiresIn()).isEqualTo(300);
        pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> refresh(token)).matches(says("TOKEN_EXPIRED", 401));
    }

    @Test
    void aCodeLastsTenMinutes() {
        String code = code();
        pass(Duration.ofMinutes(10));

        assertThatThrownBy(() -> call(LoginClient.redeeming(code, proof()))).matches(says("AUTHCODE_EXPIRED", 401));
    }

    private static Predicate<Throwable> says(String error, int status) {
        return thrown -> thrown instanceof ServiceError refusal
                && refusal.status() == status
                && refusal.members().equals(Map.of("error", error));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private String code() {
        return signin.authorize(
                "viewer",
                LoginClient.SAME_DEVICE,
                Optional.of(LoginClient.REDIRECT.toString()),
                LoginClient.challenge(LoginClient.VERIFIER));
    }

    private String proof() {
        return LoginClient.proof(key, now, "/v1/token");
    }

    private CreateOAuth2TokenResponseBody refresh(String token) {
        var body = CreateOAuth2TokenRequestBody.builder()
                .clientId(LoginClient.SAME_DEVICE)
                .grantType("refresh_token")
                .refreshToken(token)
                .build();
        return call(LoginClient.request(body, proof()));
    }

    private CreateOAuth2TokenResponseBody call(CreateOAuth2TokenRequest request) {
        return world.operations()
                .call(NOBODY, request, CreateOAuth2TokenResponse.class)
                .tokenOutput();
    }
}
