package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.SignInPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code countersign whoami} with files in a temporary home and a sandbox in the place of AWS. */
class WhoamiCommandTest {
    @RegisterExtension
    static final RunningSandbox SANDBOX = new RunningSandbox();

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> variables, String... arguments) {
        return new CommandLine(new WhoamiCommand(variables, home, new NobodyThere()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void aProfileWithKeysIsProvedAndTold() throws IOException {
        keysOf(Persona.APPROVER);

        int exitCode = run(Map.of(), "--profile", "two words");

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "Who          arn:aws:iam::111122223333:user/approver",
                        "From         profile two words, access keys",
                        "Region       eu-west-1",
                        "Endpoint     " + SANDBOX.endpoint(),
                        "Credentials  no known end")
                .first()
                .asString()
                .startsWith("Account      111122223333");
    }

    @Test
    void theJsonHasTheDocumentedFields() throws IOException {
        keysOf(Persona.VIEWER);

        assertThat(run(Map.of("AWS_REGION", "us-west-2"), "--profile", "two words", "--json", "--read-only"))
                .isZero();

        JsonNode json = json();
        assertThat(json.propertyNames())
                .containsExactly(
                        "account",
                        "accountAlias",
                        "arn",
                        "source",
                        "profile",
                        "kind",
                        "region",
                        "endpoint",
                        "serviceEndpoints",
                        "expiresAt",
                        "renewedWithoutAPerson",
                        "readOnly",
                        "notes");
        assertThat(json.get("arn").asString()).isEqualTo("arn:aws:iam::111122223333:user/viewer");
        assertThat(json.get("source").asString()).isEqualTo("profile");
        assertThat(json.get("kind").asString()).isEqualTo("static-keys");
        assertThat(json.get("region").asString()).isEqualTo("us-west-2");
        assertThat(json.get("expiresAt").isNull()).isTrue();
        assertThat(json.get("readOnly").asBoolean()).isTrue();
        assertThat(json.get("notes").get(0).asString()).contains("AWS_REGION is us-west-2 and wins");
    }

    @Test
    void theVariablesOfASandboxAreItsAdministrator() {
        assertThat(run(environment(Persona.ADMINISTRATOR), "--json")).isZero();

        assertThat(json().get("source").asString()).isEqualTo("environment");
        assertThat(json().get("arn").asString()).endsWith(":user/administrator");
    }

    @Test
    void aNamedProfileIsUsedInPlaceOfTheKeysOfTheEnvironment() throws IOException {
        keysOf(Persona.APPROVER);

        assertThat(run(environment(Persona.ADMINISTRATOR), "--profile", "two words", "--json"))
                .isZero();

        assertThat(json().get("arn").asString()).endsWith(":user/approver");
    }

    @Test
    void theKeysOfTheEnvironmentAreUsedBeforeItsProfile() throws IOException {
        keysOf(Persona.APPROVER);
        var variables = environment(Persona.ADMINISTRATOR);
        variables.put("AWS_PROFILE", "two words");

        assertThat(run(variables, "--json")).isZero();

        assertThat(json().get("arn").asString()).endsWith(":user/administrator");
    }

    @Test
    void keysThatAreNotAcceptedProveNothing() throws IOException {
        write("credentials", "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = nonsense\n");

        int exitCode =
                run(Map.of(), "--endpoint-url", SANDBOX.endpoint().toString(), "--region", "eu-west-1", "--json");

        assertThat(exitCode).isEqualTo(1);
        assertThat(json().get("error").get("sentence").asString())
                .isEqualTo("The endpoint does not accept these credentials.");
        assertThat(json().get("error").get("wayOn").asString()).isNotEmpty();
        assertThat(err.toString())
                .contains("does not accept")
                .doesNotContain("\tat ")
                .doesNotContain("nonsense");
    }

    @Test
    void aProfileThatCannotWorkSaysWhichLineIsWrong() throws IOException {
        write("config", "[profile sso]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = A\n");

        assertThat(run(Map.of(), "--profile", "sso")).isEqualTo(1);

        assertThat(err.toString())
                .contains("there is no [sso-session corp] (" + home.resolve(".aws/config") + ", line 2)")
                .contains("Correct the file");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aProfileOfIdentityCenterIsProvedWithACodeThatIsEnteredElsewhere() throws IOException {
        write("config", """
                [profile corp]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = ApproverAccess
                region = eu-west-1
                endpoint_url = ENDPOINT
                [sso-session corp]
                sso_start_url = ENDPOINT/start
                sso_region = eu-west-1
                """.replace("ENDPOINT", SANDBOX.endpoint().toString()));
        List<String> said = new ArrayList<>();
        var person = new NobodyThere() {
            @Override
            public void say(String line) {
                said.add(line);
                Matcher page = Pattern.compile("https?://\\S+user_code=\\S+").matcher(line);
                if (page.find()) {
                    SignInPage.open(URI.create(page.group())).allow("approver");
                }
            }
        };

        int exitCode = new CommandLine(new WhoamiCommand(Map.of(), home, person))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--profile", "corp", "--no-browser", "--json");

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(json().get("arn").asString())
                .contains("assumed-role/AWSReservedSSO_ApproverAccess_")
                .endsWith("/approver");
        assertThat(json().get("kind").asString()).isEqualTo("sso");
        assertThat(json().get("expiresAt").asString()).isNotEmpty();
        assertThat(said.getFirst())
                .isEqualTo("Signing in to IAM Identity Center corp, account 111122223333, role ApproverAccess."
                        + " Ctrl+C cancels.");
        assertThat(said).noneMatch(line -> line.contains("could not be opened"));
    }

    @Test
    void aProfileThatIsNotThereIsAnsweredWithTheOnesThatAre() throws IOException {
        keysOf(Persona.APPROVER);

        assertThat(run(Map.of(), "--profile", "prod")).isEqualTo(1);

        assertThat(err.toString()).contains("--profile names 'prod'").contains("Name one with --profile: two words.");
    }

    @Test
    void withoutAnyCredentialsItSaysHowToGetSome() {
        assertThat(run(Map.of())).isEqualTo(1);

        assertThat(err.toString())
                .contains("Neither the environment nor a profile 'default'")
                .contains("aws configure");
    }

    @Test
    void anAddressThatIsNoneIsAUsageError() {
        int exitCode = CommandLineProgram.with(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute("whoami", "--endpoint-url", "localhost:1");

        assertThat(exitCode).isEqualTo(64);
        assertThat(err.toString()).contains("'localhost:1' is not an http or https URL");
    }

    private JsonNode json() {
        return new ObjectMapper().readTree(out.toString());
    }

    private void keysOf(Persona persona) throws IOException {
        var keys = SANDBOX.sandbox().credentials(persona);
        write("config", "[profile 'two words']\nregion = eu-west-1\nendpoint_url = " + SANDBOX.endpoint() + "\n");
        write(
                "credentials",
                "[two words]\naws_access_key_id = " + keys.accessKeyId() + "\naws_secret_access_key = "
                        + keys.secretAccessKey() + "\n");
    }

    private static Map<String, String> environment(Persona persona) {
        var keys = SANDBOX.sandbox().credentials(persona);
        return new HashMap<>(Map.of(
                "AWS_ENDPOINT_URL", SANDBOX.endpoint().toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", keys.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey()));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve(file), text);
    }

    /** A terminal at which nobody sits. */
    private static class NobodyThere implements Terminal {
        @Override
        public void say(String line) {
            throw new AssertionError("nobody is there to read: " + line);
        }

        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public Optional<String> askSecretly(String question) {
            return Optional.empty();
        }
    }
}
