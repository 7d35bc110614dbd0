package dev.countersign.testing;

import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Pictures;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A stage for the test of one screen, at the corner where a headless screen can draw it. With {@code
 * -Dcountersign.pictures=DIR}, {@link #picture} writes what is on it.
 */
public final class FxStage implements BeforeEachCallback, AfterEachCallback {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 800;

    private final FxRobot robot = new FxRobot();
    private ExecutorService workers;
    private Stage stage;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        workers = Executors.newVirtualThreadPerTaskExecutor();
        stage = FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        workers.shutdownNow();
        onFx(() -> {
            stage.hide();
            return true;
        });
        FxToolkit.cleanupStages();
    }

    /** Work as in the program: virtual threads, and answers on the FX thread. */
    public Background background() {
        return new Background(workers, Platform::runLater);
    }

    /** Shows a screen in the light theme; {@code maker} runs on the FX thread. */
    public void show(Supplier<Parent> maker) {
        onFx(() -> {
            Theme.loadFonts();
            Theme.LIGHT.use();
            var scene = new Scene(maker.get(), WIDTH, HEIGHT);
            Theme.LIGHT.on(scene);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(scene);
            stage.show();
            return true;
        });
    }

    /** Changes the theme of what is shown. */
    public void theme(Theme theme) {
        onFx(() -> {
            theme.use();
            theme.on(stage.getScene());
            return true;
        });
    }

    public FxRobot robot() {
        return robot;
    }

    public Stage stage() {
        return stage;
    }

    /** Runs code on the FX thread and answers its result. */
    public <T> T onFx(Callable<T> code) {
        if (Platform.isFxApplicationThread()) {
            try {
                return code.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return WaitForAsyncUtils.waitForAsyncFx(10_000, code);
    }

    /** Waits until something is so on the FX thread. */
    public void await(String what, BooleanSupplier condition) {
        if (Platform.isFxApplicationThread()) {
            // Inside of another condition: to wait here would keep it from ever coming true.
            if (!condition.getAsBoolean()) {
                throw new NotYet(what);
            }
            return;
        }
        try {
            WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, () -> onFx(() -> holds(condition)));
        } catch (TimeoutException e) {
            picture("timeout");
            throw new AssertionError("waited in vain until " + what, e);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (NotYet | EmptyNodeQueryException e) {
            return false;
        }
    }

    /** What a condition asks for inside of it is not there. */
    private static final class NotYet extends AssertionError {
        private static final long serialVersionUID = 1L;

        NotYet(String what) {
            super("not so: " + what);
        }
    }

    /** Waits for a visible node with this id. */
    public <N extends Node> N await(String id, Class<N> type) {
        await(id + " is there", () -> find(id) != null);
        return type.cast(onFx(() -> find(id)));
    }

    /** Whether a visible node with this id is there. */
    public boolean isShown(String id) {
        return onFx(() -> find(id) != null);
    }

    /** Clicks a button, or the row of a list, without moving the pointer over the screen. */
    public void click(String id) {
        Node node = await(id, Node.class);
        await(id + " is enabled", () -> !node.isDisabled());
        robot.interact(() -> {
            switch (node) {
                case javafx.scene.control.ButtonBase button -> button.fire();
                case javafx.scene.control.ListCell<?> cell -> cell.fireEvent(pressed(cell));
                default -> throw new IllegalArgumentException(id + " is no button");
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static javafx.scene.input.MouseEvent pressed(Node node) {
        var middle = node.localToScreen(
                node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY());
        return new javafx.scene.input.MouseEvent(
                javafx.scene.input.MouseEvent.MOUSE_PRESSED,
                node.getBoundsInLocal().getCenterX(),
                node.getBoundsInLocal().getCenterY(),
                middle.getX(),
                middle.getY(),
                javafx.scene.input.MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    /** Puts text into a field as if it had been typed. */
    public void type(String id, String text) {
        var field = await(id, javafx.scene.control.TextInputControl.class);
        robot.interact(() -> field.setText(text));
    }

    private Node find(String id) {
        for (var window : javafx.stage.Window.getWindows()) {
            for (Node node : window.getScene().getRoot().lookupAll("#" + id)) {
                if (isVisible(node)) {
                    return node;
                }
            }
        }
        return null;
    }

    private static boolean isVisible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Writes the stage as a picture, if pictures were asked for. */
    public void picture(String name) {
        String directory = System.getProperty("countersign.pictures");
        if (directory == null) {
            return;
        }
        WaitForAsyncUtils.waitForFxEvents();
        Image image = onFx(() -> Pictures.of(stage.getScene()));
        try {
            Pictures.write(image, Path.of(directory, name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
