package dev.countersign.session.credentials.source;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program.
 *
 * @param code how it ended
 * @param out what it said; secret
 * @param err what it complained about
 */
record ProcessRun(int code, String out, String err) {
    private static final int LONGEST_OUTPUT = 256 * 1024;

    @Override
    public String toString() {
        return "run that ended with " + code;
    }

    /**
     * Runs a program without a shell and without input. When time is up or the thread is interrupted, it and whatever it started
     * are ended.
     *
     * @return {@code null} when time was up
     * @throws IOException when it cannot be started
     */
    static @Nullable ProcessRun of(List<String> command, Map<String, String> environment, Duration patience)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectInput(Redirect.PIPE);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> out = reading(process.getInputStream());
            CompletableFuture<String> err = reading(process.getErrorStream());
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
            return new ProcessRun(process.exitValue(), text(out), text(err));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        var text = new CompletableFuture<String>();
        Thread.ofVirtual().name("credential process output").start(() -> {
            try (stream) {
                text.complete(new String(stream.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.complete("");
            }
        });
        return text;
    }

    /** A child that lives on may hold the pipe open; what it might still say does not count. */
    private static String text(CompletableFuture<String> reading) throws InterruptedException {
        return reading.completeOnTimeout("", 2, TimeUnit.SECONDS).join();
    }
}
