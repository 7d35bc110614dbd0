package dev.countersign.session.sso.center;

import static dev.countersign.session.sso.flow.SsoWorld.CORP;
import static dev.countersign.session.sso.flow.SsoWorld.LEGACY;
import static dev.countersign.session.sso.flow.SsoWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.sso.AccessToken;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.SsoTokens;
import dev.countersign.session.sso.flow.SsoWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsoTokensTest {
    @TempDir
    Path folder;

    private final SsoWorld world = new SsoWorld();
    private IdentityCenter center;
    private SsoTokens tokens;

    @BeforeEach
    void open() {
        center = new IdentityCenter(world.around(folder));
        tokens = center.tokens();
    }

    @AfterEach
    void close() {
        center.close();
    }

    @Test
    void whoIsNotSignedInIsAskedFor() {
        assertThatThrownBy(this::token)
                .isInstanceOf(SsoSignInNeededException.class)
                .hasMessage("You are not signed in to corp.");
        assertThat(world.center.calls).isEmpty();
    }

    @Test
    void aGoodTokenNeedsNoCall() throws Exception {
        signIn(CORP);
        world.time.advance(Duration.ofMinutes(44));
        world.center.calls.clear();

        assertThat(token().refreshable()).isTrue();
        assertThat(world.center.calls).isEmpty();
    }

    @Test
    void aTokenThatEndsSoonIsRenewedOnceForAllWhoAsk() throws Exception {
        String first = signIn(CORP);
        world.time.advance(Duration.ofMinutes(46));
        world.center.calls.clear();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> asking = () -> token().value();
            var values = threads
                    .invokeAll(Stream.generate(() -> asking).limit(20).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .distinct()
                    .toList();
            assertThat(values).hasSize(1).doesNotContain(first);
        }
        assertThat(world.center.calls).containsExactly("createToken");
        assertThat(tokens.cached(CORP).orElseThrow().expiresAt())
                .as("it is in the cache, too")
                .isEqualTo(world.time.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void itGoesOnLikeThisAllDay() throws Exception {
        signIn(CORP);
        for (int hour = 0; hour < 24; hour++) {
            world.time.advance(Duration.ofMinutes(50));
            assertThat(token().expiresAt()).isAfter(world.time.instant().plus(Duration.ofMinutes(15)));
        }
        assertThat(world.opened).as("the person was asked once").hasSize(1);
    }

    @Test
    void aTokenThatTheAwsCliRenewedIsUsedWithoutACall() throws Exception {
        signIn(CORP);
        world.time.advance(Duration.ofMinutes(50));
        world.center.calls.clear();
        write("by-the-cli", world.time.instant().plus(Duration.ofHours(1)));

        assertThat(token().value()).isEqualTo("by-the-cli");
        assertThat(world.center.calls).isEmpty();
    }

    @Test
    void aRefreshThatTheAwsCliForestalledUsesItsToken() throws Exception {
        signIn(CORP);
        world.time.advance(Duration.ofMinutes(50));
        world.center.revokeAll();
        world.center.beforeNext(
                "createToken", () -> write("by-the-cli", world.time.instant().plus(Duration.ofHours(1))));

        assertThat(token().value()).isEqualTo("by-the-cli");
    }

    @Test
    void whatIsLeftOfATokenIsUsedWhenItCannotBeRenewed() throws Exception {
        String first = signIn(CORP);
        world.time.advance(Duration.ofMinutes(50));
        world.center.calls.clear();
        world.center.failNext("createToken", "InvalidGrantException", 400);

        AccessToken left = token();
        token();

        assertThat(left.value()).isEqualTo(first);
        assertThat(left.refreshable()).isFalse();
        assertThat(world.center.calls)
                .as("a refused refresh token is not tried twice")
                .hasSize(1);
        world.time.advance(Duration.ofMinutes(10));
        assertThatThrownBy(this::token).hasMessage("Your sign-in to corp has ended.");
    }

    @Test
    void aNetworkThatIsGoneForAWhileIsTriedAgainLater() throws Exception {
        String first = signIn(CORP);
        world.time.advance(Duration.ofMinutes(50));
        world.center.calls.clear();
        world.center.failNext("createToken", "", 0);

        assertThat(token().value()).isEqualTo(first);
        token();
        assertThat(world.center.calls).hasSize(1);

        world.time.advance(Duration.ofSeconds(21));
        assertThat(token().value()).isNotEqualTo(first);
    }

    @Test
    void withoutNetworkAnEndedTokenIsAFailureThatMayPass() throws Exception {
        signIn(CORP);
        world.time.advance(Duration.ofHours(2));
        world.center.failNext("createToken", "", 0);

        assertThatThrownBy(this::token)
                .isInstanceOfSatisfying(
                        AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(AwsFailure.Kind.UNREACHABLE));

        world.time.advance(Duration.ofSeconds(21));
        assertThat(token().expiresAt()).isAfter(world.time.instant());
    }

    @Test
    void aProfileOfTheOlderKindNeedsAPersonInTheEnd() throws Exception {
        world.center.agree();
        center.signIns().begin(request(LEGACY));
        world.work();
        world.time.advance(Duration.ofMinutes(59));
        assertThat(tokens.token(LEGACY, Endpoints.OF_AWS).refreshable()).isFalse();

        world.time.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> tokens.token(LEGACY, Endpoints.OF_AWS))
                .hasMessage("Your sign-in to https://corp.awsapps.com/start has ended.");
    }

    @Test
    void anExpiredRegistrationNeedsAPerson() throws Exception {
        signIn(CORP);
        world.time.advance(Duration.ofDays(91));
        world.center.calls.clear();

        assertThatThrownBy(this::token).isInstanceOf(SsoSignInNeededException.class);
        assertThat(world.center.calls).isEmpty();
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndThenAPersonIsNeeded() throws Exception {
        AccessToken first = tokenAfterSignIn();

        AccessToken second = tokens.instead(first, CORP, Endpoints.OF_AWS);
        assertThat(second.value()).isNotEqualTo(first.value());

        world.center.revokeAll();
        assertThatThrownBy(() -> tokens.instead(second, CORP, Endpoints.OF_AWS))
                .hasMessage("IAM Identity Center no longer accepts your sign-in to corp.");
        assertThatThrownBy(this::token).isInstanceOf(SsoSignInNeededException.class);

        signIn(CORP);
        assertThat(token().value()).isNotEqualTo(second.value());
    }

    @Test
    void theServersClockJudgesNotThisMachines() throws Exception {
        world.skew = Duration.ofMinutes(-20);
        signIn(CORP);
        assertThat(tokens.cached(CORP).orElseThrow().expiresAt()).isEqualTo("2026-11-22T08:40:00Z");
        world.time.advance(Duration.ofMinutes(42));
        world.center.calls.clear();

        token();

        assertThat(world.center.calls).as("18 minutes are left").isEmpty();
    }

    @Test
    void aDamagedFileIsSaidAndASignInReplacesIt() throws Exception {
        signIn(CORP);
        Path file = folder.resolve("ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
        Files.writeString(file, Files.readString(file).substring(0, 40));

        assertThatThrownBy(this::token)
                .isInstanceOf(SsoSignInNeededException.class)
                .hasMessageStartingWith("The cached token of corp is damaged");
        signIn(CORP);
        assertThat(token().value()).isNotEmpty();
    }

    @Test
    void aSessionThatWasWrittenUnderANameKeepsItsToken() throws Exception {
        SsoSession adHoc = SsoSession.adHoc(CORP.startUrl(), CORP.region());
        String value = signIn(adHoc);

        assertThat(center.share(adHoc, CORP)).isEmpty();
        assertThat(token().value()).isEqualTo(value);
        assertThat(center.share(adHoc, SsoWorld.OTHER)).as("another place").isEmpty();
        assertThat(tokens.cached(SsoWorld.OTHER)).isEmpty();
    }

    private AccessToken token() throws SsoSignInNeededException {
        return tokens.token(CORP, Endpoints.OF_AWS);
    }

    private AccessToken tokenAfterSignIn() throws SsoSignInNeededException {
        signIn(CORP);
        return token();
    }

    private String signIn(SsoSession session) {
        world.agreeInBrowser();
        var attempt = center.signIns().begin(new SsoRequest(session, Endpoints.OF_AWS));
        world.work();
        assertThat(attempt.step().isOver()).isTrue();
        return tokens.cached(session).orElseThrow().value();
    }

    private void write(String token, Instant expiresAt) {
        try {
            Files.writeString(
                    folder.resolve("ee0bfd2552fbd840c02cc48b6e823320543c450f.json"),
                    "{\"startUrl\":\"https://corp.awsapps.com/start\",\"region\":\"eu-west-1\",\"accessToken\":\""
                            + token + "\",\"expiresAt\":\"" + expiresAt + "\"}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
