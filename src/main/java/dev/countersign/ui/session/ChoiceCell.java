package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.kit.Tone;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the welcome page's list: a choice with its kind, region and whether it can work, or the title of a section. */
final class ChoiceCell extends ListCell<WelcomeRow> {
    private final FontIcon icon = new FontIcon();
    private final StackPane medallion = new StackPane(icon);
    private final Label name = new Label();
    private final Label second = new Label();
    private final Label region = new Label();
    private final FontIcon warning = new FontIcon(Feather.ALERT_CIRCLE);
    private final HBox row;
    private final Label title = new Label();

    ChoiceCell(Consumer<WelcomeRow> onChosen, Runnable onConfirmed) {
        getStyleClass().add("choice-cell");
        medallion.getStyleClass().add("medallion");
        name.getStyleClass().add("choice-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        second.getStyleClass().add("choice-origin");
        second.setTextOverrun(OverrunStyle.ELLIPSIS);
        region.getStyleClass().add("choice-region");
        region.setMinWidth(USE_PREF_SIZE);
        warning.getStyleClass().add("choice-warning");
        title.getStyleClass().add("eyebrow");
        VBox words = new VBox(1, name, second);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(11, medallion, words, region, warning);
        row.setAlignment(Pos.CENTER_LEFT);
        // As wide as the list, never wider: long names are shortened instead of scrolled.
        setPrefWidth(0);
        // Not the list's own selection: that moves by itself when rows come and go, which is nobody's choice.
        setOnMousePressed(press -> {
            if (getItem() != null) {
                onChosen.accept(getItem());
            }
        });
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && getItem() != null && getItem().isChoice()) {
                onConfirmed.run();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable WelcomeRow item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("heading", "unusable");
        setTooltip(null);
        setMouseTransparent(!(item != null && item.isChoice()));
        if (empty || item == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId("choice-" + item.key());
        setGraphic(graphic(item));
    }

    private Node graphic(WelcomeRow item) {
        return switch (item) {
            case WelcomeRow.Heading heading -> {
                getStyleClass().add("heading");
                title.setText(heading.title());
                setAccessibleText(heading.title());
                yield title;
            }
            case WelcomeRow.Offer(SessionChoice choice) -> choice(choice);
            case WelcomeRow.IdentityCenter _ -> {
                show(Feather.USERS, Tone.ACCENT, "IAM Identity Center", "Sign in with a start URL, without a profile");
                region.setText("");
                warning.setVisible(false);
                warning.setManaged(false);
                setAccessibleText("IAM Identity Center: sign in with a start URL, without a profile");
                yield row;
            }
        };
    }

    private Node choice(SessionChoice choice) {
        show(Choices.icon(choice), Choices.tone(choice), choice.name(), Choices.secondLine(choice));
        region.setText(
                choice.isUsable() && choice.isAdjustable() ? choice.region().orElse("") : "");
        warning.setVisible(!choice.isUsable());
        warning.setManaged(!choice.isUsable());
        if (!choice.isUsable()) {
            getStyleClass().add("unusable");
        }
        setTooltip(new Tooltip(choice.name() + "\n" + choice.whyNot().orElse(choice.origin())));
        setAccessibleText(choice.name() + ", " + Choices.secondLine(choice)
                + choice.whyNot().map(why -> ". " + why).orElse(""));
        return row;
    }

    private void show(Feather glyph, Tone tone, String first, String below) {
        icon.setIconCode(glyph);
        tone.on(medallion);
        name.setText(first);
        second.setText(below);
    }
}
