package dev.countersign.sandbox.lambda.runtime;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@code python3} process that stays warm for one function. */
final class PythonEnvironment implements ExecutionEnvironment {
    /** What Lambda grants a function to load, beside its timeout. */
    private static final Duration INIT = Duration.ofSeconds(10);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final BufferedWriter in;
    /** What the process has said and nobody has heard; empty at the end. */
    private final BlockingQueue<Optional<String>> said = new LinkedBlockingQueue<>();

    private final CallBridge bridge;
    private final FunctionSpec spec;
    private volatile LogSink log = new NoLog();
    private boolean loaded;
    private volatile boolean broken;

    private PythonEnvironment(Process process, CallBridge bridge, FunctionSpec spec) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.bridge = bridge;
        this.spec = spec;
    }

    static PythonEnvironment start(Path python, PythonFiles files, FunctionSpec spec, CallBridge bridge) {
        Path taskRoot = files.taskRoot(spec.code());
        var builder = new ProcessBuilder(
                python.toString(), "-B", "-E", "-s", "-S", files.bootstrap().toString());
        var environment = builder.environment();
        // Windows programs do not start without it.
        String systemRoot = environment.get("SystemRoot");
        environment.clear();
        if (systemRoot != null) {
            environment.put("SystemRoot", systemRoot);
        }
        environment.putAll(spec.environment());
        environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        builder.directory(taskRoot.toFile());
        try {
            var started = new PythonEnvironment(builder.start(), bridge, spec);
            aside("lambda-stdout", started::listen);
            aside("lambda-stderr", started::drain);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * On a thread of the system's: reading a pipe holds on to the thread below a virtual one, and as many warm functions as there are
     * processors would leave none for anything else.
     */
    private static void aside(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    /** Hands over what the process says, line by line, and at last that it says no more. */
    private void listen() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(Optional.of(line));
            }
        } catch (IOException e) {
            // The process has ended.
        } finally {
            said.add(Optional.empty());
        }
    }

    /** What is written past Python's own streams, by C code or child processes, ends in the log as well. */
    private void drain() {
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                log.event(line + "\n");
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    @Override
    public Outcome invoke(Invocation invocation, LogSink sink) {
        log = sink;
        Duration limit = loaded ? spec.timeout() : spec.timeout().plus(INIT);
        var done = new CountDownLatch(1);
        var timedOut = new AtomicBoolean();
        aside("lambda-timeout", () -> killAfter(limit, done, timedOut));
        try {
            send(request(invocation));
            return converse(invocation);
        } catch (IOException | UncheckedIOException e) {
            broken = true;
            return timedOut.get() ? timedOut(invocation) : ended(invocation);
        } finally {
            done.countDown();
            log = new NoLog();
        }
    }

    private void killAfter(Duration limit, CountDownLatch done, AtomicBoolean timedOut) {
        try {
            if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                timedOut.set(true);
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode request(Invocation invocation) {
        return JSON.createObjectNode()
                .put("requestId", invocation.requestId())
                .put("functionArn", invocation.functionArn())
                .put("timeout", spec.timeout().toMillis() / 1000.0)
                .put("event", invocation.event());
    }

    private Outcome converse(Invocation invocation) throws IOException {
        Duration init = null;
        for (JsonNode message = receive(); message != null; message = receive()) {
            Optional<ObjectNode> answer = bridge.answer(message);
            if (answer.isPresent()) {
                send(answer.get());
            } else if (message.has("log")) {
                log.text(message.get("log").asString());
            } else if (message.has("event")) {
                log.event(message.get("event").asString());
            } else if (message.has("loaded")) {
                loaded = true;
                init = Duration.ofNanos((long) (message.get("loaded").asDouble() * 1_000_000));
            } else {
                return outcome(message, init);
            }
        }
        throw new IOException("process " + invocation.functionArn() + " has ended");
    }

    private Outcome outcome(JsonNode message, @Nullable Duration init) {
        boolean failed = message.has("failed");
        JsonNode end = message.get(failed ? "failed" : "done");
        broken |= end.path("fatal").asBoolean(false);
        return new Outcome(
                end.get("payload").asString(), failed, end.path("memory").asInt(0), Optional.ofNullable(init));
    }

    private void send(ObjectNode message) throws IOException {
        in.write(JSON.writeValueAsString(message));
        in.write('\n');
        in.flush();
    }

    /** The next message; null when the process has ended. */
    private @Nullable JsonNode receive() throws IOException {
        try {
            return said.take().map(JSON::readTree).orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private Outcome timedOut(Invocation invocation) {
        String message = "RequestId: " + invocation.requestId() + " Error: Task timed out after "
                + String.format(Locale.ROOT, "%.2f", spec.timeout().toMillis() / 1000.0) + " seconds";
        return RuntimeFailure.of("Sandbox.Timedout", message);
    }

    private static Outcome ended(Invocation invocation) {
        return RuntimeFailure.of(
                "Runtime.ExitError",
                "RequestId: " + invocation.requestId() + " Error: Runtime exited without providing a reason");
    }

    @Override
    public boolean isUsable() {
        return !broken && process.isAlive();
    }

    @Override
    public void close() {
        broken = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static final class NoLog implements LogSink {
        @Override
        public void text(String piece) {}

        @Override
        public void event(String event) {}
    }
}
