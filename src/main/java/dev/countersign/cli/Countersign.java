package dev.countersign.cli;

import dev.countersign.app.ConsoleOptions;
import dev.countersign.app.ConsoleProgram;
import dev.countersign.host.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign}: without a command it opens the window. */
@Command(
        name = "countersign",
        description = "A desktop console for approvals that a workflow waits for. Without a command: opens the window.",
        mixinStandardHelpOptions = true,
        version = Program.NAME + " " + Program.VERSION,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.UNEXPECTED,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            WhoamiCommand.class,
            DoctorCommand.class,
            HealthCommand.class,
            SandboxCommand.class,
            TourCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 it did not come about, 2 something it needs is missing, 64 usage, 70 unexpected error."
        })
final class Countersign implements Callable<Integer> {
    /** Where {@code mvn -Prun} wants the tour when there can be no window. */
    private static final String TOUR_INSTEAD = "countersign.tour";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Option(
            names = "--open",
            paramLabel = "FILE",
            description = "Opens the window with an evidence pack; may be named several times.")
    private List<Path> packs = List.of();

    IdentityOptions identity() {
        return identity;
    }

    @Override
    public Integer call() {
        ConsoleOptions options = ConsoleOptions.ofThisUser(identity.session());
        Optional<String> missing =
                ConsoleProgram.runUntilClosed(identity.isReadOnly() ? options.readingOnly() : options, packs);
        if (missing.isEmpty()) {
            return ExitCode.OK;
        }
        String instead = System.getProperty(TOUR_INSTEAD);
        if (instead == null) {
            throw new CommandFailure(
                    ExitCode.MISSING, missing.get() + "; 'countersign tour' shows the same without a window.");
        }
        spec.commandLine()
                .getErr()
                .println("countersign: " + missing.get() + "; playing the tour instead, into " + instead);
        return spec.commandLine().execute("tour", "--out", instead);
    }
}
