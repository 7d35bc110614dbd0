package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.SandboxOptions;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoRole;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.session.sso.StartUrl;
import dev.countersign.session.sso.center.IdentityCenter;
import dev.countersign.testing.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.ProfileProviderCredentialsContext;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sso.auth.SsoProfileCredentialsProviderFactory;
import software.amazon.awssdk.services.sso.internal.SsoAccessTokenProvider;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/** Signing in to a sandbox's IAM Identity Center over HTTP, with its pages, on a machine with a home folder of its own. */
class SsoSignInTest {
    @TempDir
    Path home;

    /** Long past, so that a role's credentials are never taken for good by a program that goes by the machine's clock. */
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-15T09:00:00Z"));

    private final PersonAtBrowser person = new PersonAtBrowser("approver");
    private Sandbox sandbox;
    private Endpoints endpoints;
    private SsoSession session;
    private IdentityCenter center;
    private SsoPortal portal;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withCredentialTime(time));
        endpoints = Endpoints.all(sandbox.endpoint());
        session = new SsoSession(
                Optional.of("sandbox"), sandbox.startUrl(), sandbox.region(), List.of(SsoSession.ACCOUNT_ACCESS));
        center = person.center(home, time);
        portal = center.portal(session, endpoints);
    }

    @AfterEach
    void stop() {
        center.close();
        sandbox.close();
    }

    @Test
    void thePersonAgreesInTheBrowserAndChoosesAnAccountAndARole() throws Exception {
        assertThat(signIn(request())).isInstanceOf(SsoStep.Succeeded.class);

        assertThat(portal.accounts().value())
                .containsExactly(new SsoAccount("111122223333", "Countersign Sandbox", "sandbox@example.com"));
        assertThat(portal.roles("111122223333").value())
                .containsExactly(
                        new SsoRole("111122223333", "ApproverAccess"), new SsoRole("111122223333", "ReadOnlyAccess"));
        var keys = portal.credentials("111122223333", "ApproverAccess");
        assertThat(keys.keys().sessionToken()).isPresent();
        assertThat(keys.expiresAt()).isAfter(time.instant());
        assertThat(center.tokens().token(session, endpoints).expiresAt())
                .as("by the server's clock: this machine's is five minutes fast")
                .isBetween(time.instant().plusSeconds(3590), time.instant().plusSeconds(3602));
        assertThatThrownBy(() -> portal.credentials("111122223333", "AdministratorAccess"))
                .isInstanceOfSatisfying(
                        AwsFailure.class, e -> assertThat(e.sentence()).contains("AdministratorAccess"));
    }

    @Test
    void aCodeServesWhereThereIsNoBrowser() throws Exception {
        center.signIns()
                .onChange(open -> open.forEach(one -> one.onStep(step -> {
                    if (step instanceof SsoStep.EnterCode code) {
                        agreeTo(code.verificationUriComplete());
                    }
                })));

        assertThat(signIn(request().withDeviceCode())).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(center.tokens().token(session, endpoints).refreshable()).isTrue();
    }

    @Test
    void aProfileOfTheOlderKindGetsATokenThatCannotBeRefreshed() throws Exception {
        SsoSession legacy = SsoSession.legacy(sandbox.startUrl(), sandbox.region());

        assertThat(signIn(new SsoRequest(legacy, endpoints))).isInstanceOf(SsoStep.Succeeded.class);

        assertThat(person.shown).singleElement().asString().contains("user_code=");
        assertThat(center.tokens().token(legacy, endpoints).refreshable()).isFalse();
        time.advance(Duration.ofHours(9));
        assertThatThrownBy(() -> center.portal(legacy, endpoints).accounts())
                .isInstanceOf(SsoSignInNeededException.class);
    }

    @Test
    void aStartUrlThatIsTypedInIsEnough() throws Exception {
        URI typed = StartUrl.of(sandbox.startUrl() + "/#/").uri().orElseThrow();
        var request = SsoRequest.adHoc(typed, sandbox.region(), Endpoints.OF_AWS);

        assertThat(signIn(request)).isInstanceOf(SsoStep.Succeeded.class);

        assertThat(center.portal(request).accounts().value()).hasSize(1);
        assertThat(center.tokens().token(request.session(), request.endpoints()).refreshable())
                .isTrue();
    }

    @Test
    void aWrongStartUrlIsSaid() {
        var wrong = SsoSession.legacy(URI.create("https://other.awsapps.com/start"), sandbox.region());

        assertThat(((SsoStep.Failed) signIn(new SsoRequest(wrong, endpoints))).sentence())
                .isEqualTo("IAM Identity Center does not know https://other.awsapps.com/start in eu-west-1.");
    }

    @Test
    void anExpiredRegistrationIsMadeAnew() {
        signIn(request());
        time.advance(Duration.ofDays(91));

        assertThat(signIn(request())).isInstanceOf(SsoStep.Succeeded.class);
    }

    @Test
    void signingOutEndsIt() throws Exception {
        signIn(request());
        String token = center.tokens().token(session, endpoints).value();

        assertThat(portal.signOut()).isEmpty();

        assertThatThrownBy(portal::accounts).isInstanceOf(SsoSignInNeededException.class);
        try (var gateway = dev.countersign.aws.sdk.SdkSsoGateway.connect(sandbox.region(), endpoints)) {
            assertThatThrownBy(() -> gateway.accounts(token))
                    .isInstanceOfSatisfying(
                            AwsFailure.class, e -> assertThat(e.httpStatus()).isEqualTo(401));
        }
    }

    /**
     * aws-sdk-java-v2#3777: the SDK's provider, in the version that we use, keeps the token that it was made with. The day
     * after that, it fails, although the file beside it holds a good one; ours reads the file each time.
     */
    @Test
    void aLongSessionUsesTheTokenThatWasRenewedMeanwhileUnlikeTheSdksOwn() throws Exception {
        signIn(request());
        Path forTheSdk = home.resolve("sdk.json");
        copyWithALaterEnd(forTheSdk);
        System.setProperty("aws.endpointUrlSso", sandbox.endpoint().toString());
        try {
            var sdk =
                    new SsoProfileCredentialsProviderFactory().create(profile(), new SsoAccessTokenProvider(forTheSdk));
            assertThat(portal.credentials("111122223333", "ApproverAccess")).isNotNull();

            time.advance(Duration.ofMinutes(50));
            String renewed = center.tokens().token(session, endpoints).value();
            copyWithALaterEnd(forTheSdk);
            time.advance(Duration.ofMinutes(20));

            assertThat(portal.credentials("111122223333", "ApproverAccess")
                            .keys()
                            .accessKeyId())
                    .startsWith("ASIA");
            assertThat(new SsoAccessTokenProvider(forTheSdk).resolveToken().token())
                    .as("the SDK's own reader finds the good token")
                    .isEqualTo(renewed);
            assertThatThrownBy(sdk::resolveCredentials).isInstanceOf(UnauthorizedException.class);
            assertThat(person.shown).as("the person was asked once").hasSize(1);
        } finally {
            System.clearProperty("aws.endpointUrlSso");
        }
    }

    private SsoRequest request() {
        return new SsoRequest(session, endpoints);
    }

    private SsoStep.Ended signIn(SsoRequest request) {
        return (SsoStep.Ended) center.signIns().begin(request).step();
    }

    private void agreeTo(URI page) {
        try {
            person.open(page);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ProfileProviderCredentialsContext profile() {
        ProfileFile file = ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content("""
                        [profile p]
                        sso_session = sandbox
                        sso_account_id = 111122223333
                        sso_role_name = ApproverAccess
                        [sso-session sandbox]
                        sso_start_url = %s
                        sso_region = eu-west-1
                        """.formatted(sandbox.startUrl()))
                .build();
        return ProfileProviderCredentialsContext.builder()
                .profile(file.profile("p").orElseThrow())
                .profileFile(file)
                .build();
    }

    /** The SDK's reader judges by the machine's clock, which is not the sandbox's here. */
    private void copyWithALaterEnd(Path copy) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".aws/sso/cache"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                if (text.contains("accessToken")) {
                    Files.writeString(
                            copy,
                            text.replaceFirst(
                                    "(\"expiresAt\":\")[^\"]+", "$1" + Instant.parse("2100-01-01T00:00:00Z")));
                }
            }
        }
    }
}
