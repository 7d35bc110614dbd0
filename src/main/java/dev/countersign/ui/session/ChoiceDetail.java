package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.session.prompt.SlowProgress;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What one choice means, what it still needs, and the button that goes on. */
final class ChoiceDetail extends VBox {
    private final WelcomeViewModel model;
    private final SessionChoice choice;

    ChoiceDetail(WelcomeViewModel model, SessionChoice choice) {
        super(16);
        this.model = model;
        this.choice = choice;
        getChildren().addAll(heading(), body(), new ProblemPane(model.problemProperty(), model::proceed));
        if (choice.isUsable()) {
            getChildren().add(actions());
        }
    }

    private HBox actions() {
        Button action = new Button(Choices.action(choice));
        action.setId("continue");
        action.getStyleClass().addAll("accent", "main-action");
        action.setDefaultButton(true);
        action.setOnAction(event -> model.proceed());
        action.disableProperty().bind(model.busyProperty());
        HBox actions = new HBox(
                14,
                action,
                new SlowProgress(
                        model.busyProperty(),
                        Choices.isSandbox(choice) ? "Starting…" : "Asking AWS who you are…",
                        model::cancel));
        actions.setAlignment(Pos.CENTER_LEFT);
        return actions;
    }

    private HBox heading() {
        StackPane medallion = new StackPane(new FontIcon(Choices.icon(choice)));
        medallion.getStyleClass().add("medallion");
        Choices.tone(choice).on(medallion);
        Label title = new Label(choice.name());
        title.getStyleClass().add("title-page");
        title.setWrapText(true);
        Label origin = new Label(choice.origin());
        origin.getStyleClass().add("muted");
        origin.setWrapText(true);
        HBox heading = new HBox(14, medallion, new VBox(2, title, origin));
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private Node body() {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ ->
                lines(List.of(
                        "The whole flow on this machine: deploy the stack, start a workflow, approve or reject it.",
                        "Real AWS calls over HTTP, so what you see here is what you will see in an account.",
                        "Three people to be: administrator, approver and viewer. Nothing to clean up afterwards."));
            case SessionChoice.RunningSandbox running -> lines(running(running));
            case SessionChoice.FromEnvironment environment -> adjustable(environment, List.of());
            case SessionChoice.FromIdentityCenter center -> adjustable(center, List.of());
            case SessionChoice.FromProfile profile ->
                adjustable(profile, profile.profile().notes());
        };
    }

    private static List<String> running(SessionChoice.RunningSandbox running) {
        List<String> names = running.access().personaNames();
        List<String> sentences = new ArrayList<>();
        sentences.add("A sandbox is running at " + running.access().endpoint() + ".");
        sentences.add("You join it as " + names.getFirst() + ", with the keys of your environment.");
        if (names.size() > 1) {
            sentences.add("Inside you can change to " + String.join(", ", names.subList(1, names.size())) + ".");
        }
        sentences.add("Others may be using it, too.");
        return sentences;
    }

    private static Node lines(List<String> sentences) {
        VBox lines = new VBox(10);
        for (String sentence : sentences) {
            Label label = new Label(sentence);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            HBox line = new HBox(10, new GlyphIcon(Glyph.APPROVED, 16), label);
            line.getStyleClass().add("promise-line");
            lines.getChildren().add(line);
        }
        return lines;
    }

    private Node adjustable(SessionChoice adjusted, List<String> notes) {
        VBox fields = new VBox(14);
        adjusted.whyNot()
                .ifPresent(why -> fields.getChildren()
                        .add(new Notice(Tone.WAITING, Glyph.LATE, "This cannot work as it is", why)));
        if (adjusted.isUsable()) {
            fields.getChildren().add(new ConnectionFields(model.input(), adjusted));
        }
        for (String note : notes) {
            Label label = new Label(note);
            label.getStyleClass().add("caption");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            fields.getChildren().add(label);
        }
        return fields;
    }
}
