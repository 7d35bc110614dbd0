package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.SessionChoice.FromProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    @TempDir
    Path home;

    @Test
    void noFilesMeanNoProfiles() {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void keysRegionAndEndpointComeTogetherFromBothFiles() throws IOException {
        write("config", """
                [default]
                region = eu-central-1   ; at home
                [profile demo]
                region=us-west-2
                endpoint_url = http://localhost:9000
                s3 =
                    addressing_style = path
                """);
        write("credentials", """
                # keys
                [demo]
                aws_access_key_id = AKIADEMO
                aws_secret_access_key = abc#def/1
                aws_session_token = tok
                """);

        FromProfile demo = profile("demo");

        assertThat(demo.isUsable()).isTrue();
        assertThat(demo.region()).contains("us-west-2");
        assertThat(demo.endpoint()).hasValueSatisfying(u -> assertThat(u).hasToString("http://localhost:9000"));
        assertThat(demo.keys()).hasValueSatisfying(keys -> {
            assertThat(keys.secretAccessKey()).isEqualTo("abc#def/1");
            assertThat(keys.sessionToken()).contains("tok");
        });
        assertThat(demo.toString()).doesNotContain("abc#def").doesNotContain("tok");
        assertThat(profile("default").region()).contains("eu-central-1");
        assertThat(profile("default").whyNot()).contains("This profile has no credentials.");
    }

    @Test
    void otherKindsAreListedWithTheReasonWhyTheyCannotBeUsedYet() throws IOException {
        write("config", """
                [profile sso]
                sso_session = corp
                sso_account_id = 111122223333
                [sso-session corp]
                sso_region = eu-west-1
                [profile role]
                role_arn = arn:aws:iam::111122223333:role/Ops
                source_profile = sso
                [profile tool]
                credential_process = /bin/keys
                [profile web]
                role_arn = arn:aws:iam::111122223333:role/Ci
                web_identity_token_file = /tmp/t
                """);

        assertThat(read(Map.of())).extracting(SessionChoice::name).containsExactly("sso", "role", "tool", "web");
        assertThat(profile("sso").kind()).isEqualTo(CredentialKind.SSO);
        assertThat(profile("role").kind()).isEqualTo(CredentialKind.ASSUMED_ROLE);
        assertThat(profile("tool").kind()).isEqualTo(CredentialKind.PROCESS);
        assertThat(profile("web").kind()).isEqualTo(CredentialKind.WEB_IDENTITY);
        assertThat(read(Map.of()))
                .allSatisfy(choice -> assertThat(choice.whyNot())
                        .hasValueSatisfying(why -> assertThat(why).contains("later release")));
    }

    @Test
    void theVariablesForTheFilesAreHonoured() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("other.ini"), "[profile x]\nregion = sa-east-1\n");

        List<SessionChoice> found = read(Map.of("AWS_CONFIG_FILE", elsewhere.toString()));

        assertThat(found).extracting(SessionChoice::name).containsExactly("x");
    }

    @Test
    void theEndpointOfTheEnvironmentWinsOverThatOfAProfile() throws IOException {
        write(
                "config",
                "[profile a]\nendpoint_url = http://a:1\n[profile b]\nignore_configured_endpoint_urls = true\n");

        List<SessionChoice> found = read(Map.of("AWS_ENDPOINT_URL", "http://env:2"));

        assertThat(found.get(0).endpoint())
                .hasValueSatisfying(u -> assertThat(u).hasToString("http://env:2"));
        assertThat(found.get(1).endpoint()).isEmpty();
        assertThat(found.get(0).isEndpointRequired()).isTrue();
    }

    @Test
    void theSandboxIsPreselectedUnlessTheEnvironmentNamesAnEndpoint() {
        var none = new Environment(Map.of());
        var endpoint = new Environment(Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "B"));

        SessionChoices plain = SessionChoices.find(none, new Profiles(none, home));
        SessionChoices joined = SessionChoices.find(endpoint, new Profiles(endpoint, home));

        assertThat(plain.preselected()).isInstanceOf(SessionChoice.EmbeddedSandbox.class);
        assertThat(joined.preselected()).isInstanceOf(SessionChoice.FromEnvironment.class);
        assertThat(joined.choices()).hasSize(2).startsWith(joined.preselected());
    }

    private FromProfile profile(String name) {
        return (FromProfile) read(Map.of()).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<SessionChoice> read(Map<String, String> variables) {
        return new Profiles(new Environment(variables), home).read();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws").resolve(file), text);
    }
}
