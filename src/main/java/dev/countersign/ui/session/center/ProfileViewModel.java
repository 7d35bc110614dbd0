package dev.countersign.ui.session.center;

import dev.countersign.session.profile.file.ConfigEdit;
import dev.countersign.session.profile.file.ProfileNotWrittenException;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A role on its way into the configuration file: named, previewed, written, undone. Knows no control; use it from the FX thread. */
public final class ProfileViewModel {
    /** Where it stands. */
    public enum Stage {
        PREVIEW,
        WRITTEN,
        UNDONE
    }

    private final Background background;
    private final Latest previews;
    private final CenterDesk desk;
    private final SsoSession session;
    private final NewProfile suggested;
    private final StringProperty name;
    private final StringProperty sessionName;
    private final ReadOnlyObjectWrapper<@Nullable ConfigEdit> edit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.PREVIEW);
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    ProfileViewModel(Background background, CenterDesk desk, SsoSession session, NewProfile suggested) {
        this.background = background;
        this.previews = background.latest();
        this.desk = desk;
        this.session = session;
        this.suggested = suggested;
        this.name = new SimpleStringProperty(suggested.name());
        this.sessionName = new SimpleStringProperty(suggested.sessionName());
        name.subscribe(this::preview);
        sessionName.subscribe(this::preview);
        preview();
    }

    private NewProfile wanted() {
        return suggested.named(name.get(), sessionName.get());
    }

    private void preview() {
        NewProfile wanted = wanted();
        problem.set(null);
        previews.run(() -> previewOf(wanted), this::show, problem::set);
    }

    private sealed interface Preview {
        record Good(ConfigEdit edit) implements Preview {}

        record Bad(String sentence) implements Preview {}
    }

    private Preview previewOf(NewProfile wanted) {
        try {
            return new Preview.Good(desk.preview(session, wanted));
        } catch (IllegalArgumentException | ProfileNotWrittenException e) {
            return new Preview.Bad(String.valueOf(e.getMessage()));
        }
    }

    private void show(Preview preview) {
        switch (preview) {
            case Preview.Good(ConfigEdit good) -> {
                edit.set(good);
                wrong.set("");
            }
            case Preview.Bad(String sentence) -> {
                edit.set(null);
                wrong.set(sentence);
            }
        }
    }

    /** Writes the lines that are shown. */
    public void write() {
        ConfigEdit present = edit.get();
        if (present == null || present.isEmpty() || busy.get()) {
            return;
        }
        NewProfile wanted = wanted();
        busy.set(true);
        background.run(() -> desk.write(session, wanted, present), this::written, this::failed);
    }

    private void written(String remarkable) {
        busy.set(false);
        remark.set(remarkable);
        stage.set(Stage.WRITTEN);
    }

    /** Makes the file as it was. */
    public void undo() {
        ConfigEdit present = Objects.requireNonNull(edit.get());
        busy.set(true);
        background.run(
                () -> desk.undo(present),
                () -> {
                    busy.set(false);
                    stage.set(Stage.UNDONE);
                },
                this::failed);
    }

    private void failed(Problem failure) {
        busy.set(false);
        problem.set(failure);
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty sessionNameProperty() {
        return sessionName;
    }

    /** Whether the sign-in has a name in the file already, which is then used. */
    public boolean isSessionNamed() {
        return session.name().isPresent();
    }

    /** What would be written; {@code null} while it is not known or the names are wrong. */
    public ReadOnlyObjectProperty<@Nullable ConfigEdit> editProperty() {
        return edit.getReadOnlyProperty();
    }

    /** What is wrong with the names or the file; empty when nothing is. */
    public ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What else did not work when it was written; may be empty. */
    public ReadOnlyStringProperty remarkProperty() {
        return remark.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
