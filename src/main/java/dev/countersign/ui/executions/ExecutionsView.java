package dev.countersign.ui.executions;

import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.ui.executions.ExecutionsViewModel.Scope;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Busy;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Confirmation.Fact;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.wish.WhyNotLabel;
import dev.countersign.ui.kit.wish.Wish;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The list of executions with its filters. Layout and bindings only. */
public final class ExecutionsView {
    private static final Duration FLASH = Duration.millis(1200);

    private final ExecutionsViewModel model;
    private final ZoneId zone;
    private final RunTable table;
    private final TextField filter = new TextField();
    private final ObjectProperty<@Nullable Problem> stale = new SimpleObjectProperty<>();
    private final Label foot = new Label();
    private final VBox root;

    /** @param zone in which times are shown */
    public ExecutionsView(ExecutionsViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        this.table = new RunTable(model, zone);
        foot.setId("executions-foot");
        foot.getStyleClass().add("caption");
        var reading = new ReadOnlyObjectWrapper<Boolean>();
        reading.bind(model.snapshotProperty().map(snapshot -> !snapshot.loaded()));
        var busy = new Busy(table.node(), reading, "Reading executions…");
        VBox.setVgrow(busy, Priority.ALWAYS);
        root = new VBox(
                12,
                tools(),
                ProblemPane.stale(stale, model::refresh),
                new ProblemPane(model.problemProperty(), null),
                busy,
                foot);
        root.getStyleClass().add("executions");
        root.setId("executions-page");
        root.addEventHandler(KeyEvent.KEY_TYPED, this::slash);
        model.snapshotProperty().subscribe(this::showState);
        model.rows().addListener((ListChangeListener<Run>) change -> showFoot());
        tickWhileShown();
        forgetChangesAfterAWhile();
    }

    public Parent root() {
        return root;
    }

    private Node tools() {
        filter.setId("executions-filter");
        filter.setPromptText("Filter by name, state or place   /");
        filter.setAccessibleText("Filter the executions");
        filter.getStyleClass().add("search");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                table.focusFirst();
                key.consume();
            }
        });
        Button stop = new Button("Stop…", new GlyphIcon(Glyph.STOPPED, 15));
        stop.setId("stop-execution");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setAccessibleText("Stop the selected execution");
        WhyNotLabel whyNot = new WhyNotLabel(
                stop,
                table.selectedProperty()
                        .map(run -> !run.execution().isRunning())
                        .orElse(true),
                table.selectedProperty().map(ExecutionsView::stopping));
        whyNot.setMaxWidth(300);
        stop.setOnAction(event -> table.selected().ifPresent(this::askToStop));
        Button start = new Button("Start execution", new GlyphIcon(Glyph.PASS, 15));
        start.setId("start-execution");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.getStyleClass().add("solid");
        Tone.ACCENT.on(start);
        start.setOnAction(event -> model.start());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox tools = new HBox(filter, scopes(), machines(), gap, whyNot, stop, start);
        tools.getStyleClass().add("executions-tools");
        return tools;
    }

    private static @Nullable Wish stopping(Run run) {
        return run.execution().isRunning()
                ? new Wish(Wish.Deed.STOP_EXECUTION, run.execution().arn().value())
                : null;
    }

    private Node scopes() {
        ToggleGroup group = new ToggleGroup();
        List<Node> buttons = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            ToggleButton button = new ToggleButton(scope.title());
            button.setId("scope-" + scope.title().toLowerCase(Locale.ROOT));
            button.setAccessibleText("Show " + scope.title().toLowerCase(Locale.ROOT) + " executions");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(scope == model.scopeProperty().get());
            button.getStyleClass().add(position(scope));
            button.setOnAction(event -> {
                button.setSelected(true);
                model.scopeProperty().set(scope);
            });
            buttons.add(button);
        }
        HBox box = new HBox();
        box.getChildren().setAll(buttons);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static String position(Scope scope) {
        return switch (scope) {
            case ALL -> "left-pill";
            case WAITING, RUNNING -> "center-pill";
            case ENDED -> "right-pill";
        };
    }

    private Node machines() {
        ComboBox<Optional<StateMachineArn>> box = new ComboBox<>();
        box.setId("machine");
        box.setAccessibleText("State machine");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<StateMachineArn> arn) {
                return arn == null ? "" : arn.map(StateMachineArn::name).orElse("All state machines");
            }

            @Override
            public Optional<StateMachineArn> fromString(String text) {
                return Optional.empty();
            }
        });
        Runnable fill = () -> {
            List<Optional<StateMachineArn>> choices = new ArrayList<>(List.of(Optional.empty()));
            model.machines().forEach(arn -> choices.add(Optional.of(arn)));
            box.getItems().setAll(choices);
            box.setValue(model.machineProperty().get());
        };
        model.machines().addListener((ListChangeListener<StateMachineArn>) change -> fill.run());
        fill.run();
        box.valueProperty().subscribe(value -> {
            if (value != null) {
                model.machineProperty().set(value);
            }
        });
        return box;
    }

    private void askToStop(Run run) {
        List<Fact> facts = List.of(
                new Fact("Execution", run.execution().name()),
                new Fact("State machine", run.execution().stateMachine().name()));
        String consequence = run.isWaiting()
                ? "The execution ends as Aborted, and its task token becomes worthless. An approval that is open for it stays open in the pipeline."
                : "The execution ends as Aborted where it is now. This cannot be taken back.";
        new Confirmation("Stop this execution?", consequence, facts, "Stop", Tone.FAILED, Optional.empty())
                .ask(root.getScene().getWindow(), () -> model.stop(run));
    }

    private void slash(KeyEvent key) {
        if (key.getCharacter().equals("/") && !(key.getTarget() instanceof TextInputControl)) {
            filter.requestFocus();
            key.consume();
        }
    }

    private void showState(Snapshot snapshot) {
        stale.set(trouble(snapshot, model.nowProperty().get()));
        showFoot();
    }

    private static @Nullable Problem trouble(Snapshot snapshot, Instant now) {
        return snapshot.troubles().stream()
                .findFirst()
                .map(trouble -> Problem.unread(
                        trouble.subject(),
                        trouble.failure(),
                        trouble.lastGood()
                                .map(good -> "What you see of it is from " + Ages.ago(good, now) + ".")
                                .orElse("")))
                .orElse(null);
    }

    private void showFoot() {
        int all = model.snapshotProperty().get().runs().size();
        int shown = model.rows().size();
        String count =
                shown == all ? all + (all == 1 ? " execution" : " executions") : shown + " of " + all + " executions";
        long waiting = model.waiting();
        foot.setText(count + (waiting == 0 ? "" : "  ·  " + waiting + " waiting") + "  ·  as of "
                + Ages.time(model.snapshotProperty().get().asOf(), zone));
    }

    private void tickWhileShown() {
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> model.tick()));
        clock.setCycleCount(Timeline.INDEFINITE);
        root.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
                table.node().requestFocus();
            }
        });
    }

    private void forgetChangesAfterAWhile() {
        PauseTransition flash = new PauseTransition(FLASH);
        flash.setOnFinished(over -> model.forgetChanges());
        model.changed().addListener((SetChangeListener<Object>) change -> {
            if (change.wasAdded()) {
                flash.playFromStart();
            }
        });
    }
}
