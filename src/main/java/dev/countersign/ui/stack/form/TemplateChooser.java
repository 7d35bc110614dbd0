package dev.countersign.ui.stack.form;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the user for a template's file. There is no file dialog on a headless screen, hence the interface. */
@FunctionalInterface
public interface TemplateChooser {
    /** The chosen file; empty when the user chose none. */
    Optional<Path> choose(Window owner);

    /** The file dialog of the system. */
    static TemplateChooser ofSystem() {
        return owner -> {
            var chooser = new FileChooser();
            chooser.setTitle("Open a CloudFormation template");
            chooser.getExtensionFilters()
                    .addAll(
                            new FileChooser.ExtensionFilter(
                                    "CloudFormation templates", "*.yaml", "*.yml", "*.json", "*.template"),
                            new FileChooser.ExtensionFilter("All files", "*"));
            return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
        };
    }
}
