package dev.countersign.ui.kit.saving;

import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Writes a file in the background and says how far it is. Use it on the FX thread. */
public final class FileSaving {
    private final Writing writing;
    private final String suggested;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());

    /** Writes a file; blocks. */
    @FunctionalInterface
    public interface Writing {
        void write(Path file) throws Exception;
    }

    /** How far it is. */
    public sealed interface State {
        /** Nothing was asked for. */
        record Idle() implements State {}

        /** It is being written. */
        record Saving(Path file) implements State {}

        /** It lies there. */
        record Saved(Path file) implements State {}

        /** It could not be written. */
        record Failed(Path file, Problem problem) implements State {}
    }

    /** @param suggested a name for the file */
    public FileSaving(Writing writing, String suggested, Background background) {
        this.writing = writing;
        this.suggested = suggested;
        this.latest = background.latest();
    }

    /** Writes it. */
    public void save(Path file) {
        state.set(new State.Saving(file));
        latest.run(
                () -> {
                    writing.write(file);
                    return file;
                },
                written -> state.set(new State.Saved(written)),
                problem -> state.set(new State.Failed(file, problem)));
    }

    /** Nothing more is to be said about it; one that is being written is no longer waited for. */
    public void forget() {
        latest.forget();
        state.set(new State.Idle());
    }

    public String suggested() {
        return suggested;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
