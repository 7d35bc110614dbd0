package dev.countersign.session.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command line before environment before files, for region, endpoints and the profile's name. */
class VariablesTest {
    private static final URI GIVEN = URI.create("http://given:1");
    private static final URI ALL = URI.create("http://all:2");
    private static final URI SFN = URI.create("http://sfn:3");
    private static final URI OWN = URI.create("http://own:4");
    private static final URI OWN_SFN = URI.create("http://own-sfn:5");
    private static final String FILE = """
            [profile a]
            region = us-west-2
            endpoint_url = http://own:4
            services = local
            credential_process = x
            [services local]
            sfn =
              endpoint_url = http://own-sfn:5
            stepfunctions =
              endpoint_url = http://nobody-reads-this:6
            """;

    @TempDir
    Path home;

    @Test
    void theFilesCountWhereNothingElseSpeaks() throws IOException {
        Profile profile = profile(Map.of(), SessionOptions.NONE);

        assertThat(profile.region()).contains("us-west-2");
        assertThat(profile.endpoints().of("sfn")).contains(OWN_SFN);
        assertThat(profile.endpoints().of("s3")).contains(OWN);
        assertThat(profile.notes())
                .singleElement()
                .asString()
                .contains("'stepfunctions'")
                .contains("line 10")
                .contains("'sfn'");
    }

    @Test
    void aServicesVariableWinsForThatService() throws IOException {
        Profile profile = profile(Map.of("AWS_ENDPOINT_URL_SFN", SFN.toString()), SessionOptions.NONE);

        assertThat(profile.endpoints().of("sfn")).contains(SFN);
        assertThat(profile.endpoints().of("s3")).contains(OWN);
    }

    @Test
    void theVariableForAllWinsOverEverythingInTheFiles() throws IOException {
        Profile profile = profile(
                Map.of("AWS_ENDPOINT_URL", ALL.toString(), "AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "x"),
                SessionOptions.NONE);

        assertThat(profile.endpoints()).isEqualTo(Endpoints.all(ALL));
        assertThat(profile.region()).contains("eu-west-1");
        assertThat(profile.notes())
                .contains(
                        "AWS_REGION is eu-west-1 and wins over the profile's own region, us-west-2.",
                        "AWS_ENDPOINT_URL is set: calls go to http://all:2.");
    }

    @Test
    void theCommandLineWinsOverEverything() throws IOException {
        var options = new SessionOptions(Optional.of("a"), Optional.of("sa-east-1"), Optional.of(GIVEN));
        Profile profile = profile(
                Map.of(
                        "AWS_ENDPOINT_URL",
                        ALL.toString(),
                        "AWS_ENDPOINT_URL_SFN",
                        SFN.toString(),
                        "AWS_REGION",
                        "eu-west-1",
                        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                        "true"),
                options);

        assertThat(profile.endpoints()).isEqualTo(Endpoints.all(GIVEN));
        assertThat(profile.region()).contains("sa-east-1");
        assertThat(profile.notes()).contains("--endpoint-url is set: calls go to http://given:1.");
    }

    @Test
    void configuredEndpointsCanBeSwitchedOff() throws IOException {
        Profile profile = profile(
                Map.of("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true", "AWS_ENDPOINT_URL_SFN", SFN.toString()),
                SessionOptions.NONE);

        assertThat(profile.endpoints().isOverridden()).isFalse();
        assertThat(profile.notes()).singleElement().asString().contains("are not used");
    }

    @Test
    void theOlderVariableForTheProfileIsReadFirstAsInTheCli() {
        var variables = new Variables(Map.of("AWS_PROFILE", "new", "AWS_DEFAULT_PROFILE", "old"));

        assertThat(variables.profile()).contains("old");
        assertThat(variables.profileOrigin()).isEqualTo("AWS_DEFAULT_PROFILE");
        assertThat(variables.toString()).doesNotContain("old");
    }

    private Profile profile(Map<String, String> variables, SessionOptions options) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), FILE);
        return new Profiles(new Variables(variables, options), home)
                .catalog()
                .find("a")
                .orElseThrow();
    }
}
