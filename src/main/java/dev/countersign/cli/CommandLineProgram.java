package dev.countersign.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs a command line: one sentence and an exit code for everything that goes wrong, never a stack trace. */
public final class CommandLineProgram {
    /** Not an exit code: the command goes on on other threads and ends the program itself. */
    public static final int KEEP_RUNNING = -1;

    private CommandLineProgram() {}

    /** Runs with the program's own streams. */
    public static int run(String... args) {
        return with(
                        new PrintWriter(System.out, true, System.out.charset()),
                        new PrintWriter(System.err, true, System.err.charset()))
                .execute(args);
    }

    static CommandLine with(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Countersign())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(usageErrors())
                .setExecutionExceptionHandler(failures());
    }

    /** Says what is wrong with a command line. */
    static IParameterExceptionHandler usageErrors() {
        return new UsageErrors();
    }

    /** Says what has gone wrong. */
    static IExecutionExceptionHandler failures() {
        return new UnexpectedErrors();
    }

    private static final class UsageErrors implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException e, String[] args) {
            CommandLine command = e.getCommandLine();
            PrintWriter err = command.getErr();
            err.println("countersign: " + e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            return ExitCode.USAGE;
        }
    }

    private static final class UnexpectedErrors implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
            if (e instanceof CommandFailure failure) {
                command.getErr().println("countersign: " + failure.getMessage());
                return failure.exitCode();
            }
            String message = e.getMessage() == null ? "" : ": " + e.getMessage();
            command.getErr()
                    .println("countersign: unexpected error: " + e.getClass().getSimpleName() + message);
            return ExitCode.UNEXPECTED;
        }
    }
}
