package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Tone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first screen: where to work, with one obvious button. Layout and bindings only. */
public final class WelcomeView {
    private static final String ICON = "/dev/countersign/icons/countersign-64.png";

    private final WelcomeViewModel model;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<SessionChoice, ChoiceCard> cards = new HashMap<>();
    private final VBox list = new VBox();
    private final ScrollPane root;

    public WelcomeView(WelcomeViewModel model) {
        this.model = model;
        list.getStyleClass().add("choice-list");
        list.setId("choices");
        var detail = new ChoiceDetail(model);
        VBox right = new VBox(detail);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = new HBox(list, right);
        columns.getStyleClass().add("welcome-columns");
        VBox frame = new VBox(brand(), columns);
        frame.getStyleClass().add("welcome-frame");
        frame.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane centre = new StackPane(frame);
        centre.getStyleClass().add("welcome");
        root = new ScrollPane(centre);
        root.getStyleClass().add("welcome-scroll");
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setId("welcome");
        model.choices().addListener((ListChangeListener<SessionChoice>) change -> fill());
        model.filesProblemProperty().subscribe(problem -> fill());
        model.selectedProperty().subscribe(this::mark);
        fill();
    }

    public Parent root() {
        return root;
    }

    private static Node brand() {
        Label name = new Label("Countersign");
        name.getStyleClass().add("wordmark");
        Label promise = new Label("Approvals that a workflow waits for");
        promise.getStyleClass().add("promise");
        HBox brand = new HBox(new VBox(2, name, promise));
        brand.getStyleClass().add("welcome-brand");
        Optional.ofNullable(WelcomeView.class.getResource(ICON)).ifPresent(url -> {
            ImageView icon = new ImageView(new Image(url.toExternalForm(), 104, 104, true, true));
            icon.setFitWidth(52);
            icon.setFitHeight(52);
            brand.getChildren().addFirst(icon);
        });
        return brand;
    }

    private void fill() {
        cards.clear();
        list.getChildren().setAll(eyebrow("Where do you want to work?"));
        boolean profiles = false;
        for (SessionChoice choice : model.choices()) {
            if (choice instanceof SessionChoice.FromProfile && !profiles) {
                profiles = true;
                list.getChildren().add(eyebrow("AWS profiles on this machine"));
            }
            var card = new ChoiceCard(choice, group, () -> model.select(choice), model::proceed);
            cards.put(choice, card);
            list.getChildren().add(card);
        }
        if (!model.filesProblemProperty().get().isEmpty()) {
            list.getChildren()
                    .add(new Notice(
                            Tone.WAITING,
                            Glyph.FAILED,
                            "",
                            model.filesProblemProperty().get()));
        } else if (!profiles && !model.choices().isEmpty()) {
            Label none = new Label("No AWS profiles found. They would come from ~/.aws/config and ~/.aws/credentials.");
            none.getStyleClass().add("caption");
            none.setWrapText(true);
            list.getChildren().add(none);
        }
        mark(model.selectedProperty().get());
    }

    private static Label eyebrow(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("eyebrow");
        label.setPadding(new Insets(6, 0, 0, 2));
        return label;
    }

    private void mark(@Nullable SessionChoice selected) {
        cards.forEach((choice, card) -> card.setSelected(choice.equals(selected)));
    }
}
