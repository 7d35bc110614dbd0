package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.ForeignTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code countersign whoami} as a script uses it: the packaged program, without a display, with files in a home of its own. */
class WhoamiIT {
    @RegisterExtension
    static final RunningSandbox SANDBOX = new RunningSandbox();

    @TempDir
    Path home;

    @Test
    void aProfileIsProvedAsJson() throws IOException {
        var keys = SANDBOX.sandbox().credentials(Persona.APPROVER);
        Path aws = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                aws.resolve("config"),
                "[profile work]\nregion = eu-west-1\nendpoint_url = " + SANDBOX.endpoint()
                        + "\ncredential_process = cat '" + aws.resolve("keys.json") + "'\n");
        Files.writeString(aws.resolve("keys.json"), """
                {"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s"}
                """.formatted(keys.accessKeyId(), keys.secretAccessKey()));

        var run = whoami("--profile", "work", "--json");

        assertThat(run.succeeded())
                .contains("\"arn\" : \"arn:aws:iam::111122223333:user/approver\"")
                .contains("\"kind\" : \"process\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatCannotBeProvedIsOneSentenceAndAWayOn() {
        var run = whoami("--profile", "nobody");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.startsWith("countersign: "));
    }

    private ForeignTool.Run whoami(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "whoami";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ForeignTool.named(
                        PackagedApp.folder().resolve("bin/countersign").toString(),
                        Map.of("DISPLAY", "", "HOME", home.toString()))
                .run(all);
    }
}
