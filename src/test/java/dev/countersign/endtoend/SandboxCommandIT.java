package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code countersign sandbox} as a script uses it. */
class SandboxCommandIT {
    private static final int LINES = 10;

    @TempDir
    Path folder;

    @Test
    void itPrintsAndWritesNothingButShellReadableLinesAndServesUntilItIsEnded() throws Exception {
        Path file = folder.resolve("sandbox.env");
        Process process = start("--port", "0", "--env-file", file.toString());
        try {
            List<String> lines = readLines(process);

            assertThat(lines).allMatch(line -> line.matches("[A-Z_]+=[A-Za-z0-9:/.+=-]+"));
            assertThat(Files.readAllLines(file)).isEqualTo(lines);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            Map<String, String> variables = variables(lines);
            assertThat(variables)
                    .containsKeys(
                            "AWS_REGION",
                            "AWS_DEFAULT_REGION",
                            "AWS_ACCESS_KEY_ID",
                            "COUNTERSIGN_SSO_START_URL",
                            "AWS_SECRET_ACCESS_KEY",
                            "COUNTERSIGN_APPROVER_AWS_ACCESS_KEY_ID",
                            "COUNTERSIGN_VIEWER_AWS_SECRET_ACCESS_KEY");
            assertThat(variables.get("AWS_ENDPOINT_URL")).matches("http://127\\.0\\.0\\.1:\\d+");
            var advanced = dev.countersign.testing.ForeignTool.named(
                            PackagedApp.folder().resolve("bin/countersign").toString(), variables)
                    .run("sandbox", "advance", "7d");
            assertThat(advanced.succeeded()).contains("clock is at");
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var run = PackagedApp.run("sandbox", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("port").doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void anUnknownTimeSpanIsAUsageError() {
        assertThat(PackagedApp.run("sandbox", "advance", "soon").exitCode()).isEqualTo(64);
    }

    @Test
    void advancingWithoutASandboxSaysWhichVariableIsMissing() {
        var run = PackagedApp.run("sandbox", "advance", "1d");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("AWS_ENDPOINT_URL");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(PackagedApp.folder().resolve("bin/countersign").toString());
        command.add("sandbox");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("sandbox.err").toFile())
                .start();
    }

    private static List<String> readLines(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (lines.size() == LINES) {
                break;
            }
        }
        return lines;
    }

    private static Map<String, String> variables(List<String> lines) {
        Map<String, String> variables = new LinkedHashMap<>();
        lines.forEach(
                line -> variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return variables;
    }
}
