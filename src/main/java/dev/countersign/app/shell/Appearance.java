package dev.countersign.app.shell;

import dev.countersign.host.Settings;
import dev.countersign.ui.kit.Theme;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light or dark, as the system has it until the user chooses; and larger type for a room. */
public final class Appearance {
    private static final String THEME = "theme";
    private static final String PRESENTATION = "presentation";

    private final Settings settings;
    private final Scene scene;
    private Theme theme = Theme.LIGHT;

    Appearance(Settings settings, Scene scene) {
        this.settings = settings;
        this.scene = scene;
        Theme.loadFonts();
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> {
            if (chosen().isEmpty()) {
                apply(ofSystem(scheme));
            }
        });
        chosen().ifPresent(this::apply);
    }

    public Theme theme() {
        return theme;
    }

    /** Uses this theme from now on, whatever the system has. */
    public void choose(Theme chosen) {
        settings.put(THEME, chosen.name());
        apply(chosen);
    }

    /** From light to dark and back. */
    public void toggleTheme() {
        choose(theme == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
    }

    /** Larger type, for a projector. */
    public void setPresentation(boolean on) {
        settings.put(PRESENTATION, on);
        scene.getRoot().getStyleClass().remove(PRESENTATION);
        if (on) {
            scene.getRoot().getStyleClass().add(PRESENTATION);
        }
    }

    public void togglePresentation() {
        setPresentation(!scene.getRoot().getStyleClass().contains(PRESENTATION));
    }

    private Optional<Theme> chosen() {
        return settings.text(THEME).flatMap(name -> switch (name) {
            case "LIGHT" -> Optional.of(Theme.LIGHT);
            case "DARK" -> Optional.of(Theme.DARK);
            default -> Optional.empty();
        });
    }

    private void apply(Theme next) {
        theme = next;
        next.use();
        next.on(scene);
    }

    private static Theme ofSystem(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }
}
