package dev.countersign.ui.kit.saving;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the user for a file. There is no file dialog on a headless screen, hence the interface. */
@FunctionalInterface
public interface FileChoice {
    /**
     * Asks.
     *
     * @param suggested a name for a file that is to be written; empty for one that is to be read
     * @return empty when the user chose none
     */
    Optional<Path> choose(Window owner, String suggested);

    /** The system's dialog for a file that is to be written; it has asked before one is replaced. */
    static FileChoice toSave(String title, String kind, String pattern) {
        return (owner, suggested) -> {
            FileChooser chooser = chooser(title, kind, pattern);
            chooser.setInitialFileName(suggested);
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        };
    }

    /** The system's dialog for a file that is to be read. */
    static FileChoice toOpen(String title, String kind, String pattern) {
        return (owner, suggested) -> Optional.ofNullable(
                        chooser(title, kind, pattern).showOpenDialog(owner))
                .map(File::toPath);
    }

    private static FileChooser chooser(String title, String kind, String pattern) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, pattern));
        return chooser;
    }
}
