package dev.countersign.sandbox.lambda.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out what a Python interpreter is good for. */
final class PythonInterpreter {
    private static final int ANSWER_SECONDS = 10;
    private static final String QUESTION =
            "import sys; print('%d %d %s' % (sys.version_info[0], sys.version_info[1], sys.executable))";

    private PythonInterpreter() {}

    /**
     * The interpreter behind a path, which may be a launcher that starts slower; empty if it does not start or is older than 3.8.
     */
    static Optional<Path> resolve(Path python) {
        try {
            Process process = new ProcessBuilder(python.toString(), "-E", "-s", "-S", "-c", QUESTION)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answeredBy(answer.split(" ", 3));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Path> answeredBy(String[] parts) {
        if (parts.length != 3 || !parts[0].equals("3") || Integer.parseInt(parts[1]) < 8) {
            return Optional.empty();
        }
        return Optional.of(Path.of(parts[2]));
    }
}
