package dev.countersign.testing;

import dev.countersign.aws.Gateways;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import dev.countersign.watch.WatchLoop;
import dev.countersign.watch.Watcher;
import dev.countersign.watch.budget.Budgets;
import dev.countersign.watch.budget.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** A sandbox in which time passes, with our stack in it, and a watcher that follows it with real clients. */
public final class WatchedSandbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunningSandbox sandbox;
    private final Gateways gateways;
    private final WatchLoop loop;
    private final Map<String, String> outputs;

    /** @param sandbox started; its time passes by itself */
    public WatchedSandbox(RunningSandbox sandbox, Persona persona) {
        this(sandbox, persona, UnaryOperator.identity());
    }

    /** @param change makes another text of our template */
    public WatchedSandbox(RunningSandbox sandbox, Persona persona, UnaryOperator<String> change) {
        this.sandbox = sandbox;
        this.outputs = deploy(change.apply(template()));
        this.gateways = SandboxSessions.gateways(sandbox, persona);
        this.loop = new WatchLoop(workers -> new Watcher(
                new Sources(gateways.executions(), gateways.pipelines(), gateways.objects(), gateways.rules()),
                Budgets.ofThisMachine(),
                gateways.clock(),
                InstantSource.system(),
                workers));
    }

    /** Time passes in it by itself, and the template's own Python runs. */
    public static RunningSandbox inRealTime() {
        return new RunningSandbox(
                options -> options.withWall(InstantSource.system()).withPython(Python.ofThisMachine()));
    }

    /** The same, started. */
    public static RunningSandbox startedInRealTime() {
        return RunningSandbox.started(
                options -> options.withWall(InstantSource.system()).withPython(Python.ofThisMachine()));
    }

    private Map<String, String> deploy(String template) {
        CloudFormationClient cfn = sandbox.client(CloudFormationClient.builder());
        cfn.createStack(r -> r.stackName("demo").templateBody(template).capabilities(Capability.CAPABILITY_IAM));
        sandbox.advance(Duration.ofMinutes(5));
        return cfn.describeStacks(r -> r.stackName("demo")).stacks().getFirst().outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private static String template() {
        try {
            return Files.readString(Path.of("stacks/codepipeline-approval.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunningSandbox sandbox() {
        return sandbox;
    }

    public Gateways gateways() {
        return gateways;
    }

    public Watcher watcher() {
        return loop.watcher();
    }

    /** An output of the stack. */
    public String output(String key) {
        return outputs.getOrDefault(key, "no output " + key);
    }

    /** Waits for a snapshot of this kind. */
    public Snapshot await(String what, Predicate<Snapshot> wanted) {
        var found = new CompletableFuture<Snapshot>();
        try (Subscription _ = watcher().subscribe(snapshot -> {
            if (wanted.test(snapshot)) {
                found.complete(snapshot);
            }
        })) {
            return found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(
                    "waited in vain until " + what + "; last: " + watcher().snapshot(), e);
        }
    }

    @Override
    public void close() {
        loop.close();
        gateways.close();
    }
}
