package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.SandboxOptions;
import dev.countersign.testing.AwsTlsProxy;
import dev.countersign.testing.ForeignTool;
import dev.countersign.testing.SignInPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aws sso login} of an AWS CLI that knows AWS's host names only, with the page approved as a person would. */
class AwsCliSignInTest {
    @TempDir
    static Path home;

    private static Sandbox sandbox;
    private static AwsTlsProxy proxy;
    private static ForeignTool aws;

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
        System.out.println("AWS CLI behind the proxy: " + aws.run("--version").succeeded());
        System.out.println("AWS CLI first on the path: " + ForeignTool.version("aws"));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        sandbox.close();
    }

    /** Sections of endpoints came with 1.29 and 2.13. */
    private static boolean knowsEndpoints(String version) {
        var numbers = Pattern.compile("aws-cli/(\\d+)\\.(\\d+)\\.").matcher(version);
        return numbers.lookingAt()
                && Integer.parseInt(numbers.group(2)) >= (numbers.group(1).equals("1") ? 29 : 13);
    }

    private static String config() {
        return """
                [profile session]
                sso_session = sandbox
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                region = eu-west-1
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
                [profile direct]
                sso_session = sandbox
                sso_account_id = 111122223333
                sso_role_name = ReadOnlyAccess
                region = eu-west-1
                services = sandbox
                [services sandbox]
                sso =
                  endpoint_url = %2$s
                sso_oidc =
                  endpoint_url = %2$s
                sts =
                  endpoint_url = %2$s
                """.formatted(sandbox.startUrl(), sandbox.endpoint());
    }

    @Test
    void aSessionProfileSignsInTakesItsRoleAndSignsOut() throws Exception {
        assertThat(login("session", true)).isZero();

        assertThat(identity("session"))
                .startsWith("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ApproverAccess_")
                .endsWith("/approver");
        assertThat(proxy.hosts())
                .contains(
                        "oidc.eu-west-1.amazonaws.com",
                        "portal.sso.eu-west-1.amazonaws.com",
                        "sts.eu-west-1.amazonaws.com");
        assertThat(caches()).anyMatch(text -> text.contains("\"refreshToken\""));

        aws.run("sso", "logout", "--profile", "session").succeeded();
        assertThat(aws.run("sts", "get-caller-identity", "--profile", "session").exitCode())
                .isNotZero();
    }

    /** Such a CLI is not everywhere: CI installs the older one. */
    @Test
    void aCliThatKnowsEndpointsUsesTheSameSignInWithoutTheProxy() throws Exception {
        assumeTrue(knowsEndpoints(ForeignTool.version("aws")), "no such AWS CLI");
        login("session", true);

        var newer = ForeignTool.named("aws", Map.of("HOME", home.toString()));
        assertThat(newer.run("sts", "get-caller-identity", "--profile", "direct", "--query", "Arn", "--output", "text")
                        .succeeded())
                .contains("assumed-role/AWSReservedSSO_ReadOnlyAccess_");
    }

    @Test
    void aLegacyProfileSignsInWithoutARefreshToken() throws Exception {
        assertThat(login("legacy", true)).isZero();

        assertThat(identity("legacy")).contains("AWSReservedSSO_ReadOnlyAccess_");
        assertThat(caches()).noneMatch(text -> text.contains("\"refreshToken\""));
    }

    @Test
    void aDeniedSignInFails() throws Exception {
        assertThat(login("session", false)).isNotZero();
        assertThat(aws.run("sts", "get-caller-identity", "--profile", "session").exitCode())
                .isNotZero();
    }

    @BeforeEach
    void forgetWhoWasSignedIn() throws IOException {
        for (String cache : List.of(".aws/sso/cache", ".aws/cli/cache")) {
            for (Path file : files(home.resolve(cache))) {
                Files.delete(file);
            }
        }
    }

    private String identity(String profile) {
        return aws.run("sts", "get-caller-identity", "--profile", profile, "--query", "Arn", "--output", "text")
                .succeeded();
    }

    /** Starts the sign-in, opens the page that it names, and answers it; the exit code of the CLI. */
    private int login(String profile, boolean allow) throws IOException, InterruptedException {
        Process process = aws.start("sso", "login", "--no-browser", "--profile", profile);
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains("?user_code=")) {
                line = lines.readLine();
            }
            assertThat(line).as("the line with the page's address").isNotNull();
            var page = SignInPage.open(URI.create(line.strip()));
            assertThat((allow ? page.allow("approver") : page.deny()).status()).isEqualTo(200);
            lines.lines().forEach(rest -> {});
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> caches() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files(home.resolve(".aws/sso/cache"))) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
