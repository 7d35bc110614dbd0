package dev.countersign.cli;

import dev.countersign.app.FileTrouble;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.SandboxOptions;
import dev.countersign.sandbox.api.Traffic;
import dev.countersign.sandbox.wire.Quotas;
import dev.countersign.scenario.Scenario;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign sandbox}: a local AWS for the CLI, boto3, SDKs and other windows of ours. */
@Command(
        name = "sandbox",
        description = {
            "Serves a local AWS on 127.0.0.1 until it is ended (Ctrl+C).",
            "When it is ready it prints shell-readable lines: the endpoint, the Region, the start URL of its IAM Identity"
                    + " Center, and the keys of its personas."
        },
        mixinStandardHelpOptions = true,
        subcommands = AdvanceCommand.class)
final class SandboxCommand implements Callable<Integer> {
    private static final int LONGEST_DELAY = 10_000;

    private volatile Traffic traffic = Traffic.FREE;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port; 0 = any free one (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int port;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Also writes the lines to FILE, readable by you only.")
    private @Nullable Path environmentFile;

    @Option(
            names = "--region",
            paramLabel = "R",
            description = "Its Region (default: ${DEFAULT-VALUE}).",
            defaultValue = "eu-west-1")
    private String region = "eu-west-1";

    @Option(
            names = "--poll-seconds",
            paramLabel = "N",
            description =
                    "How often polling pipelines look for a new object version (default: ${DEFAULT-VALUE}, as on AWS).",
            defaultValue = "60")
    private int pollSeconds;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description =
                    "python3 (3.8 or later) for Lambda code. Default: on Linux the first on PATH, elsewhere none.")
    private @Nullable Path python;

    @Option(names = "--no-foreign-code", description = "Refuses Lambda code that is not Countersign's own.")
    private boolean noForeignCode;

    @Option(
            names = "--quotas",
            description = {
                "Refuses calls beyond AWS's quotas, as its smaller Regions do: those of Step Functions, and five a second for",
                "each operation of CodePipeline."
            })
    private boolean quotas;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            description = "Milliseconds that each call takes longer, as over a network (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int delay;

    @Option(
            names = "--scenario",
            paramLabel = "CODE",
            description = "Brings a fault about first, for 'countersign doctor' to find; see --list-scenarios.")
    private @Nullable String scenario;

    @Option(names = "--list-scenarios", description = "Prints the faults that can be brought about, and ends.")
    private boolean listScenarios;

    @Override
    public Integer call() {
        if (listScenarios) {
            Scenarios.all().forEach(one -> spec.commandLine().getOut().println(one.code() + "  " + one.line()));
            return ExitCode.OK;
        }
        Optional<Scenario> fault = scenario();
        try (Sandbox sandbox = start()) {
            List<String> lines = new ArrayList<>(SandboxEnvironment.lines(sandbox));
            fault.map(one -> bring(one, sandbox))
                    .ifPresent(execution -> lines.add("COUNTERSIGN_EXECUTION_ARN=" + execution.value()));
            // Not before: bringing a fault about asks far more often than anybody who looks for it.
            traffic = wanted();
            save(lines);
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    noForeignCode
                            ? "countersign: Lambda code that is not Countersign's own is refused."
                            : "countersign: this sandbox runs the Lambda code that its administrator key uploads, with your rights.");
            announce(lines);
            awaitTheEnd();
        }
        return ExitCode.OK;
    }

    private Traffic wanted() {
        Duration each = Duration.ofMillis(delay);
        return quotas ? new Quotas(InstantSource.system(), each) : Quotas.delaying(each);
    }

    private Optional<Scenario> scenario() {
        if (scenario == null) {
            return Optional.empty();
        }
        Optional<Scenario> found = Scenarios.ofCode(scenario);
        if (found.isEmpty()) {
            throw usage("there is no scenario " + scenario + "; --list-scenarios prints them");
        }
        return found;
    }

    private static ExecutionArn bring(Scenario scenario, Sandbox sandbox) {
        try (var bench = Workbench.withOurTemplate(SandboxEnvironment.administrator(sandbox))) {
            return scenario.bring().apply(bench);
        } catch (IllegalStateException e) {
            throw new CommandFailure(ExitCode.FAILED, "the fault did not come about: " + e.getMessage());
        }
    }

    private Sandbox start() {
        try {
            return Sandbox.start(options());
        } catch (UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.MISSING,
                    "port " + port + " of 127.0.0.1 cannot be used (" + e.getMessage()
                            + "); choose another, or 0 for any free one.");
        }
    }

    /** What the command line asks for. */
    SandboxOptions options() {
        if (port < 0 || port > 65_535) {
            throw usage("--port must be from 0 to 65535");
        }
        if (pollSeconds < 1) {
            throw usage("--poll-seconds must be 1 or more");
        }
        if (delay < 0 || delay > LONGEST_DELAY) {
            throw usage("--delay must be from 0 to " + LONGEST_DELAY);
        }
        return SandboxOptions.defaults()
                .withTraffic(operation -> traffic.arrives(operation))
                .withPort(port)
                .withRegion(region)
                .withPollInterval(Duration.ofSeconds(pollSeconds))
                .withPython(python == null ? Python.ofThisMachine() : Optional.of(python))
                .withForeignCode(!noForeignCode);
    }

    private void save(List<String> lines) {
        if (environmentFile != null) {
            try {
                SandboxEnvironment.write(environmentFile, lines);
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.MISSING, "cannot write " + environmentFile + ": " + FileTrouble.sentence(e));
            }
        }
    }

    private void announce(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }

    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
