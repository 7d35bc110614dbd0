package dev.countersign.ui.doctor;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the user where a report is to be saved. There is no file dialog on a headless screen, hence the interface. */
@FunctionalInterface
public interface ReportChoice {
    /** The chosen file; empty when the user chose none. */
    Optional<Path> choose(Window owner, String suggested);

    /** The file dialog of the system. */
    static ReportChoice ofSystem() {
        return (owner, suggested) -> {
            var chooser = new FileChooser();
            chooser.setTitle("Save the report");
            chooser.setInitialFileName(suggested);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        };
    }
}
