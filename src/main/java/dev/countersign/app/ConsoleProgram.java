package dev.countersign.app;

import dev.countersign.host.LogFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens a console in this program and ends it in order. */
public final class ConsoleProgram {
    private ConsoleProgram() {}

    /**
     * Opens the window and returns when it was closed.
     *
     * @param packs evidence packs to open in it
     * @return what is missing for a window, as one sentence; empty if there was one
     */
    public static Optional<String> runUntilClosed(ConsoleOptions options, List<Path> packs) {
        Optional<LogFile> log = options.logs().map(LogFile::in);
        try {
            return untilClosed(options, packs, log.flatMap(LogFile::trouble));
        } finally {
            log.ifPresent(LogFile::close);
        }
    }

    private static Optional<String> untilClosed(ConsoleOptions options, List<Path> packs, Optional<String> trouble) {
        Optional<String> missing = FxRuntime.start();
        if (missing.isPresent()) {
            return missing;
        }
        var closed = new CompletableFuture<Void>();
        var sandbox = new EmbeddedSandbox(options.settings().text("python").map(Path::of));
        Platform.runLater(() -> {
            try {
                var stage = new Stage();
                var console = new Console(stage, options, sandbox);
                stage.setOnHidden(event -> {
                    console.close();
                    closed.complete(null);
                });
                console.show();
                packs.forEach(console::openPack);
                trouble.ifPresent(console::notice);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        try {
            closed.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the console could not be opened", e.getCause());
        } finally {
            sandbox.close();
            FxRuntime.stop();
        }
        return Optional.empty();
    }
}
