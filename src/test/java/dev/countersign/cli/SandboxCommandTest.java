package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.countersign.sandbox.SandboxOptions;
import dev.countersign.sandbox.api.Traffic;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SandboxCommandTest {
    private final StringWriter err = new StringWriter();

    private static SandboxOptions options(String... arguments) {
        var command = new SandboxCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.options();
    }

    @Test
    void withoutOptionsItIsAsOnAwsOnAnyFreePort() {
        SandboxOptions options = options();

        assertThat(options.pollInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.foreignCode()).isTrue();
        assertThat(options.port()).isZero();
        assertThat(options.account().region()).isEqualTo("eu-west-1");
    }

    @Test
    void eachOptionReachesTheSandbox() {
        SandboxOptions options = options(
                "--poll-seconds",
                "5",
                "--no-foreign-code",
                "--port",
                "4599",
                "--region",
                "us-west-2",
                "--python",
                "/opt/python3");

        assertThat(options.pollInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.foreignCode()).isFalse();
        assertThat(options.port()).isEqualTo(4599);
        assertThat(options.account().region()).isEqualTo("us-west-2");
        assertThat(options.python()).contains(Path.of("/opt/python3"));
    }

    @Test
    void quotasAndDelayHoldOnceTheSandboxIsReady() {
        assertThat(options("--quotas", "--delay", "60").traffic()).isNotSameAs(Traffic.FREE);
        assertThatCode(() -> options("--quotas").traffic().arrives("codepipeline:GetPipeline"))
                .as("until the fault stands, nothing is refused")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "--poll-seconds, 0",
        "--poll-seconds, soon",
        "--port, 65536",
        "--port, -1",
        "--delay, -1",
        "--delay, 60000"
    })
    void aValueThatCannotBeIsAUsageErrorThatNamesTheOption(String option, String value) {
        int exitCode = CommandLineProgram.with(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                .execute("sandbox", option, value);

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(option).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"--no-foreign-code, is refused", "--poll-seconds=60, that its administrator key uploads"})
    @Timeout(60)
    void oneLineOnStandardErrorSaysWhatCodeRuns(String option, String sentence) throws Exception {
        var out = new PipedWriter();
        var exitCode = new CompletableFuture<Integer>();
        try (var lines = new BufferedReader(new PipedReader(out))) {
            Thread command = Thread.ofPlatform().start(() -> exitCode.complete(run(out, option)));

            assertThat(lines.readLine()).startsWith("AWS_ENDPOINT_URL=http://127.0.0.1:");
            command.interrupt();

            assertThat(exitCode.get()).isEqualTo(ExitCode.OK);
        }
        assertThat(err.toString().lines()).singleElement().asString().contains(sentence);
    }

    private int run(PipedWriter out, String option) {
        try (var writer = new PrintWriter(out, true)) {
            return CommandLineProgram.with(writer, new PrintWriter(err, true)).execute("sandbox", option);
        }
    }
}
