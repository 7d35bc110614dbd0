package dev.countersign.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionChoicesTest {
    @TempDir
    Path home;

    @Test
    void theSandboxIsPreselectedUnlessTheEnvironmentNamesAnEndpoint() {
        var none = new Environment(Map.of());
        var endpoint = new Environment(Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "B"));

        SessionChoices plain = SessionChoices.find(none, new Profiles(none.variables(), home));
        SessionChoices joined = SessionChoices.find(endpoint, new Profiles(endpoint.variables(), home));

        assertThat(plain.preselected()).isInstanceOf(SessionChoice.EmbeddedSandbox.class);
        assertThat(joined.preselected()).isInstanceOf(SessionChoice.FromEnvironment.class);
        assertThat(joined.choices()).hasSize(2).startsWith(joined.preselected());
    }

    @Test
    void theProfileOfTheEnvironmentIsPreselected() throws IOException {
        write("[profile a]\ncredential_process = a\n[profile b]\ncredential_process = b\n");

        SessionChoices found = find(Map.of("AWS_PROFILE", "b"));

        assertThat(found.preselected().name()).isEqualTo("b");
        assertThat(found.problem()).isEmpty();
    }

    @Test
    void aProfileOfTheEnvironmentThatIsNowhereIsAProblemAndTheSandboxIsPreselected() throws IOException {
        write("[profile a]\ncredential_process = a\nnonsense\n");

        SessionChoices found = find(Map.of("AWS_PROFILE", "b"));

        assertThat(found.preselected()).isInstanceOf(SessionChoice.EmbeddedSandbox.class);
        assertThat(found.problem())
                .isEqualTo("AWS_PROFILE names 'b', a profile that is in neither file. There is one problem more.");
    }

    private SessionChoices find(Map<String, String> variables) {
        var environment = new Environment(variables);
        return SessionChoices.find(environment, new Profiles(environment.variables(), home));
    }

    private void write(String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), text);
    }
}
