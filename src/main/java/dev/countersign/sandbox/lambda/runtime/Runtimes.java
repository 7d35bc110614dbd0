package dev.countersign.sandbox.lambda.runtime;

import dev.countersign.sandbox.lambda.calls.EndpointCalls;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Decides what runs a function: Python where there is one, else the Java twin of exactly that code, else nothing, with a function
 * error that says why.
 */
public final class Runtimes implements AutoCloseable {
    private final Optional<Path> python;
    private final boolean foreignCode;
    private final EndpointCalls calls;
    private final CallBridge bridge;
    private final AtomicBoolean warmedUp = new AtomicBoolean();
    private Optional<Optional<Path>> resolved = Optional.empty();
    private Optional<PythonFiles> files = Optional.empty();
    private boolean closed;

    /**
     * @param python empty if there is none to use
     * @param foreignCode whether code that is not ours may run
     * @param endpoint the sandbox's own, where the functions' calls go
     */
    public Runtimes(Optional<Path> python, boolean foreignCode, Supplier<URI> endpoint, String region) {
        this.python = python;
        this.foreignCode = foreignCode;
        this.calls = new EndpointCalls(endpoint, region);
        this.bridge = new CallBridge(calls, region);
    }

    /** Prepares in the background, once, what the first invocation would otherwise wait for. */
    public void warmUp() {
        if (warmedUp.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("lambda-warm-up").start(() -> {
                prepareFiles();
                calls.warmUp();
            });
        }
    }

    private synchronized void prepareFiles() {
        if (!closed && interpreter().isPresent()) {
            files();
        }
    }

    /** A new environment for a function; every problem shows when it is invoked. */
    public ExecutionEnvironment start(FunctionSpec spec) {
        Optional<Twin> twin = spec.code().inlineSha256().flatMap(Twins::of);
        if (!foreignCode && twin.isEmpty()) {
            return new RuntimeFailure(
                    "Sandbox.ForeignCodeRefused",
                    "This sandbox runs only the code of its own template, and " + spec.name() + " has other code.");
        }
        if (!spec.runtime().startsWith("python3.")) {
            return new RuntimeFailure(
                    "Sandbox.UnsupportedRuntime",
                    "The sandbox runs functions of the python3 runtimes, and " + spec.name() + " is for "
                            + spec.runtime() + ".");
        }
        Optional<Path> interpreter = interpreter();
        if (interpreter.isPresent()) {
            return PythonEnvironment.start(interpreter.get(), files(), spec, bridge);
        }
        return twin.<ExecutionEnvironment>map(found -> new TwinEnvironment(found, spec, calls))
                .orElseGet(() -> new RuntimeFailure(
                        "Sandbox.NoPython",
                        "The sandbox has no python3 (3.8 or newer) to run " + spec.name()
                                + " with. Install one, or name one with --python."));
    }

    private synchronized Optional<Path> interpreter() {
        if (resolved.isEmpty()) {
            resolved = Optional.of(python.flatMap(PythonInterpreter::resolve));
        }
        return resolved.get();
    }

    private synchronized PythonFiles files() {
        if (files.isEmpty()) {
            files = Optional.of(PythonFiles.create());
        }
        return files.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        files.ifPresent(PythonFiles::close);
        calls.close();
    }
}
