package dev.countersign.ui.kit.graph;

import dev.countersign.asl.graph.GraphLayout.Box;
import dev.countersign.asl.graph.GraphNode;
import dev.countersign.asl.graph.StateStatus;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** One box of a graph: a state, the frame around a Parallel's or Map's states, or the start or end mark. */
final class GraphBox extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final double TITLE_HEIGHT = 36;

    private final GraphNode node;
    private final GlyphIcon status = new GlyphIcon(Glyph.PENDING, 15);

    GraphBox(Box box) {
        node = box.node();
        getStyleClass().add("graph-box");
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
        setManaged(false);
        setPrefSize(box.width(), box.height());
        switch (node.kind()) {
            case START, END -> mark();
            case BRANCH -> getStyleClass().add("branch");
            default -> state();
        }
        Tone.STALE.on(this);
    }

    GraphNode node() {
        return node;
    }

    boolean isState() {
        return !node.kind().isMark() && node.kind() != GraphNode.Kind.BRANCH;
    }

    /** Shows how the state stands; {@code outcome} replaces the tone of an ended state that tells the outcome. */
    void show(StateStatus now, Tone tone, Glyph glyph) {
        StatusLook look = StateLook.of(now);
        tone.on(this);
        pseudoClassStateChanged(ACTIVE, now.isActive());
        status.setVisible(now != StateStatus.NOT_REACHED && isState());
        status.setGlyph(glyph);
        if (isState()) {
            setAccessibleText(node.label() + ", " + StateLook.kind(node) + ", " + look.word());
        }
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    private void mark() {
        getStyleClass().add("mark");
        Label label = new Label(node.label());
        getChildren().add(label);
    }

    private void state() {
        setId(idOf(node.id()));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        getStyleClass().add(node.isContainer() ? "container" : "state");
        StackPane medallion = new StackPane(new GlyphIcon(StateLook.icon(node), 15));
        medallion.getStyleClass().add("medallion");
        Label label = new Label(node.label());
        label.getStyleClass().add("graph-label");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, medallion, label, status);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        status.setVisible(false);
        if (node.isContainer()) {
            row.setMaxHeight(TITLE_HEIGHT);
            setAlignment(Pos.TOP_LEFT);
        }
        getChildren().add(row);
    }

    /** The id of a state's box, for tests and tours: {@code state-Wait-for-approval}. */
    static String idOf(String state) {
        return "state-" + state.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
    }
}
