package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackOutput;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A stack's outputs, each to be copied. */
final class OutputsPanel extends VBox {
    private static final Duration SAY_COPIED = Duration.seconds(2);

    private final VBox rows = new VBox();

    OutputsPanel(StackDetailViewModel model) {
        getStyleClass().add("panel");
        setId("outputs");
        Label title = new Label("Outputs");
        title.getStyleClass().add("title-card");
        HBox heading = new HBox(title);
        heading.getStyleClass().add("section-title");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        getChildren().addAll(heading, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        model.detailProperty().subscribe(this::fill);
    }

    private void fill(@Nullable StackDetail stack) {
        rows.getChildren().clear();
        Optional.ofNullable(stack)
                .ifPresent(s -> s.outputs().forEach(output -> rows.getChildren().add(row(output))));
        if (rows.getChildren().isEmpty()) {
            Label none = new Label("Outputs appear when the stack is complete.");
            none.getStyleClass().add("muted");
            none.setPadding(new Insets(4, 16, 16, 16));
            rows.getChildren().add(none);
        }
    }

    private static Node row(StackOutput output) {
        Label key = new Label(output.key());
        key.getStyleClass().add("output-key");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, key, gap, copy(output));
        head.setAlignment(Pos.CENTER_LEFT);
        Label value = new Label(output.value());
        value.getStyleClass().add("output-value");
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        VBox row = new VBox(head, value);
        row.getStyleClass().add("output-row");
        output.description().ifPresent(text -> {
            Label words = new Label(text);
            words.getStyleClass().add("caption");
            words.setWrapText(true);
            row.getChildren().add(1, words);
        });
        return row;
    }

    private static Button copy(StackOutput output) {
        FontIcon icon = new FontIcon(Feather.COPY);
        Button copy = new Button(null, icon);
        copy.setId("copy-" + output.key());
        copy.getStyleClass().addAll("flat", "button-icon", "small");
        copy.setAccessibleText("Copy " + output.key());
        copy.setTooltip(new Tooltip("Copy the value"));
        var over = new PauseTransition(SAY_COPIED);
        over.setOnFinished(event -> icon.setIconCode(Feather.COPY));
        copy.setOnAction(event -> {
            var content = new ClipboardContent();
            content.putString(output.value());
            Clipboard.getSystemClipboard().setContent(content);
            icon.setIconCode(Feather.CHECK);
            over.playFromStart();
        });
        return copy;
    }
}
