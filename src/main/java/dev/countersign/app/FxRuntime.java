package dev.countersign.app;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** The JavaFX toolkit of this program. */
public final class FxRuntime {
    /** Held, since a logger that nobody holds forgets its level. It warns of JavaFX on the class path, where we want it. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private FxRuntime() {}

    /** Has everything drawn in memory, with no display and no native windows; to be called before {@link #start}. */
    public static void drawWithoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        // Drawing is the processor's work here, and nobody watches: 20 pictures a second will do.
        System.setProperty("javafx.animation.pulse", "20");
    }

    /**
     * Starts the toolkit and returns when it runs.
     *
     * @return what is missing, as one sentence; empty if it runs
     */
    public static Optional<String> start() {
        JAVAFX.setLevel(Level.SEVERE);
        QuietErrors.install();
        System.setProperty("prism.lcdtext", "false");
        Optional<String> missing = Display.missing();
        if (missing.isPresent()) {
            return missing;
        }
        var running = new CountDownLatch(1);
        try {
            Platform.setImplicitExit(false);
            Platform.startup(running::countDown);
            running.await();
            return Optional.empty();
        } catch (UnsupportedOperationException | LinkageError e) {
            return Optional.of("the window cannot be opened: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("starting the window was interrupted");
        }
    }

    /** Ends the toolkit; it cannot be started again in this program. */
    public static void stop() {
        Platform.exit();
    }
}
