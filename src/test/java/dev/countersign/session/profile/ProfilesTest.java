package dev.countersign.session.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
        assertThat(catalog(Map.of()).problems()).isEmpty();
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

        Profile demo = profile("demo");

        assertThat(demo.whyNot()).isEmpty();
        assertThat(demo.region()).contains("us-west-2");
        assertThat(demo.endpoints().all()).hasValueSatisfying(u -> assertThat(u).hasToString("http://localhost:9000"));
        assertThat(demo.keys()).hasValueSatisfying(keys -> {
            assertThat(keys.secretAccessKey()).isEqualTo("abc#def/1");
            assertThat(keys.sessionToken()).contains("tok");
        });
        assertThat(demo.toString()).doesNotContain("abc#def").doesNotContain("tok");
        assertThat(profile("default").region()).contains("eu-central-1");
        assertThat(profile("default").whyNot())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("Nothing in this profile gives credentials (")
                        .contains(".aws/config, line 1"));
    }

    @Test
    void everyKindIsTold() throws IOException {
        write("config", """
                [profile sso]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Approver
                [profile old]
                sso_start_url = https://acme.awsapps.com/start
                sso_region = eu-west-1
                sso_account_id = 111122223333
                sso_role_name = Approver
                [sso-session corp]
                sso_region = eu-west-1
                sso_start_url = https://acme.awsapps.com/start
                [profile role]
                role_arn = arn:aws:iam::444455556666:role/Ops
                source_profile = sso
                mfa_serial = arn:aws:iam::777788889999:mfa/me
                [profile machine]
                role_arn = arn:aws:iam::111122223333:role/Ops
                credential_source = Ec2InstanceMetadata
                [profile tool]
                credential_process = /bin/keys
                [profile web]
                role_arn = arn:aws:iam::111122223333:role/Ci
                web_identity_token_file = /tmp/t
                [profile console]
                login_session = arn:aws:sts::222233334444:assumed-role/Admin/me
                [profile short]
                aws_access_key_id = ASIA
                aws_secret_access_key = s
                aws_session_token = t
                """);

        assertThat(read(Map.of()))
                .extracting(Profile::name, Profile::kind, p -> p.account().orElse("-"))
                .containsExactly(
                        tuple("sso", CredentialKind.SSO, "111122223333"),
                        tuple("old", CredentialKind.LEGACY_SSO, "111122223333"),
                        tuple("role", CredentialKind.ROLE_FROM_PROFILE, "444455556666"),
                        tuple("machine", CredentialKind.ROLE_FROM_SOURCE, "111122223333"),
                        tuple("tool", CredentialKind.PROCESS, "-"),
                        tuple("web", CredentialKind.WEB_IDENTITY, "111122223333"),
                        tuple("console", CredentialKind.LOGIN, "222233334444"),
                        tuple("short", CredentialKind.SESSION_KEYS, "-"));
        assertThat(read(Map.of()))
                .allSatisfy(profile -> assertThat(profile.whyNot()).isEmpty());
        assertThat(profile("role").kindWords()).isEqualTo("role from another profile, with MFA");
        assertThat(profile("sso").sso()).hasValueSatisfying(sso -> {
            assertThat(sso.title()).isEqualTo("corp");
            assertThat(sso.isLegacy()).isFalse();
        });
        assertThat(profile("old").sso())
                .hasValueSatisfying(sso -> assertThat(sso.isLegacy()).isTrue());
        assertThat(catalog(Map.of()).sourceOf(profile("role")))
                .hasValueSatisfying(source -> assertThat(source.name()).isEqualTo("sso"));
        assertThat(catalog(Map.of()).problems()).isEmpty();
    }

    @Test
    void theVariablesForTheFilesAreHonoured() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("other.ini"), "[profile x]\nregion = sa-east-1\n");

        List<Profile> found = read(Map.of("AWS_CONFIG_FILE", elsewhere.toString()));

        assertThat(found).extracting(Profile::name).containsExactly("x");
    }

    @Test
    void theEndpointOfTheEnvironmentWinsOverThatOfAProfile() throws IOException {
        write(
                "config",
                "[profile a]\nendpoint_url = http://a:1\n[profile b]\nignore_configured_endpoint_urls = true\n");

        List<Profile> found = read(Map.of("AWS_ENDPOINT_URL", "http://env:2"));

        assertThat(found.get(0).endpoints().all())
                .hasValueSatisfying(u -> assertThat(u).hasToString("http://env:2"));
        assertThat(found.get(1).endpoints().isOverridden()).isFalse();
    }

    private Profile profile(String name) {
        return catalog(Map.of()).find(name).orElseThrow();
    }

    private List<Profile> read(Map<String, String> variables) {
        return catalog(variables).profiles();
    }

    private ProfileCatalog catalog(Map<String, String> variables) {
        return new Profiles(new Variables(variables), home).catalog();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws").resolve(file), text);
    }
}
