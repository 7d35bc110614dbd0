package dev.countersign.app.shell;

import dev.countersign.host.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window on the desktop: its icon, its size, and where it was last time. */
public final class MainWindow {
    private static final double SMALLEST_WIDTH = 1100;
    private static final double SMALLEST_HEIGHT = 720;
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private final Stage stage;
    private final Settings settings;

    public MainWindow(Stage stage, Shell shell, Settings settings) {
        this.stage = stage;
        this.settings = settings;
        stage.titleProperty().bind(shell.windowTitle());
        stage.setScene(shell.scene());
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        ICON_SIZES.forEach(size -> stage.getIcons().add(icon(size)));
        restore();
    }

    /** Shows the window. */
    public void show() {
        stage.show();
        stage.toFront();
    }

    /** Tells whether anybody can see the window, now and whenever that changes. */
    public void whenSeenOrNot(Consumer<Boolean> listener) {
        stage.iconifiedProperty().subscribe(iconified -> listener.accept(!iconified));
    }

    public boolean isSeen() {
        return !stage.isIconified();
    }

    /** Remembers size and place for the next time. */
    public void remember() {
        if (!stage.isMaximized() && !stage.isIconified()) {
            settings.put("window.x", stage.getX());
            settings.put("window.y", stage.getY());
            settings.put("window.width", stage.getWidth());
            settings.put("window.height", stage.getHeight());
        }
        settings.put("window.maximized", stage.isMaximized());
        settings.save();
    }

    private void restore() {
        settings.number("window.width").filter(width -> width >= SMALLEST_WIDTH).ifPresent(stage::setWidth);
        settings.number("window.height")
                .filter(height -> height >= SMALLEST_HEIGHT)
                .ifPresent(stage::setHeight);
        double x = settings.number("window.x").orElse(Double.NaN);
        double y = settings.number("window.y").orElse(Double.NaN);
        // A screen that is no longer there must not swallow the window.
        boolean visible =
                Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(area -> holds(area, x, y));
        if (visible) {
            stage.setX(x);
            stage.setY(y);
        }
        if (settings.flag("window.maximized")) {
            stage.setMaximized(true);
        }
    }

    private static boolean holds(Rectangle2D area, double x, double y) {
        return area.contains(x, y) && area.contains(x + 200, y + 100);
    }

    private static Image icon(int size) {
        String file = "/dev/countersign/icons/countersign-" + size + ".png";
        try (InputStream picture = Objects.requireNonNull(MainWindow.class.getResourceAsStream(file), file)) {
            return new Image(picture);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
