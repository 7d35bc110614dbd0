package dev.countersign.session.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A profile that cannot work says why in one sentence, with key, file and line. CONFIG stands for the file's path. */
class ProfileCheckTest {
    private static final String ROLE = "role_arn = arn:aws:iam::111122223333:role/Ops\n";
    private static final String SSO = "sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Approver\n";
    private static final String CORP =
            "[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://acme.awsapps.com/start\n";

    @TempDir
    Path home;

    static Stream<Arguments> brokenProfiles() {
        return Stream.of(
                broken("region = eu-west-1\n", "Nothing in this profile gives credentials (CONFIG, line 1)."),
                broken(
                        "aws_access_key_id = AKIA\n",
                        "aws_secret_access_key is missing in [profile a] (CONFIG, line 1)."),
                broken("aws_secret_access_key = s\n", "aws_access_key_id is missing in [profile a] (CONFIG, line 1)."),
                broken(
                        "sso_session = corp\nsso_role_name = Approver\n" + CORP,
                        "sso_account_id is missing in [profile a] (CONFIG, line 1)."),
                broken(
                        SSO.replace("111122223333", "acme") + CORP,
                        "sso_account_id is not an account's 12 digits (CONFIG, line 3)."),
                broken(SSO, "sso_session names 'corp', but there is no [sso-session corp] (CONFIG, line 2)."),
                broken(
                        SSO + "[sso-session corp]\nsso_region = eu-west-1\n",
                        "sso_start_url is missing in [sso-session corp] (CONFIG, line 5)."),
                broken(
                        SSO + CORP.replace("https://", ""),
                        "sso_start_url is not an http or https URL (CONFIG, line 7)."),
                broken(
                        SSO + "sso_region = us-east-1\n" + CORP,
                        "sso_region is not the same here (CONFIG, line 5) as in the sso-session (CONFIG, line 7)."),
                broken(
                        "sso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n",
                        "sso_account_id is missing in [profile a] (CONFIG, line 1)."),
                broken(
                        ROLE,
                        "role_arn is there, but neither source_profile nor credential_source says whose credentials assume the"
                                + " role (CONFIG, line 2)."),
                broken("source_profile = b\n", "source_profile is there, but role_arn is missing (CONFIG, line 2)."),
                broken(
                        ROLE + "source_profile = b\n",
                        "source_profile names 'b', a profile that is in neither file (CONFIG, line 3)."),
                broken(
                        ROLE + "source_profile = a\n",
                        "source_profile names the profile itself, which has no access keys of its own (CONFIG, line 3)."),
                broken(
                        ROLE + "source_profile = b\n[profile b]\n" + ROLE + "source_profile = a\n",
                        "source_profile leads in a circle back to 'a' (CONFIG, line 3; CONFIG, line 6)."),
                broken(
                        ROLE + "source_profile = b\n[profile b]\nregion = eu-west-1\n",
                        "The source profile 'b' cannot work: Nothing in this profile gives credentials (CONFIG, line 4)."),
                broken(
                        ROLE + "source_profile = b\ncredential_source = Environment\n",
                        "source_profile (CONFIG, line 3) and credential_source (CONFIG, line 4) exclude each other."),
                broken(
                        ROLE + "credential_source = Ec2\n",
                        "credential_source is none of Environment, Ec2InstanceMetadata and EcsContainer (CONFIG, line 3)."),
                broken(
                        "role_arn = Ops\nweb_identity_token_file = /tmp/t\n",
                        "role_arn is not the ARN of a role (CONFIG, line 2)."),
                broken(
                        "region = eu-west-1\n  " + SSO + CORP,
                        "The value of region goes on in the lines below it, because these are indented (CONFIG, line 2)."),
                broken(
                        "credential_process = x\nendpoint_url = localhost\n",
                        "endpoint_url is not an http or https URL (CONFIG, line 3)."),
                broken(
                        "credential_process = x\nservices = local\n",
                        "services names 'local', but there is no [services local] (CONFIG, line 3)."),
                broken(
                        "credential_process = x\nservices = local\n[services local]\nsfn =\n  endpoint_url = localhost\n",
                        "sfn.endpoint_url is not an http or https URL (CONFIG, line 6)."));
    }

    private static Arguments broken(String text, String sentence) {
        return Arguments.of(text, sentence);
    }

    @ParameterizedTest
    @MethodSource("brokenProfiles")
    void theReasonNamesKeyFileAndLine(String text, String sentence) throws IOException {
        Profile profile = profile("[profile a]\n" + text, Map.of());

        assertThat(profile.whyNot())
                .contains(sentence.replace("CONFIG", home.resolve(".aws/config").toString()));
    }

    @Test
    void aLongerCircleIsFoundFromOutsideToo() throws IOException {
        String text = "[profile a]\n" + ROLE + "source_profile = b\n[profile b]\n" + ROLE
                + "source_profile = c\n[profile c]\n" + ROLE + "source_profile = b\n";

        assertThat(profile(text, Map.of()).whyNot())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("source_profile leads in a circle back to 'b' (")
                        .contains("line 6", "line 9")
                        .doesNotContain("line 3"));
    }

    @Test
    void aProfileMayAssumeItsRoleWithItsOwnKeys() throws IOException {
        Profile profile = profile(
                "[profile a]\n" + ROLE + "source_profile = a\naws_access_key_id = AKIA\naws_secret_access_key = s\n",
                Map.of());

        assertThat(profile.whyNot()).isEmpty();
        assertThat(profile.kind()).isEqualTo(CredentialKind.ROLE_FROM_PROFILE);
        assertThat(profile.keys()).isPresent();
    }

    @Test
    void aChainMayPassThroughSeveralRolesToASignIn() throws IOException {
        String text = "[profile a]\n" + ROLE + "source_profile = b\n[profile b]\n" + ROLE
                + "source_profile = c\n[profile c]\n" + SSO + CORP;

        assertThat(profile(text, Map.of()).whyNot()).isEmpty();
    }

    @Test
    void aBadEndpointThatIsNotUsedDoesNotMatter() throws IOException {
        String text = "[profile a]\ncredential_process = x\nendpoint_url = localhost\n";

        assertThat(profile(text, Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))
                        .whyNot())
                .isEmpty();
        assertThat(profile(text + "ignore_configured_endpoint_urls = true\n", Map.of())
                        .whyNot())
                .isEmpty();
    }

    private Profile profile(String text, Map<String, String> variables) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), text);
        return new Profiles(new Variables(variables), home).catalog().find("a").orElseThrow();
    }
}
