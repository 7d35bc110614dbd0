package dev.countersign.ui.kit.graph;

import dev.countersign.asl.graph.GraphLayout;
import dev.countersign.asl.graph.GraphNode;
import dev.countersign.asl.graph.Progress;
import dev.countersign.asl.graph.StateStatus;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * A state machine's graph with the live state of one execution. It can be zoomed with the wheel, {@code +}, {@code -} and
 * {@code 0}, moved by dragging, and walked through with Tab; Enter or a click selects a state.
 */
public final class StateGraphView extends StackPane {
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");
    /** From here on shadows cost more than they tell. */
    private static final int MANY = 120;

    private final List<GraphBox> boxes = new ArrayList<>();
    private final List<GraphArrow> arrows = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<String>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final GraphViewport viewport = new GraphViewport();
    private boolean watched;

    public StateGraphView() {
        getStyleClass().add("state-graph");
        setId("state-graph");
        setAccessibleText("State graph");
        GraphTools tools = new GraphTools(viewport);
        getChildren().addAll(viewport, tools);
        setAlignment(tools, Pos.BOTTOM_RIGHT);
        tools.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Draws another graph; nothing of it is reached yet. */
    public void show(GraphLayout layout) {
        boxes.clear();
        arrows.clear();
        selected.set(Optional.empty());
        watched = false;
        layout.boxes().forEach(box -> boxes.add(new GraphBox(box)));
        pseudoClassStateChanged(LARGE, boxes.size() > MANY);
        layout.routes().forEach(route -> arrows.add(new GraphArrow(route)));
        // Frames first, then the lines on them, then the states.
        Group lines = new Group();
        lines.getChildren().addAll(arrows);
        Group picture = new Group();
        boxes.stream().filter(box -> box.node().isContainer()).forEach(picture.getChildren()::add);
        picture.getChildren().add(lines);
        boxes.stream().filter(box -> !box.node().isContainer()).forEach(picture.getChildren()::add);
        boxes.stream().filter(GraphBox::isState).forEach(this::selectable);
        viewport.show(picture, layout.width(), layout.height());
        update(Progress.NONE, Optional.empty());
        watched = false;
    }

    /**
     * Shows how far the execution has come. What changes between two calls is animated.
     *
     * @param outcome how the end that was reached looks, when the state machine's own word would mislead: a rejection that
     *     ends in a Succeed state is no green success
     */
    public void update(Progress progress, Optional<StatusLook> outcome) {
        for (GraphBox box : boxes) {
            StateStatus status = statusOf(box, progress);
            StatusLook look = StateLook.of(status);
            boolean end = isEnd(box) && status == StateStatus.SUCCEEDED;
            StatusLook shown = end ? outcome.orElse(look) : look;
            box.show(status, shown.tone(), shown.glyph());
        }
        Tone tone = outcome.map(StatusLook::tone).orElse(Tone.APPROVED);
        for (GraphArrow arrow : arrows) {
            boolean toEnd = boxes.stream()
                    .anyMatch(box ->
                            isEnd(box) && box.node().id().equals(arrow.edge().to()));
            arrow.show(progress.taken().contains(arrow.edge()), watched, toEnd ? tone : Tone.APPROVED);
        }
        boolean ended = progress.statuses().values().stream().noneMatch(StateStatus::isActive)
                && !progress.statuses().isEmpty();
        viewport.setDimmed(ended);
        watched = true;
    }

    /** The state that is selected. */
    public ReadOnlyObjectProperty<Optional<String>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Selects a state, or nothing for a name that is not in the graph. */
    public void select(String state) {
        boolean known =
                boxes.stream().anyMatch(box -> box.isState() && box.node().id().equals(state));
        selected.set(known ? Optional.of(state) : Optional.empty());
        boxes.forEach(box -> box.setSelected(known && box.node().id().equals(state)));
    }

    /** Shows the whole graph. */
    public void fit() {
        viewport.fit();
    }

    private static boolean isEnd(GraphBox box) {
        return box.node().kind() == GraphNode.Kind.SUCCEED || box.node().kind() == GraphNode.Kind.END;
    }

    /** The marks stand like what touches them: the start is done once anything is, the end once an arrow came to it. */
    private static StateStatus statusOf(GraphBox box, Progress progress) {
        boolean done = switch (box.node().kind()) {
            case START -> !progress.taken().isEmpty();
            case END ->
                progress.taken().stream()
                        .anyMatch(edge -> edge.to().equals(box.node().id()));
            default -> false;
        };
        return done ? StateStatus.SUCCEEDED : progress.status(box.node().id());
    }

    private void selectable(GraphBox box) {
        box.setOnMouseClicked(click -> {
            if (click.isStillSincePress()) {
                box.requestFocus();
                select(box.node().id());
                click.consume();
            }
        });
        box.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                select(box.node().id());
                key.consume();
            }
        });
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case PLUS, ADD, EQUALS -> viewport.zoom(1.2);
            case MINUS, SUBTRACT -> viewport.zoom(1 / 1.2);
            case DIGIT0, NUMPAD0 -> viewport.fit();
            default -> {
                return;
            }
        }
        key.consume();
    }
}
