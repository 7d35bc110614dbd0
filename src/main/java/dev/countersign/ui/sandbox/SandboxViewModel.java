package dev.countersign.ui.sandbox;

import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.sandbox.SandboxDesk.OutboxMail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State and actions of {@link SandboxView}. Knows no control; use it on the FX thread. */
public final class SandboxViewModel {
    private final SandboxDesk desk;
    private final Background background;
    private final InstantSource sandboxNow;
    private final SandboxPlace place;
    private final BiConsumer<String, Consumer<Problem>> changePersona;
    private final Latest readings;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ObservableList<OutboxMail> mails = FXCollections.observableArrayList();
    /** Held: a read-only view hears of changes only as long as somebody holds it. */
    private final ObservableList<OutboxMail> mailsShown = FXCollections.unmodifiableObservableList(mails);

    private final ReadOnlyObjectWrapper<Optional<Duration>> ahead = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper advancing = new ReadOnlyBooleanWrapper();

    /**
     * Where the sandbox is and who we are in it.
     *
     * @param personas their names
     * @param persona the present one
     * @param environment the lines that let other programs join, ready to be pasted into a shell
     */
    public record SandboxPlace(
            String endpoint, String region, List<String> personas, String persona, String environment) {
        public SandboxPlace {
            personas = List.copyOf(personas);
        }
    }

    /**
     * @param sandboxNow the endpoint's clock
     * @param changePersona becomes someone else; calls back only when that fails
     */
    public SandboxViewModel(
            SandboxDesk desk,
            Background background,
            InstantSource sandboxNow,
            SandboxPlace place,
            BiConsumer<String, Consumer<Problem>> changePersona) {
        this.desk = desk;
        this.background = background;
        this.sandboxNow = sandboxNow;
        this.place = place;
        this.changePersona = changePersona;
        this.readings = background.latest();
    }

    /** What is read together. */
    private record Reading(SandboxTime time, List<OutboxMail> mails) {}

    /** Reads clock and outbox. */
    public void refresh() {
        problem.set(null);
        readings.run(() -> new Reading(desk.time(), desk.outbox()), this::show, problem::set);
    }

    /** Moves the clock forward; what falls due meanwhile happens. */
    public void advance(String by) {
        if (advancing.get()) {
            return;
        }
        problem.set(null);
        advancing.set(true);
        background.run(
                () -> new Reading(desk.advance(by), desk.outbox()),
                reading -> {
                    advancing.set(false);
                    readings.forget();
                    show(reading);
                },
                failure -> {
                    advancing.set(false);
                    problem.set(failure);
                });
    }

    /** Confirms the subscription that a mail is about. */
    public void confirm(OutboxMail mail) {
        problem.set(null);
        readings.run(
                () -> {
                    desk.confirm(mail);
                    return new Reading(desk.time(), desk.outbox());
                },
                this::confirmed,
                problem::set);
    }

    private void confirmed(Reading reading) {
        notice.set("The subscription is confirmed: the topic's messages arrive here from now on.");
        show(reading);
    }

    /** Goes on as another persona. */
    public void become(String persona) {
        if (!persona.equals(place.persona())) {
            problem.set(null);
            changePersona.accept(persona, problem::set);
        }
    }

    public SandboxPlace place() {
        return place;
    }

    /** The sandbox's now. */
    public Instant now() {
        return sandboxNow.instant();
    }

    /** How far the sandbox's clock is ahead of this machine's; absent until it was read. */
    public ReadOnlyObjectProperty<Optional<Duration>> aheadProperty() {
        return ahead.getReadOnlyProperty();
    }

    /** What was done last; empty when there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The newest first. */
    public ObservableList<OutboxMail> mails() {
        return mailsShown;
    }

    public ReadOnlyBooleanProperty advancingProperty() {
        return advancing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void show(Reading reading) {
        ahead.set(Optional.of(reading.time().ahead()));
        if (!mails.equals(reading.mails())) {
            mails.setAll(reading.mails());
        }
    }
}
