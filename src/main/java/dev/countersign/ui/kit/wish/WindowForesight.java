package dev.countersign.ui.kit.wish;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/** The foresight of a window, kept with its scene, so that every button in it can heed it. */
public final class WindowForesight {
    private final ReadOnlyObjectWrapper<Foresight> foresight = new ReadOnlyObjectWrapper<>(Foresight.NONE);

    private WindowForesight() {}

    public static WindowForesight of(Scene scene) {
        return (WindowForesight)
                scene.getProperties().computeIfAbsent(WindowForesight.class, none -> new WindowForesight());
    }

    public void set(Foresight present) {
        foresight.set(present);
    }

    ReadOnlyObjectProperty<Foresight> foresightProperty() {
        return foresight.getReadOnlyProperty();
    }
}
