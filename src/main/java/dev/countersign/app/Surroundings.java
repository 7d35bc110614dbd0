package dev.countersign.app;

import dev.countersign.app.sessions.AccountMarks;
import dev.countersign.app.sessions.Quotas;
import dev.countersign.app.shell.Shell;
import dev.countersign.session.ReadOnlySwitch;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a session needs of the console around it; the same for all.
 *
 * @param folders where a session keeps what outlives it
 * @param quotas what calls may be made, shared by sessions in the same place
 * @param marks how accounts look
 * @param owner whom a session tells what it cannot do itself
 */
record Surroundings(
        Background background,
        Frame frame,
        Folders folders,
        ZoneId zone,
        Quotas quotas,
        AccountMarks marks,
        ReadOnlySwitch readOnly,
        Owner owner) {

    /**
     * The window.
     *
     * @param prompt the person, for signing in again
     * @param browse opens a web page
     * @param show shows a folder in the system's program for it
     * @param seen whether the window can be seen
     */
    record Frame(
            Shell shell, WindowPrompt prompt, Consumer<String> browse, Consumer<Path> show, BooleanSupplier seen) {}

    /**
     * Folders on this machine.
     *
     * @param forms for what was entered in forms
     * @param journal for the journal of what was mended
     */
    record Folders(Path forms, Path journal) {}

    /** Whoever has the sessions. */
    interface Owner {
        /** Goes on as somebody else of the same sandbox. */
        void changePersona(ConsoleSession present, String persona, Consumer<Problem> onProblem);

        /** There is something new about a session. */
        void changed();
    }
}
