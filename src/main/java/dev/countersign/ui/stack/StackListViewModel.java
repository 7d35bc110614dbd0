package dev.countersign.ui.stack;

import dev.countersign.stack.StackCatalog;
import dev.countersign.stack.StackFeature;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The account's stacks that hold an approval flow. Knows no control; use it from the FX thread. */
public final class StackListViewModel {
    private final Background background;
    private final Latest requests;
    private final StackFeature feature;
    private final ObservableList<StackCatalog.Entry> entries = FXCollections.observableArrayList();
    // One wrapper for all: listeners hang on it weakly, a new one for each caller would be collected with them.
    private final ObservableList<StackCatalog.Entry> readOnlyEntries =
            FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    StackListViewModel(Background background, StackFeature feature) {
        this.background = background;
        this.requests = background.latest();
        this.feature = feature;
    }

    /** Reads the list anew; a failure keeps the rows that are there. */
    public void refresh() {
        loading.set(true);
        requests.run(
                () -> feature.catalog().entries(),
                found -> {
                    loading.set(false);
                    loaded.set(true);
                    problem.set(null);
                    if (!entries.equals(found)) {
                        entries.setAll(found);
                    }
                },
                this::failed);
    }

    /** Removes what an unfinished deployment left behind. */
    public void discard(StackCatalog.Entry entry) {
        loading.set(true);
        background.run(
                () -> feature.deployment().discardUnfinished(entry.stack().id()), this::refresh, this::failed);
    }

    private void failed(Problem failure) {
        loading.set(false);
        problem.set(failure);
    }

    public ObservableList<StackCatalog.Entry> entries() {
        return readOnlyEntries;
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether the list was read at least once: only then is an empty list really empty. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
