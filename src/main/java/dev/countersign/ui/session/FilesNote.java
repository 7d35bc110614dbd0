package dev.countersign.ui.session;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A calm line below the list: that the configuration files have something wrong, or that there are none. */
final class FilesNote extends VBox {
    private final WelcomeViewModel model;
    private final Runnable onShow;

    FilesNote(WelcomeViewModel model, Runnable onShow) {
        super(4);
        this.model = model;
        this.onShow = onShow;
        setId("files-note");
        model.fileProblems().addListener((ListChangeListener<Object>) change -> fill());
        model.remarkProperty().subscribe(this::fill);
        model.loadingProperty().subscribe(this::fill);
        fill();
    }

    private void fill() {
        getChildren().clear();
        int problems = model.fileProblems().size();
        if (problems > 0) {
            Hyperlink link =
                    new Hyperlink(problems == 1 ? "1 remark on the AWS files" : problems + " remarks on the AWS files");
            link.setId("show-file-problems");
            link.setOnAction(event -> onShow.run());
            HBox row = new HBox(8, new FontIcon(Feather.INFO), link);
            row.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(row);
        }
        String remark = model.remarkProperty().get();
        boolean isAboutFiles = model.fileProblems().stream().anyMatch(problem -> remark.startsWith(problem.text()));
        if (!remark.isEmpty() && !isAboutFiles) {
            getChildren().add(caption(remark));
        }
        if (!model.loadingProperty().get() && !model.hasProfiles() && problems == 0) {
            getChildren()
                    .add(caption("No AWS profiles found. They would come from ~/.aws/config and ~/.aws/credentials."));
        }
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(label, Priority.NEVER);
        return label;
    }
}
