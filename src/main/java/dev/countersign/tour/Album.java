package dev.countersign.tour;

import dev.countersign.ui.fx.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Numbered pictures of the window, and of what lies over it, written while the tour goes on. */
final class Album {
    private final Driver driver;
    private final Path folder;
    private int taken;

    Album(Driver driver, Path folder) {
        this.driver = driver;
        this.folder = folder;
    }

    /** Takes a picture once the window has come to rest; answers its file's name. */
    String take(String name) {
        driver.settle();
        Image image = driver.onFx(this::windows);
        String file = "%02d-%s.png".formatted(++taken, name);
        try {
            Pictures.write(image, folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    /** The main window with its dialogs where they are on screen. */
    private Image windows() {
        Stage main = driver.stage();
        Image below = Pictures.of(main.getScene());
        var all = new WritableImage(below.getPixelReader(), (int) below.getWidth(), (int) below.getHeight());
        List<Window> over = new ArrayList<>(Window.getWindows());
        over.removeIf(window -> window.equals(main) || !window.isShowing() || window.getScene() == null);
        over.forEach(window -> lay(window, main, all));
        return all;
    }

    private static void lay(Window window, Stage main, WritableImage all) {
        Image picture = Pictures.of(window.getScene());
        int x = (int) (window.getX()
                + window.getScene().getX()
                - main.getX()
                - main.getScene().getX());
        int y = (int) (window.getY()
                + window.getScene().getY()
                - main.getY()
                - main.getScene().getY());
        int width = (int) Math.min(picture.getWidth(), all.getWidth() - x);
        int height = (int) Math.min(picture.getHeight(), all.getHeight() - y);
        if (x < 0 || y < 0 || width <= 0 || height <= 0) {
            return;
        }
        frame(all, x, y, width, height);
        all.getPixelWriter().setPixels(x, y, width, height, picture.getPixelReader(), 0, 0);
    }

    /** What a desktop would draw: the window behind, dimmed, and a line around the dialog. */
    private static void frame(WritableImage all, int x, int y, int width, int height) {
        PixelWriter pixels = all.getPixelWriter();
        for (int row = 0; row < (int) all.getHeight(); row++) {
            for (int column = 0; column < (int) all.getWidth(); column++) {
                boolean line = column >= x - 1 && column <= x + width && row >= y - 1 && row <= y + height;
                int colour = all.getPixelReader().getArgb(column, row);
                pixels.setArgb(column, row, line ? 0xff70707c : dimmed(colour));
            }
        }
    }

    private static int dimmed(int colour) {
        int red = (colour >> 16 & 0xff) * 7 / 10;
        int green = (colour >> 8 & 0xff) * 7 / 10;
        int blue = (colour & 0xff) * 7 / 10;
        return 0xff000000 | red << 16 | green << 8 | blue;
    }
}
