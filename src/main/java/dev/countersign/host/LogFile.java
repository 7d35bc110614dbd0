package dev.countersign.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The program's log: five files of one megabyte that take turns, without secrets. Open one at the start and close it at the
 * end; in between, everything that is logged with {@link System.Logger} or by a library gets there. A second program at the
 * same time gets files of its own.
 */
public final class LogFile implements AutoCloseable {
    private static final int FILES = 5;
    private static final int FILE_SIZE = 1_000_000;
    private static final String OURS = "dev.countersign";

    private final Path folder;
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger(OURS);
    private final System.Logger log = System.getLogger(LogFile.class.getName());
    private final List<Before> terminal;
    private final @Nullable Level levelBefore;
    private final Optional<Handler> handler;
    private Optional<String> trouble = Optional.empty();

    private LogFile(Path folder) {
        this.folder = folder;
        this.terminal = Arrays.stream(root.getHandlers())
                .map(other -> new Before(other, other.getFormatter(), other.getLevel()))
                .toList();
        this.levelBefore = ours.getLevel();
        this.handler = open();
        // What goes to the terminal must be clean, too; and it need not tell what the file tells.
        terminal.forEach(before -> before.handler.setFormatter(new RedactedLines()));
        handler.ifPresent(file -> terminal.forEach(before -> before.handler.setLevel(Level.WARNING)));
        log.log(System.Logger.Level.INFO, Program.title() + " begins. " + Program.surroundings());
    }

    /** Begins to write into a folder; without it, if that fails. */
    public static LogFile in(Path folder) {
        return new LogFile(folder);
    }

    private Optional<Handler> open() {
        try {
            Files.createDirectories(folder);
            // %u: another program's files; %g: the older ones.
            var file = new FileHandler(folder.resolve("countersign.%u.%g.log").toString(), FILE_SIZE, FILES, true);
            file.setEncoding("UTF-8");
            file.setFormatter(new RedactedLines());
            file.setLevel(Level.FINE);
            root.addHandler(file);
            ours.setLevel(Level.FINE);
            return Optional.of(file);
        } catch (IOException | SecurityException e) {
            trouble = Optional.of("No log can be written to " + folder + ".");
            log.log(System.Logger.Level.WARNING, "No log can be written to " + folder + ": " + e);
            return Optional.empty();
        }
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** Why nothing is written, as a sentence for the window; absent when it is. */
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        log.log(System.Logger.Level.INFO, Program.title() + " ends.");
        handler.ifPresent(file -> {
            root.removeHandler(file);
            file.close();
        });
        ours.setLevel(levelBefore);
        terminal.forEach(Before::again);
    }

    /** How a handler was before the log was opened. */
    private record Before(
            Handler handler,
            @Nullable Formatter formatter,
            @Nullable Level level) {
        void again() {
            handler.setFormatter(formatter == null ? new SimpleFormatter() : formatter);
            handler.setLevel(level == null ? Level.INFO : level);
        }
    }
}
