package dev.countersign;

import dev.countersign.cli.CommandLineProgram;

/** Starts the command line. It extends nothing of JavaFX, so that {@code java -cp} works without a module path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int exitCode = CommandLineProgram.run(args);
        if (exitCode != CommandLineProgram.KEEP_RUNNING) {
            System.exit(exitCode);
        }
    }
}
