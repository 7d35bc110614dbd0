package dev.countersign.tour;

import dev.countersign.app.Console;
import dev.countersign.app.ConsoleOptions;
import dev.countersign.app.Display;
import dev.countersign.app.EmbeddedSandbox;
import dev.countersign.app.FileTrouble;
import dev.countersign.app.FxRuntime;
import dev.countersign.aws.Gateways;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Plays the demo through the real screens, in a window where there is a display and in memory where there is none. */
public final class Tour {
    private static final Logger LOG = Logger.getLogger(Tour.class.getName());
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final TourOptions options;

    public Tour(TourOptions options) {
        this.options = options;
    }

    /**
     * What the tour came to.
     *
     * @param finalState the state that the execution ended in, as its history has it
     * @param asExpected whether that is the one that the decision leads to
     */
    public record Result(String finalState, boolean asExpected) {}

    /**
     * Plays it. Can be done once in a program.
     *
     * @throws TourFailure when something did not come about
     */
    public Result play() {
        if (Display.missing().isPresent()) {
            FxRuntime.drawWithoutDisplay();
        }
        FxRuntime.start().ifPresent(missing -> {
            throw new TourFailure(missing);
        });
        Path scratch = folders();
        try (var sandbox = new EmbeddedSandbox()) {
            return play(sandbox, scratch);
        } finally {
            FxRuntime.stop();
            delete(scratch);
        }
    }

    private Result play(EmbeddedSandbox sandbox, Path scratch) {
        var opened = new CompletableFuture<Stage>();
        var running = new CompletableFuture<Console>();
        Platform.runLater(() -> {
            try {
                var stage = new Stage();
                var console = new Console(stage, ConsoleOptions.ofNobody(scratch, options.theme()), sandbox);
                stage.setX(0);
                stage.setY(0);
                stage.setWidth(WIDTH);
                stage.setHeight(HEIGHT);
                console.show();
                running.complete(console);
                opened.complete(stage);
            } catch (RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        var driver = new Driver(opened.join());
        var transcript = new Transcript();
        var album = new Album(driver, options.folder());
        try {
            play(driver, album, transcript);
            return conclude(sandbox, transcript);
        } catch (TourFailure e) {
            transcript.step("**" + e.getMessage() + "**", album.take("failed"));
            write(transcript);
            throw e;
        } finally {
            driver.onFx(() -> {
                running.join().close();
                return true;
            });
        }
    }

    private void play(Driver driver, Album album, Transcript transcript) {
        switch (options.chapter()) {
            case FLOW -> new TourScript(options, driver, album, transcript).play();
            case DOCTOR -> new DoctorChapter(driver, album, transcript).play();
        }
    }

    /** Asks Step Functions how it ended, through a client that the console knows nothing of. */
    private Result conclude(EmbeddedSandbox sandbox, Transcript transcript) {
        try (Gateways own = FinalState.connect(sandbox.start())) {
            String state = FinalState.of(own.executions());
            boolean asExpected = state.equals(options.expectedState());
            if (options.chapter() == Chapter.FLOW) {
                transcript.result("Decision", options.approve() ? "approve" : "reject");
            }
            transcript.result("Final state, from GetExecutionHistory", state);
            write(transcript);
            return new Result(state, asExpected);
        }
    }

    private void write(Transcript transcript) {
        try {
            transcript.write(options.folder(), "A tour of Countersign");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the transcript", e);
        }
    }

    private Path folders() {
        try {
            Files.createDirectories(options.folder());
            return Files.createTempDirectory("countersign-tour");
        } catch (IOException e) {
            throw new TourFailure("cannot write to " + options.folder() + ": " + FileTrouble.sentence(e));
        }
    }

    /** A leftover in the temporary folder harms nobody. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            LOG.log(Level.FINE, "{0} was not deleted", folder);
        }
    }
}
