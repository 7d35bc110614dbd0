package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Endpoints;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.SandboxOptions;
import dev.countersign.session.sso.AccessToken;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.session.sso.center.IdentityCenter;
import dev.countersign.testing.AwsTlsProxy;
import dev.countersign.testing.ForeignTool;
import dev.countersign.testing.SignInPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Countersign and the AWS CLI in one home folder: who signs in with the one is signed in with the other. */
class SsoCacheExchangeTest {
    /** Since then {@code [services]} sections count. */
    private static final int BOTOCORE = 1_031;

    private static final int CLI = 2_013;

    @TempDir
    static Path home;

    private static Sandbox sandbox;
    private static AwsTlsProxy proxy;
    private static ForeignTool aws;

    private final PersonAtBrowser person = new PersonAtBrowser("approver");
    private IdentityCenter center;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        proxy = AwsTlsProxy.to(sandbox.endpoint(), sandbox.region(), home);
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), config());
        Map<String, String> environment = new HashMap<>(proxy.environment());
        environment.put("HOME", home.toString());
        environment.put("PYTHONUNBUFFERED", "1");
        aws = ForeignTool.awsCli(environment);
        System.out.println(
                "Cache shared through the proxy with: " + aws.run("--version").succeeded());
    }

    @AfterAll
    static void stop() {
        proxy.close();
        sandbox.close();
    }

    @BeforeEach
    void open() throws IOException {
        for (Path file :
                Stream.concat(files(".aws/sso/cache"), files(".aws/cli/cache")).toList()) {
            Files.delete(file);
        }
        center = person.center(home);
    }

    @AfterEach
    void close() {
        center.close();
    }

    @Test
    void whoSignsInHereIsSignedInInTheAwsCli() throws IOException {
        signIn(session());
        assertThat(identity(aws, "session")).contains("AWSReservedSSO_ApproverAccess_");

        signIn(SsoSession.legacy(sandbox.startUrl(), sandbox.region()));
        assertThat(identity(aws, "legacy")).contains("AWSReservedSSO_ReadOnlyAccess_");
        assertThat(person.shown).hasSize(2);
    }

    @Test
    void whoSignsInHereIsSignedInInAProgramThatKnowsServicesSections() {
        ForeignTool direct = direct();
        signIn(session());

        assertThat(identity(direct, "direct")).contains("AWSReservedSSO_ApproverAccess_");
    }

    @Test
    void whoSignsInInTheAwsCliIsSignedInHere() throws Exception {
        login("session");

        assertThat(center.tokens().token(session(), endpoints()).refreshable()).isTrue();
        assertThat(center.portal(session(), endpoints()).accounts().value()).hasSize(1);
        assertThat(center.portal(session(), endpoints())
                        .credentials("111122223333", "ApproverAccess")
                        .keys()
                        .accessKeyId())
                .startsWith("ASIA");
        assertThat(person.shown).as("nobody was asked").isEmpty();
    }

    @Test
    void theRegistrationOfTheAwsCliIsUsedHere() throws Exception {
        login("session");
        List<String> before = registrations();

        center.signIns()
                .onChange(open -> open.forEach(one -> one.onStep(step -> {
                    if (step instanceof SsoStep.EnterCode code) {
                        SignInPage.open(code.verificationUriComplete()).allow("approver");
                    }
                })));
        var step = center.signIns()
                .begin(new SsoRequest(session(), endpoints()).withDeviceCode())
                .await();

        assertThat(step).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(registrations()).isEqualTo(before).hasSize(1);
    }

    @Test
    void whatTheAwsCliRenewedIsUsedHereAndTheReverse() throws Exception {
        signIn(session());
        String first = endsIn(5);
        identity(aws, "session");
        AccessToken second = center.tokens().token(session(), endpoints());
        assertThat(second.value()).as("renewed by the AWS CLI").isNotEqualTo(first);
        assertThat(second.expiresAt()).isAfter(Instant.now().plus(50, ChronoUnit.MINUTES));

        endsIn(5);
        String third = center.tokens().token(session(), endpoints()).value();
        assertThat(third).as("renewed here").isNotEqualTo(second.value());
        assertThat(identity(aws, "session")).contains("AWSReservedSSO_ApproverAccess_");
        assertThat(center.tokens().cached(session()).orElseThrow().value())
                .as("the AWS CLI had nothing to renew")
                .isEqualTo(third);
        assertThat(person.shown).hasSize(1);
    }

    @Test
    void whoSignsOutHereIsSignedOutInTheAwsCli() {
        signIn(session());

        assertThat(center.portal(session(), endpoints()).signOut()).isEmpty();

        assertThat(aws.run("sts", "get-caller-identity", "--profile", "session").exitCode())
                .isNotZero();
    }

    private static String config() {
        return """
                [profile session]
                sso_session = sandbox
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                region = eu-west-1
                [profile direct]
                sso_session = sandbox
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                region = eu-west-1
                services = sandbox
                [services sandbox]
                sso =
                  endpoint_url = %2$s
                sso_oidc =
                  endpoint_url = %2$s
                sts =
                  endpoint_url = %2$s
                [sso-session sandbox]
                sso_start_url = %1$s
                sso_region = eu-west-1
                sso_registration_scopes = sso:account:access
                [profile legacy]
                sso_start_url = %1$s
                sso_region = eu-west-1
                sso_account_id = 111122223333
                sso_role_name = ReadOnlyAccess
                region = eu-west-1
                """.formatted(sandbox.startUrl(), sandbox.endpoint());
    }

    private static SsoSession session() {
        return new SsoSession(
                Optional.of("sandbox"), sandbox.startUrl(), sandbox.region(), List.of(SsoSession.ACCOUNT_ACCESS));
    }

    private static Endpoints endpoints() {
        return Endpoints.all(sandbox.endpoint());
    }

    /** The AWS CLI on the path, if it is new enough. */
    private static ForeignTool direct() {
        String version = ForeignTool.version("aws");
        if (number(version, "botocore/") < BOTOCORE && number(version, "aws-cli/") < CLI) {
            ForeignTool.missing("an AWS CLI that knows [services] sections (found: " + version + ")");
        }
        System.out.println("Cache shared without a proxy with: " + version);
        return ForeignTool.named("aws", Map.of("HOME", home.toString(), "NO_PROXY", "127.0.0.1"));
    }

    /** {@code 1.43} behind a name as 1043; 0 when there is none. */
    private static int number(String version, String name) {
        return Pattern.compile(Pattern.quote(name) + "(\\d+)\\.(\\d+)")
                .matcher(version)
                .results()
                .findFirst()
                .map((MatchResult match) -> Integer.parseInt(match.group(1)) * 1000 + Integer.parseInt(match.group(2)))
                .orElse(0);
    }

    private void signIn(SsoSession session) {
        assertThat(center.signIns().begin(new SsoRequest(session, endpoints())).step())
                .isInstanceOf(SsoStep.Succeeded.class);
    }

    private static String identity(ForeignTool tool, String profile) {
        return tool.run("sts", "get-caller-identity", "--profile", profile, "--query", "Arn", "--output", "text")
                .succeeded();
    }

    /** {@code aws sso login} with its device code. */
    private static void login(String profile) throws IOException, InterruptedException {
        Process process = aws.start("sso", "login", "--no-browser", "--profile", profile);
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains("?user_code=")) {
                line = lines.readLine();
            }
            SignInPage.open(URI.create(String.valueOf(line).strip())).allow("approver");
            lines.lines().forEach(rest -> {});
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Lets the cached token say that it ends soon, and the AWS CLI forget the role's credentials; the token's value. */
    private String endsIn(int minutes) throws IOException {
        Instant soon = Instant.now().plus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        for (Path file : files(".aws/sso/cache").toList()) {
            String text = Files.readString(file);
            if (text.contains("\"accessToken\"")) {
                Files.writeString(file, text.replaceFirst("(\"expiresAt\": ?\")[^\"]+", "$1" + soon));
            }
        }
        for (Path file : files(".aws/cli/cache").toList()) {
            Files.delete(file);
        }
        return center.tokens().cached(session()).orElseThrow().value();
    }

    private static List<String> registrations() throws IOException {
        try (Stream<Path> files = files(".aws/sso/cache")) {
            return files.map(SsoCacheExchangeTest::text)
                    .filter(text -> !text.contains("\"accessToken\""))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder) throws IOException {
        Path path = home.resolve(folder);
        return Files.isDirectory(path) ? Files.list(path) : Stream.empty();
    }
}
