package dev.countersign.ui.kit;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * What holds for all of a window: in whose name it acts, and whether anything may be changed. It is kept with the window's scene,
 * so that every question and every button in it can heed it, wherever it is.
 */
public final class WindowMarks {
    private final ReadOnlyObjectWrapper<Identity> acting = new ReadOnlyObjectWrapper<>(Identity.nobody());
    private final ReadOnlyStringWrapper whyNotChange = new ReadOnlyStringWrapper("");

    private WindowMarks() {}

    /** The marks of a scene's window. */
    public static WindowMarks of(Scene scene) {
        return (WindowMarks) scene.getProperties().computeIfAbsent(WindowMarks.class, none -> new WindowMarks());
    }

    public ReadOnlyObjectProperty<Identity> actingProperty() {
        return acting.getReadOnlyProperty();
    }

    /** Says in whose name this window acts from now on. */
    public void act(Identity as) {
        acting.set(as);
    }

    /** Why nothing may be changed, as a sentence; empty when it may. */
    public ReadOnlyStringProperty whyNotChangeProperty() {
        return whyNotChange.getReadOnlyProperty();
    }

    /** @param why as a sentence; empty to allow changes */
    public void forbidChanges(String why) {
        whyNotChange.set(why);
    }

    /** Why nothing may be changed in the window that a node is in. */
    public static ObservableValue<String> whyNotChange(Node node) {
        return node.sceneProperty()
                .flatMap(scene -> of(scene).whyNotChangeProperty())
                .orElse("");
    }

    /**
     * Has a button that changes something at AWS work only where changes are allowed.
     *
     * @param mustNot what else keeps it from working
     */
    public static void forChanging(Node button, ObservableValue<Boolean> mustNot) {
        ObservableValue<String> why = whyNotChange(button);
        BooleanBinding disabled = Bindings.createBooleanBinding(
                () -> Boolean.TRUE.equals(mustNot.getValue())
                        || !Objects.requireNonNullElse(why.getValue(), "").isEmpty(),
                mustNot,
                why);
        button.disableProperty().bind(disabled);
        button.accessibleHelpProperty().bind(why);
    }

    /** As {@link #forChanging(Node, ObservableValue)}, when nothing else keeps the button from working. */
    public static void forChanging(Node button) {
        forChanging(button, new ReadOnlyObjectWrapper<>(false));
    }
}
