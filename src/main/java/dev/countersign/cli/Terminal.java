package dev.countersign.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** The person at the terminal. What is said goes to standard error, so that standard output stays for the result. */
interface Terminal {
    /** Says a line. */
    void say(String line);

    /** Whether somebody can answer. */
    boolean canAsk();

    /** Asks for something that is not shown while it is typed; absent when the person would not answer. */
    Optional<String> askSecretly(String question);

    /** This program's own. */
    static Terminal ofThisProgram(PrintWriter err) {
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new Terminal() {
            @Override
            public void say(String line) {
                err.println(line);
                err.flush();
            }

            @Override
            public boolean canAsk() {
                return interactive;
            }

            @Override
            public Optional<String> askSecretly(String question) {
                if (console == null || !interactive) {
                    return Optional.empty();
                }
                char[] typed = console.readPassword("%s", question);
                return typed == null ? Optional.empty() : Optional.of(new String(typed));
            }
        };
    }
}
