package dev.countersign.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The two looks of the program. {@link #use} sets the controls' base; {@link #on} gives a scene our own style sheets. */
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css");

    private static final String FOLDER = "/dev/countersign/ui/theme/";
    private static final List<String> SHEETS =
            List.of("countersign.css", "kit.css", "shell.css", "stack.css", "session.css", "lists.css", "doctor.css");
    private static final List<String> FONTS = List.of(
            "inter-latin-400-normal.woff",
            "inter-latin-500-normal.woff",
            "inter-latin-600-normal.woff",
            "inter-latin-700-normal.woff",
            "jetbrains-mono-latin-400-normal.woff");

    private final String colours;

    Theme(String colours) {
        this.colours = colours;
    }

    /** Loads the bundled fonts. Once, before the first scene is shown. */
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream file = Theme.class.getResourceAsStream(FOLDER + "fonts/" + font)) {
                Font.loadFont(Objects.requireNonNull(file, font), 13);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the font " + font, e);
            }
        }
    }

    /** Makes this the base look of all controls of the program. */
    public void use() {
        Application.setUserAgentStylesheet(
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Gives a scene the style sheets of this theme in place of any other's. */
    public void on(Scene scene) {
        scene.getStylesheets().setAll(sheets());
    }

    /** The style sheets of this theme, for whatever has a scene of its own, such as a dialog. */
    public List<String> sheets() {
        return Stream.concat(Stream.of(colours), SHEETS.stream())
                .map(Theme::address)
                .toList();
    }

    private static String address(String sheet) {
        URL url = Objects.requireNonNull(Theme.class.getResource(FOLDER + sheet), sheet);
        return url.toExternalForm();
    }
}
