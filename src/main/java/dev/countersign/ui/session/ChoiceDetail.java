package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.ui.kit.Field;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the selected choice means, what it still needs, and the button that goes on. */
final class ChoiceDetail extends VBox {
    private static final List<String> REGIONS = List.of(
            "eu-west-1",
            "eu-central-1",
            "eu-west-2",
            "eu-west-3",
            "eu-north-1",
            "eu-south-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "sa-east-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2");

    private final WelcomeViewModel model;
    private final VBox content = new VBox(16);
    private final Button action = new Button();

    ChoiceDetail(WelcomeViewModel model) {
        this.model = model;
        getStyleClass().add("choice-detail");
        setId("choice-detail");
        action.setId("continue");
        action.getStyleClass().addAll("accent", "main-action");
        action.setDefaultButton(true);
        action.setOnAction(event -> model.proceed());
        action.disableProperty().bind(model.busyProperty());
        var ring = new ProgressIndicator();
        ring.setPrefSize(18, 18);
        ring.setMaxSize(18, 18);
        Label waiting = new Label("Asking AWS who we are…");
        waiting.getStyleClass().add("muted");
        HBox progress = new HBox(8, ring, waiting);
        progress.setId("signing-in");
        progress.setAlignment(Pos.CENTER_LEFT);
        progress.visibleProperty().bind(model.busyProperty());
        HBox actions = new HBox(14, action, progress);
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.managedProperty().bind(action.managedProperty());
        getChildren().addAll(content, new ProblemPane(model.problemProperty(), model::proceed), actions);
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable SessionChoice choice) {
        content.getChildren().clear();
        if (choice != null) {
            content.getChildren().addAll(heading(choice), body(choice));
        }
        boolean usable = choice != null && choice.isUsable();
        action.setText(WelcomeViewModel.actionFor(choice));
        action.setVisible(usable);
        action.setManaged(usable);
    }

    private static Node heading(SessionChoice choice) {
        StackPane medallion = new StackPane(new GlyphIcon(ChoiceCard.glyphOf(choice), 26));
        medallion.getStyleClass().add("medallion");
        ChoiceCard.toneOf(choice).on(medallion);
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

    private Node body(SessionChoice choice) {
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ ->
                lines(
                        "The whole flow on this machine: deploy the stack, start a workflow, approve or reject it.",
                        "Real AWS calls over HTTP, so what you see here is what you will see in an account.",
                        "Three people to be: administrator, approver and viewer. Nothing to clean up afterwards.");
            case SessionChoice.RunningSandbox running ->
                lines(
                        "A sandbox is running at " + running.access().endpoint() + ".",
                        "You join it with the keys of your environment; others may be using it, too.");
            case SessionChoice.FromEnvironment environment -> adjustable(environment, List.of());
            case SessionChoice.FromIdentityCenter center -> adjustable(center, List.of());
            case SessionChoice.FromProfile profile ->
                adjustable(profile, profile.profile().notes());
        };
    }

    private static Node lines(String... sentences) {
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

    private Node adjustable(SessionChoice choice, List<String> notes) {
        VBox fields = new VBox(14);
        choice.whyNot()
                .ifPresent(why -> fields.getChildren()
                        .add(new Notice(Tone.WAITING, Glyph.LATE, "Not usable yet", why + " Choose another session.")));
        if (choice.isUsable()) {
            fields.getChildren()
                    .addAll(
                            new Field("Region", region(), "", model.regionProblemProperty())
                                    .problemId("region-problem"),
                            new Field(
                                            "Endpoint",
                                            endpoint(),
                                            choice.endpoint().isPresent()
                                                    ? "All calls go to this address, not to AWS itself."
                                                    : "Leave empty for AWS itself.",
                                            model.endpointProblemProperty())
                                    .problemId("endpoint-problem"));
        }
        for (String note : notes) {
            Label label = new Label(note);
            label.getStyleClass().add("caption");
            label.setWrapText(true);
            fields.getChildren().add(label);
        }
        return fields;
    }

    private Node region() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("region");
        box.setEditable(true);
        box.getItems().setAll(REGIONS);
        box.setPromptText("eu-west-1");
        box.setAccessibleText("Region");
        box.setMaxWidth(Double.MAX_VALUE);
        box.getEditor().textProperty().bindBidirectional(model.regionProperty());
        return box;
    }

    private Node endpoint() {
        TextField field = new TextField();
        field.setId("endpoint");
        field.setPromptText("AWS");
        field.setAccessibleText("Endpoint; empty for AWS itself");
        field.textProperty().bindBidirectional(model.endpointProperty());
        return field;
    }
}
