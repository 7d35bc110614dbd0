package dev.countersign.ui.session.center;

import dev.countersign.session.profile.file.ConfigEdit;
import dev.countersign.ui.kit.Field;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the exact lines that a profile adds to the configuration file, before they are written. */
final class ProfileSheet extends VBox {
    private final ProfileViewModel model;
    private final Runnable onClose;
    private final VBox lines = new VBox();
    private final Label file = new Label();
    private final HBox buttons = new HBox(8);
    private final VBox outcome = new VBox(8);
    private final TextField name = new TextField();

    ProfileSheet(ProfileViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
        setId("profile-sheet");
        getStyleClass().add("prompt-sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = new Label("Write as profile");
        title.getStyleClass().add("title-section");
        name.setId("profile-name");
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setAccessibleText("Name of the profile");
        name.disableProperty().bind(model.stageProperty().isNotEqualTo(ProfileViewModel.Stage.PREVIEW));
        file.getStyleClass().add("muted");
        file.setWrapText(true);
        lines.getStyleClass().add("edit-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.getStyleClass().add("edit-scroll");
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(230);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        title,
                        new Field("Name of the profile", name, "", model.wrongProperty()).problemId("profile-problem"),
                        sessionName(),
                        file,
                        scroll,
                        new ProblemPane(model.problemProperty(), null),
                        outcome,
                        buttons);
        model.editProperty().subscribe(this::show);
        model.stageProperty().subscribe(this::stage);
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
    }

    private Region sessionName() {
        TextField field = new TextField();
        field.setId("profile-session");
        field.textProperty().bindBidirectional(model.sessionNameProperty());
        field.setAccessibleText("Name of the sso-session");
        field.disableProperty().bind(model.stageProperty().isNotEqualTo(ProfileViewModel.Stage.PREVIEW));
        Field whole = new Field(
                "Name of the sign-in (sso-session)",
                field,
                "Several profiles share it, and so are signed in together.",
                new ReadOnlyStringWrapper("").getReadOnlyProperty());
        whole.setVisible(!model.isSessionNamed());
        whole.setManaged(!model.isSessionNamed());
        return whole;
    }

    private void show(@Nullable ConfigEdit edit) {
        lines.getChildren().clear();
        if (edit == null) {
            file.setText("");
            return;
        }
        file.setText(headline(edit));
        edit.lines().forEach(line -> {
            line.was().ifPresent(was -> lines.getChildren().add(line(" ", "−", was, "removed")));
            lines.getChildren().add(line(Integer.toString(line.number()), "+", line.is(), "added"));
        });
    }

    private static String headline(ConfigEdit edit) {
        if (edit.isEmpty()) {
            return "Nothing has to be written: all of this is in " + edit.file() + " already.";
        }
        boolean changes = edit.lines().stream().anyMatch(line -> line.was().isPresent());
        return (edit.isNew()
                        ? "These lines will be the new file "
                        : changes ? "These lines will be added or changed in " : "These lines will be added to ")
                + edit.file() + ". Everything else in it stays as it is.";
    }

    private static HBox line(String number, String mark, String text, String styleClass) {
        Label at = new Label(number);
        at.getStyleClass().add("edit-number");
        Label sign = new Label(mark);
        sign.getStyleClass().add("edit-mark");
        Label words = new Label(text.isEmpty() ? " " : text);
        words.getStyleClass().add("edit-text");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, at, sign, words);
        row.getStyleClass().addAll("edit-line", styleClass);
        return row;
    }

    private void stage(ProfileViewModel.Stage stage) {
        outcome.getChildren().clear();
        switch (stage) {
            case PREVIEW -> buttons.getChildren().setAll(button("profile-cancel", "Cancel", onClose), write());
            case WRITTEN -> {
                outcome.getChildren()
                        .add(new Notice(
                                Tone.APPROVED,
                                Glyph.APPROVED,
                                "Written",
                                "Use it with --profile " + model.nameProperty().get()
                                        + ", here and in every AWS tool."));
                if (!model.remarkProperty().get().isEmpty()) {
                    outcome.getChildren()
                            .add(new Notice(
                                    Tone.WAITING,
                                    Glyph.LATE,
                                    "",
                                    model.remarkProperty().get()));
                }
                Button undo = button("profile-undo", "Undo", model::undo);
                undo.disableProperty().bind(model.busyProperty());
                Button done = done();
                buttons.getChildren().setAll(undo, done);
                done.requestFocus();
            }
            case UNDONE -> {
                outcome.getChildren()
                        .add(new Notice(Tone.STALE, Glyph.STALE, "Undone", "The file is as it was before."));
                buttons.getChildren().setAll(done());
            }
        }
    }

    private Button write() {
        Button write = button("profile-write", "Write", model::write);
        write.getStyleClass().add("accent");
        write.setDefaultButton(true);
        write.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            ConfigEdit edit = model.editProperty().get();
                            return edit == null
                                    || edit.isEmpty()
                                    || model.busyProperty().get();
                        },
                        model.editProperty(),
                        model.busyProperty()));
        return write;
    }

    private Button done() {
        Button done = button("profile-done", "Done", onClose);
        done.getStyleClass().add("accent");
        done.setDefaultButton(true);
        return done;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }
}
