package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Tone;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One choice in the list: a radio button that looks like a card. */
final class ChoiceCard extends ToggleButton {
    private static final double ICON = 18;

    ChoiceCard(SessionChoice choice, ToggleGroup group, Runnable onChosen, Runnable onConfirmed) {
        getStyleClass().setAll("choice");
        setToggleGroup(group);
        setId("choice-" + idOf(choice));
        Tone tone = toneOf(choice);
        StackPane medallion = new StackPane(new GlyphIcon(glyphOf(choice), ICON));
        medallion.getStyleClass().add("medallion");
        tone.on(medallion);
        Label name = new Label(choice.name());
        name.getStyleClass().add("choice-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Label origin = new Label(secondLine(choice));
        origin.getStyleClass().add("choice-origin");
        VBox words = new VBox(1, name, origin);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(11, medallion, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.prefWidthProperty().bind(widthProperty().subtract(26));
        row.setMouseTransparent(true);
        setGraphic(row);
        setAccessibleText(choice.name() + ", " + secondLine(choice)
                + choice.whyNot().map(why -> ". " + why).orElse(""));
        setTooltip(new Tooltip(choice.name() + "\n" + choice.whyNot().orElse(choice.origin())));
        if (!choice.isUsable()) {
            getStyleClass().add("unusable");
        }
        // Pressing a chosen card again must not un-choose it: that is how radio buttons behave.
        setOnAction(event -> {
            setSelected(true);
            onChosen.run();
        });
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                onConfirmed.run();
            }
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                onChosen.run();
                onConfirmed.run();
                key.consume();
            }
        });
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    }

    static String idOf(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> "sandbox";
            case SessionChoice.RunningSandbox _ -> "running-sandbox";
            case SessionChoice.FromEnvironment _ -> "environment";
            case SessionChoice.FromProfile profile -> "profile-" + profile.name();
            case SessionChoice.FromIdentityCenter center -> "role-" + center.account() + "-" + center.role();
        };
    }

    static Glyph glyphOf(SessionChoice choice) {
        return isSandbox(choice) ? Glyph.SANDBOX : Glyph.ACCOUNT;
    }

    static Tone toneOf(SessionChoice choice) {
        if (isSandbox(choice)) {
            return Tone.SANDBOX;
        }
        return choice.isUsable() ? Tone.ACCENT : Tone.STALE;
    }

    static boolean isSandbox(SessionChoice choice) {
        return choice instanceof SessionChoice.EmbeddedSandbox || choice instanceof SessionChoice.RunningSandbox;
    }

    private static String secondLine(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> "No AWS account needed";
            case SessionChoice.RunningSandbox running ->
                running.access().endpoint().toString();
            case SessionChoice.FromEnvironment environment ->
                environment.endpoint().map(Object::toString).orElse("AWS_ACCESS_KEY_ID");
            case SessionChoice.FromIdentityCenter center -> center.origin();
            case SessionChoice.FromProfile profile ->
                profile.profile().kindWords()
                        + profile.region().map(r -> " · " + r).orElse("");
        };
    }
}
