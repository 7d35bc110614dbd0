package dev.countersign.ui.execution;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import dev.countersign.ui.kit.Busy;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.flow.RelayStrip;
import dev.countersign.ui.kit.flow.StageStrip;
import dev.countersign.ui.kit.saving.FileChoice;
import dev.countersign.ui.kit.saving.FileSaving;
import dev.countersign.ui.kit.saving.FileSavingPane;
import dev.countersign.ui.kit.saving.SaveButton;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * One execution: its graph, the pipeline that the approval runs in, the relay that joins the two, and the decision. Layout and
 * bindings only.
 */
public final class ExecutionView {
    private final ExecutionViewModel model;
    private final VBox root = new VBox(12);
    private final ExecutionHeader header;
    private final Notice outcome = new Notice(Tone.STALE, Glyph.PENDING, "", "");
    private final Notice late = new Notice(Tone.STALE, Glyph.LATE, "", "");
    private final RelayStrip relay;
    private final Panel relayPanel;
    private final StageStrip stages = new StageStrip();
    private final Panel stagesPanel;
    private final DecisionCard decision;
    private final ExecutionTabs tabs;
    private Optional<Runnable> doctor = Optional.empty();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> showTimes()));

    /**
     * @param zone in which times are shown
     * @param browse opens a link in the user's browser
     */
    public ExecutionView(ExecutionViewModel model, ZoneId zone, Consumer<String> browse) {
        this.model = model;
        this.header = new ExecutionHeader(model, zone);
        this.relay = new RelayStrip(zone);
        this.relayPanel = new Panel("Relay", relay);
        ScrollPane stagesScroll = new ScrollPane(stages);
        stagesScroll.setFitToWidth(true);
        this.stagesPanel = new Panel("Pipeline", stagesScroll);
        this.decision = new DecisionCard(model, zone, browse);
        this.tabs = new ExecutionTabs(model, zone);
        root.setId("execution-page");
        root.getStyleClass().add("page");
        HBox main = new HBox(12, tabs.root(), stagesPanel, decision);
        HBox.setHgrow(tabs.root(), Priority.ALWAYS);
        VBox.setVgrow(main, Priority.ALWAYS);
        main.setMinHeight(300);
        stagesPanel.getStyleClass().add("stages-panel");
        outcome.setId("outcome");
        late.setId("late");
        var loading = Bindings.createBooleanBinding(
                () -> model.shownProperty().get().isEmpty()
                        && model.problemProperty().get() == null
                        && model.staleProperty().get() == null,
                model.shownProperty(),
                model.problemProperty(),
                model.staleProperty());
        VBox content = new VBox(12, outcome, late, relayPanel, main);
        VBox.setVgrow(content, Priority.ALWAYS);
        Busy busy = new Busy(content, loading, "Reading the execution…");
        VBox.setVgrow(busy, Priority.ALWAYS);
        ProblemPane problem = new ProblemPane(model.problemProperty(), model::refresh);
        ProblemPane stale = ProblemPane.stale(model.staleProperty(), model::refresh);
        root.getChildren().addAll(header, stale, problem, busy);
        clock.setCycleCount(Animation.INDEFINITE);
        model.shownProperty().subscribe(found -> found.ifPresentOrElse(this::show, this::showNothing));
    }

    public Parent root() {
        return root;
    }

    /** Lets one ask who waits for the object version that carries the token. */
    public void offerVersion(Consumer<ObjectVersion> ask) {
        relay.offerVersion(ask);
    }

    /** Lets one ask what keeps this execution, always and above all where the relay is late or broken. */
    public void offerDoctor(Runnable ask) {
        doctor = Optional.of(ask);
        header.offerDoctor(ask);
        Button button = new Button("Ask the doctor");
        button.setId("late-ask-doctor");
        button.setOnAction(event -> ask.run());
        late.setActions(button);
        showLate(model.shownProperty().get().flatMap(ExecutionShown::relay));
    }

    /** Lets one save what is known of this execution. */
    public void offerPack(FileSaving saving, FileChoice file, Consumer<Path> openFolder) {
        header.offer(new SaveButton("save-pack", "Save evidence pack…", saving, file));
        root.getChildren().add(1, new FileSavingPane(saving, "The evidence pack", openFolder));
    }

    /** There is nothing to read again, to answer or to stop: what is shown was recorded. */
    public void showOnly() {
        header.showOnly();
        decision.showOnly();
    }

    /** To be called when the page comes on screen. */
    public void shown() {
        model.open();
        clock.play();
    }

    /** To be called when the page leaves the screen. */
    public void hidden() {
        clock.stop();
        model.close();
    }

    private void showNothing() {
        set(relayPanel, false);
        set(stagesPanel, false);
        set(outcome, false);
        set(late, false);
    }

    private void showLate(Optional<Relay> known) {
        Optional<Hop> hop = known.filter(Relay::tokenOut)
                .flatMap(Relay::current)
                .filter(current -> current.state() != Hop.State.WAITING);
        hop.ifPresent(found -> {
            StatusLook look = StatusLook.of(found.state());
            late.show(
                    look.tone(),
                    look.glyph(),
                    look.word() + " at “" + found.kind().title() + "”",
                    "The doctor looks for the cause, shows what proves it, and what can be done.");
        });
        set(late, hop.isPresent() && doctor.isPresent());
    }

    private void show(ExecutionShown found) {
        RunState state = found.run().state();
        Optional<String> words = OutcomeText.of(state, found.run().execution(), found.relay());
        words.ifPresent(text -> {
            StatusLook look = StatusLook.of(state);
            outcome.show(look.tone(), look.glyph(), look.word(), text);
        });
        set(outcome, words.isPresent());
        set(relayPanel, found.relay().isPresent());
        showLate(found.relay());
        found.pipelineState().ifPresent(pipeline -> {
            stagesPanel.setTitle(pipeline.pipeline());
            stages.show(
                    pipeline,
                    found.relay().flatMap(Relay::pipelineExecution).map(PipelineExecution::id),
                    found.relay().flatMap(Relay::approval));
        });
        set(stagesPanel, found.pipelineState().isPresent());
        showTimes();
    }

    /** Ages grow without any news. */
    private void showTimes() {
        model.shownProperty().get().ifPresent(found -> {
            found.relay().ifPresent(known -> relay.show(known, model.now()));
            header.show(found, model.now());
            decision.showTimes(model.now());
        });
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
