package dev.countersign.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of somebody else's that the sandbox must satisfy: the AWS CLI, python3 with boto3. */
public final class ForeignTool {
    private final List<String> command;
    private final Map<String, String> environment;

    private ForeignTool(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** What a run printed and how it ended. */
    public record Run(int exitCode, String out, String err) {
        public String succeeded() {
            if (exitCode != 0) {
                fail("exit code " + exitCode + ": " + err);
            }
            return out.strip();
        }
    }

    /** The AWS CLI; Debian's before any other, as CI installs that one. Skips the test (fails in CI) where there is none. */
    public static ForeignTool awsCli(Map<String, String> environment) {
        return firstThatAnswers(
                List.of(List.of("/usr/bin/aws"), List.of("aws")), List.of("--version"), "the AWS CLI", environment);
    }

    /** A python3 that can import boto3. Skips the test (fails in CI) where there is none. */
    public static ForeignTool pythonWithBoto3(Map<String, String> environment) {
        return firstThatAnswers(
                List.of(List.of("/usr/bin/python3"), List.of("python3")),
                List.of("-c", "import boto3"),
                "python3 with boto3",
                environment);
    }

    /** A program by its path or name. */
    public static ForeignTool named(String program, Map<String, String> environment) {
        return new ForeignTool(List.of(program), environment);
    }

    private static ForeignTool firstThatAnswers(
            List<List<String>> candidates, List<String> question, String name, Map<String, String> environment) {
        for (List<String> candidate : candidates) {
            var tool = new ForeignTool(candidate, environment);
            if (tool.tryRun(question).filter(run -> run.exitCode() == 0).isPresent()) {
                return tool;
            }
        }
        return missing(name);
    }

    /** What a program says to {@code --version}; "none" where there is no such program. */
    public static String version(String program) {
        return new ForeignTool(List.of(program), Map.of())
                .tryRun(List.of("--version"))
                .map(run -> (run.out() + run.err()).strip())
                .orElse("none");
    }

    /** A file that only some checkouts have beside them. Skips the test (fails in CI) where it is not there. */
    public static Path beside(String path) {
        Path file = Path.of("..", "shared").resolve(path);
        return Files.exists(file) ? file : missing(file.toString());
    }

    /** Skips a test, or fails it where nothing may be skipped. */
    public static <T> T missing(String what) {
        if (Boolean.getBoolean("countersign.noskip")) {
            fail("not here, though this run must not skip anything: " + what);
        }
        return abort("not here: " + what);
    }

    public Run run(String... arguments) {
        return tryRun(List.of(arguments)).orElseThrow(() -> new AssertionError(command + " could not be started"));
    }

    /** Starts it and does not wait; what it prints and says comes in one stream. The caller ends it. */
    public Process start(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        try {
            Process process = builder(all).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> all) {
        var builder = new ProcessBuilder(all);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private Optional<Run> tryRun(List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        try {
            Path out = Files.createTempFile("tool", ".out");
            Path err = Files.createTempFile("tool", ".err");
            Process process = builder(all)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail(all.getFirst() + " did not end within two minutes");
            }
            return Optional.of(new Run(process.exitValue(), read(out), read(err)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Files.delete(file);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
