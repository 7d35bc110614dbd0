package dev.countersign.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The doctor's options about evidence packs. */
final class PackOptions {
    @Option(
            names = "--pack",
            paramLabel = "FILE",
            description =
                    "Writes an evidence pack, too: one file with what was read, redacted, to be looked at offline.")
    private @Nullable Path to;

    @Option(names = "--force", description = "With --pack: replaces a file that is there.")
    private boolean force;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Diagnoses from an evidence pack: offline, nobody signs in.")
    private @Nullable Path from;

    /** Where a pack is to be written. */
    Optional<Path> to() {
        return Optional.ofNullable(to);
    }

    /** The pack to read instead of AWS. */
    Optional<Path> from() {
        return Optional.ofNullable(from);
    }

    boolean replaces() {
        return force;
    }

    /** Refuses what makes no sense, before anything is asked of AWS. */
    void check(CommandSpec spec, boolean watch, boolean one, boolean many) {
        if (from != null && (one || many || to != null || watch)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from FILE is about what the pack holds; name nothing else beside it but --json");
        }
        if (to != null && (!one || many || watch)) {
            throw new ParameterException(
                    spec.commandLine(), "--pack FILE needs the ARN of one execution, and goes without --watch");
        }
        if (to != null) {
            checkPlace(to);
        }
    }

    /** What can be known before the examination, whose answer would be lost otherwise. */
    private void checkPlace(Path to) {
        Path folder = Optional.ofNullable(to.toAbsolutePath().getParent()).orElse(to);
        if (Files.isDirectory(to)) {
            throw new CommandFailure(ExitCode.USAGE, to + " is a folder; name a file.");
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.USAGE, "There is no folder " + folder + " for the evidence pack.");
        }
        if (!Files.isWritable(folder)) {
            throw new CommandFailure(ExitCode.MISSING, "The folder " + folder + " cannot be written to.");
        }
        if (!force && Files.exists(to)) {
            throw new CommandFailure(ExitCode.USAGE, to + " exists; name another file, or replace it with --force.");
        }
    }
}
