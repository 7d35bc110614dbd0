package dev.countersign.ui.stack.health;

import dev.countersign.stack.health.HealthAnswer;
import dev.countersign.ui.kit.Busy;
import dev.countersign.ui.kit.ProblemPane;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The health of a deployed stack, as a page of its own. */
public final class HealthPane extends VBox {
    private final Label counts = new Label();
    private final VBox content = new VBox();

    public HealthPane(HealthViewModel model) {
        setId("stack-health");
        getStyleClass().add("health-pane");
        counts.setId("health-counts");
        counts.getStyleClass().add("title-card");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button again = new Button("Look again", new FontIcon(Feather.REFRESH_CW));
        again.setId("health-again");
        again.setOnAction(event -> model.look());
        again.disableProperty().bind(model.lookingProperty());
        HBox head = new HBox(10, counts, gap, again);
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        Busy busy = new Busy(scroll, model.lookingProperty(), "Looking at the stack…");
        VBox.setVgrow(busy, Priority.ALWAYS);
        getChildren().addAll(head, new ProblemPane(model.problemProperty(), model::look), busy);
        model.answerProperty().subscribe(this::show);
    }

    private void show(@Nullable HealthAnswer answer) {
        if (answer == null) {
            counts.setText("Health");
            content.getChildren().clear();
            return;
        }
        String words = HealthLook.counts(answer.report());
        counts.setText(words.isEmpty() ? "Healthy" : words);
        content.getChildren().setAll(new HealthContent(answer, true));
    }
}
