package dev.countersign.ui.execution;

import dev.countersign.domain.states.Execution;
import dev.countersign.relay.Deadline;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Confirmation.Fact;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.wish.WhyNotLabel;
import dev.countersign.ui.kit.wish.Wish;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The execution's name, how it stands, since when, until when, and the button that stops it. */
final class ExecutionHeader extends HBox {
    private final ExecutionViewModel model;
    private final ZoneId zone;
    private final Label name = new Label();
    private final Label line = new Label();
    private final StatusBadge status = new StatusBadge(StatusLook.of(RunState.RUNNING));
    private final ReadOnlyObjectWrapper<@Nullable Wish> wish = new ReadOnlyObjectWrapper<>();
    private final Button stop = new Button("Stop execution");
    private final Button refresh = new Button("Refresh");
    private boolean recorded;
    private final Button doctor = new Button("Why does it hang?", new GlyphIcon(Glyph.BATON, 15));

    ExecutionHeader(ExecutionViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        getStyleClass().add("execution-header");
        name.setText(model.arn().name());
        name.setId("execution-name");
        name.getStyleClass().add("title-section");
        name.setTooltip(new Tooltip(model.arn().value()));
        line.setId("execution-line");
        line.getStyleClass().add("caption");
        status.setId("execution-status");
        status.setVisible(false);
        HBox first = new HBox(10, name, status);
        first.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        refresh.setId("refresh");
        refresh.setOnAction(event -> model.refresh());
        stop.setId("stop-execution");
        stop.setOnAction(event -> confirmStop());
        WhyNotLabel whyNot = new WhyNotLabel(stop, new ReadOnlyObjectWrapper<>(false), wish);
        whyNot.setMaxWidth(320);
        stop.setVisible(false);
        stop.setManaged(false);
        stop.setMinWidth(USE_PREF_SIZE);
        refresh.setMinWidth(USE_PREF_SIZE);
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        doctor.setId("ask-doctor");
        doctor.setMinWidth(USE_PREF_SIZE);
        doctor.setVisible(false);
        doctor.setManaged(false);
        getChildren().addAll(new VBox(3, first, line), gap, whyNot, doctor, refresh, stop);
    }

    /** Offers to look for what keeps this execution. */
    void offerDoctor(Runnable ask) {
        doctor.setTooltip(new Tooltip("Looks for what keeps this execution, and what can be done (Ctrl+D)"));
        doctor.setOnAction(event -> ask.run());
        doctor.setVisible(true);
        doctor.setManaged(true);
    }

    /** One more button, beside that for the doctor. */
    void offer(Button button) {
        getChildren().add(getChildren().indexOf(doctor) + 1, button);
    }

    /** What is shown was recorded. */
    void showOnly() {
        recorded = true;
        refresh.setVisible(false);
        refresh.setManaged(false);
    }

    void show(ExecutionShown shown, Instant now) {
        Execution execution = shown.run().execution();
        status.show(StatusLook.of(shown.run().state()));
        status.setVisible(true);
        stop.setVisible(execution.isRunning() && !recorded);
        doctor.setText(execution.isRunning() ? "Why does it hang?" : "Ask the doctor");
        wish.set(
                execution.isRunning() && !recorded
                        ? new Wish(Wish.Deed.STOP_EXECUTION, execution.arn().value())
                        : null);
        stop.setManaged(stop.isVisible());
        String started = execution.stateMachine().name() + "  ·  started "
                + Ages.brief(execution.startDate(), now, zone) + ", "
                + (execution.isRunning()
                        ? Ages.ago(execution.startDate(), now)
                        : "ran for " + Ages.of(execution.lasted(now)));
        Optional<Deadline> deadline = shown.relay().filter(Relay::tokenOut).flatMap(Relay::deadline);
        line.setText(started
                + deadline.map(end ->
                                "  ·  answer " + Ages.until(end.at(), now) + " at the latest (" + end.clock() + ")")
                        .orElse(""));
    }

    private void confirmStop() {
        List<Fact> facts = List.of(
                new Fact("Execution", model.arn().name()),
                new Fact("State machine", model.arn().stateMachine().name()));
        Confirmation question = new Confirmation(
                "Stop this execution?",
                "It ends as Aborted at once. An approval that is still open stays open in the pipeline, and an answer to it will"
                        + " change nothing.",
                facts,
                "Stop execution",
                Tone.FAILED,
                Optional.empty());
        question.ask(getScene().getWindow(), () -> model.stop("Stopped in Countersign"));
    }
}
