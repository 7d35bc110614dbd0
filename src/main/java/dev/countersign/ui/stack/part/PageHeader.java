package dev.countersign.ui.stack.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of a screen that was come to from another: the way back, what this is, and what can be done. */
public final class PageHeader extends HBox {
    private final HBox actions = new HBox(8);

    public PageHeader(String title, String subtitle, String backTo, Runnable onBack) {
        getStyleClass().add("stack-page-header");
        Button back = new Button(null, new FontIcon(Feather.ARROW_LEFT));
        back.setId("back");
        back.getStyleClass().addAll("flat", "back", "button-icon");
        back.setAccessibleText("Back to " + backTo);
        back.setTooltip(new Tooltip("Back to " + backTo + " (Alt+Left)"));
        back.setOnAction(event -> onBack.run());
        Label name = new Label(title);
        name.setId("page-title");
        name.getStyleClass().add("title-section");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(new Tooltip(title));
        Label under = new Label(subtitle);
        under.getStyleClass().add("caption");
        VBox words = new VBox(1, name, under);
        words.setMinWidth(80);
        HBox.setHgrow(words, Priority.ALWAYS);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(back, words, actions);
        sceneProperty().subscribe((before, scene) -> {
            KeyCombination keys = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
            if (before != null) {
                before.getAccelerators().remove(keys);
            }
            if (scene != null) {
                scene.getAccelerators().put(keys, back::fire);
            }
        });
    }

    public PageHeader with(Node... nodes) {
        actions.getChildren().setAll(nodes);
        return this;
    }

    /** A button with an icon. */
    public static Button button(String id, String text, Feather icon, Runnable action, String... styles) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(styles);
        button.setOnAction(event -> action.run());
        return button;
    }
}
