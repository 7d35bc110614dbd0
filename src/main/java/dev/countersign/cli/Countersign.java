package dev.countersign.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code countersign}: without a command it opens the window. */
@Command(
        name = "countersign",
        description = "A desktop console for approvals that a workflow waits for. Without a command: opens the window.",
        mixinStandardHelpOptions = true,
        version = "Countersign 0.1.0",
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.UNEXPECTED,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = SandboxCommand.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 it did not come about, 2 something it needs is missing, 64 usage, 70 unexpected error."
        })
final class Countersign implements Callable<Integer> {
    @Override
    public Integer call() {
        return ExitCode.OK;
    }
}
