package dev.countersign.ui.permission;

import dev.countersign.session.permission.PolicyRole;
import dev.countersign.ui.kit.CopyTextButton;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.json.JsonArea;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The policy that gives a role just what it needs here, to hand to an administrator. */
public final class PolicyPane extends VBox {
    /** Asks the user for a file. There is no file dialog on a headless screen, hence the interface. */
    @FunctionalInterface
    public interface FileChoice {
        /** The chosen file; empty when the user chose none. */
        Optional<Path> choose(Window owner, String suggested);

        /** The file dialog of the system. */
        static FileChoice ofSystem() {
            return (owner, suggested) -> {
                var chooser = new FileChooser();
                chooser.setTitle("Save the policy");
                chooser.setInitialFileName(suggested);
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            };
        }
    }

    PolicyPane(PermissionsViewModel model, FileChoice chooser) {
        getStyleClass().add("policy-pane");
        Label meaning = new Label();
        meaning.setWrapText(true);
        meaning.getStyleClass().add("caption");
        meaning.textProperty()
                .bind(model.roleProperty()
                        .map(role -> role.title() + ": " + role.meaning()
                                + ". For what is at hand here; hand it to whoever administers the account."));
        JsonArea text = JsonArea.viewer("The policy");
        model.policyProperty().subscribe(text::show);
        VBox.setVgrow(text, Priority.ALWAYS);
        Label saved = new Label();
        saved.setId("policy-saved");
        saved.getStyleClass().add("caption");
        saved.textProperty().bind(model.savedProperty());
        Button copy = new CopyTextButton("Copy", model.policyProperty()::get);
        copy.setId("policy-copy");
        Button save = new Button("Save as…");
        save.setId("policy-save");
        save.setOnAction(event -> chooser.choose(
                        getScene().getWindow(),
                        "countersign-" + model.roleProperty().get().name().toLowerCase(Locale.ROOT) + ".json")
                .ifPresent(model::save));
        HBox actions = new HBox(8, copy, save, saved);
        actions.setAlignment(Pos.CENTER_LEFT);
        VBox body = new VBox(10, meaning, text, actions);
        Panel panel = new Panel("Policy", body, roles(model));
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
    }

    private static ComboBox<PolicyRole> roles(PermissionsViewModel model) {
        ComboBox<PolicyRole> roles = new ComboBox<>();
        roles.setId("policy-role");
        roles.setAccessibleText("Whom the policy is for");
        roles.getItems().setAll(PolicyRole.values());
        roles.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable PolicyRole role) {
                return role == null ? "" : role.title();
            }

            @Override
            public @Nullable PolicyRole fromString(String text) {
                return null;
            }
        });
        roles.valueProperty().bindBidirectional(model.roleProperty());
        return roles;
    }
}
