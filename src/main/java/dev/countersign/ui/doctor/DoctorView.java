package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.ui.doctor.mend.RepairPane;
import dev.countersign.ui.doctor.mend.RepairViewModel;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.Words;
import dev.countersign.ui.kit.saving.FileChoice;
import dev.countersign.ui.kit.saving.FileSaving;
import dev.countersign.ui.kit.saving.FileSavingPane;
import dev.countersign.ui.kit.saving.SaveButton;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Why one execution hangs: the answer, what proves it, and what can be done. Layout and bindings only. */
public final class DoctorView {
    private final DoctorViewModel model;
    private final ZoneId zone;
    private final VBox root = new VBox(12);
    private final DoctorHeader header;
    private final Notice answer = new Notice(Tone.STALE, Glyph.PENDING, "", "");
    private final RelayChoice relay;
    private final VBox findings = new VBox(12);
    private final ScrollPane scroll;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> showAge()));
    /** Held, because a binding that nobody holds is collected and falls silent. */
    private final ObservableValue<Boolean> nothingYet;

    /**
     * @param zone in which times are shown
     * @param choice where a report is to be saved
     */
    public DoctorView(DoctorViewModel model, ZoneId zone, ReportChoice choice) {
        this.model = model;
        this.zone = zone;
        this.header = new DoctorHeader(model, zone, choice);
        header.showOnly(model.isRecorded());
        this.relay = new RelayChoice(zone);
        root.setId("doctor-page");
        root.getStyleClass().addAll("page", "doctor");
        answer.setId("diagnosis");
        VBox content = new VBox(12, new RepairPane(model.repairs()), answer, relay, findings);
        content.getStyleClass().add("doctor-content");
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("doctor-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Node cancelled = notExamined();
        VBox.setVgrow(cancelled, Priority.ALWAYS);
        root.getChildren()
                .addAll(
                        header,
                        progress(),
                        new ProblemPane(model.problemProperty(), model::examine),
                        cancelled,
                        scroll);
        nothingYet = Bindings.createBooleanBinding(
                () -> model.diagnosisProperty().get().isEmpty()
                        && !model.busyProperty().get()
                        && model.problemProperty().get() == null,
                model.diagnosisProperty(),
                model.busyProperty(),
                model.problemProperty());
        nothingYet.subscribe(none -> set(cancelled, none));
        clock.setCycleCount(Animation.INDEFINITE);
        model.repairs().busyProperty().subscribe(busy -> scroll.setVvalue(0));
        model.diagnosisProperty().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    /** To be called when the page comes on screen. */
    public void shown() {
        model.open();
        clock.play();
    }

    /** To be called when the page leaves the screen. */
    public void hidden() {
        clock.stop();
    }

    private Node progress() {
        ProgressIndicator ring = new ProgressIndicator();
        ring.setPrefSize(18, 18);
        ring.setMinSize(18, 18);
        Button cancel = new Button("Cancel");
        cancel.setId("cancel-examination");
        cancel.setMinWidth(Button.USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        Node words = Words.of("Examining: the history, the object, the pipeline, the rules and the functions are read,"
                + " as far as the token's way asks for it. Nothing is changed.");
        Label far = new Label();
        far.setId("examination-progress");
        far.getStyleClass().add("caption");
        far.textProperty().bind(model.lookProperty());
        VBox told = new VBox(2, words, far);
        HBox.setHgrow(told, Priority.ALWAYS);
        HBox row = new HBox(10, ring, told, cancel);
        row.setId("examining");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("notice", Tone.RUNNING.styleClass());
        row.visibleProperty().bind(model.busyProperty());
        row.managedProperty().bind(model.busyProperty());
        return row;
    }

    private Node notExamined() {
        Button examine = new Button("Examine");
        examine.setId("examine");
        examine.setOnAction(event -> model.examine());
        EmptyState state = new EmptyState(
                Glyph.BATON, "Not examined", "The examination was cancelled before there was an answer.", examine);
        state.setId("not-examined");
        return state;
    }

    private void show(Optional<Diagnosis> known) {
        set(scroll, known.isPresent());
        known.ifPresent(this::show);
    }

    private void show(Diagnosis found) {
        StatusLook look = DoctorLook.of(found.verdict());
        answer.show(look.tone(), look.glyph(), look.word(), found.sentence());
        List<Finding> primary = found.primary();
        relay.show(
                found.relays(),
                primary.stream().flatMap(one -> one.taskScheduled().stream()).toList(),
                found.asOf());
        findings.getChildren().clear();
        List<Finding> first = primary.isEmpty() ? unawaited(found) : primary;
        if (first.isEmpty()) {
            findings.getChildren().add(instead(look, found));
        }
        first.forEach(one -> findings.getChildren().add(new FindingColumns(one, found, zone, repairs())));
        addMissed(DoctorViewModel.missed(found));
        found.findings().stream().filter(one -> !first.contains(one)).forEach(one -> addAside(one, found));
        findings.getChildren()
                .add(Words.closed(
                        "all-looks",
                        "Everything that was looked at (" + found.looks().size() + ")",
                        new LooksPane(found.looks())));
        scroll.setVvalue(0);
        showAge();
    }

    private Optional<RepairViewModel> repairs() {
        return model.isRecorded() ? Optional.empty() : Optional.of(model.repairs());
    }

    /** Where nothing is stuck, an approval that nobody waits for is what there is to know. */
    private static List<Finding> unawaited(Diagnosis found) {
        return found.verdict() == Verdict.NOTHING_WAITS
                ? found.findings().stream()
                        .filter(one -> one.cause() == Cause.EXECUTION_ENDED_FIRST)
                        .toList()
                : List.of();
    }

    private Node instead(StatusLook look, Diagnosis found) {
        boolean nobody = found.verdict() == Verdict.NOTHING_WAITS && !(model.subject() instanceof Subject.OfExecution);
        EmptyState state = new EmptyState(
                look.glyph(),
                nobody ? "Nobody waits for it" : DoctorLook.titleInstead(found.verdict()),
                nobody
                        ? "No execution waits for what becomes of it, so nothing hangs on it."
                        : DoctorLook.instead(found.verdict()));
        state.setId("no-cause");
        return state;
    }

    private void addMissed(List<Look> missed) {
        if (!missed.isEmpty()) {
            Panel panel = new Panel("Could not look", new LooksPane(missed));
            panel.setId("could-not-look");
            findings.getChildren().add(panel);
        }
    }

    private void addAside(Finding one, Diagnosis found) {
        var cause = one.cause();
        findings.getChildren()
                .add(Words.closed(
                        "also-" + cause.code(),
                        "Also found: " + cause.code() + "  " + cause.title() + "  ("
                                + DoctorLook.of(one.confidence()).word() + ")",
                        new FindingColumns(one, found, zone, repairs())));
    }

    /** Lets one save what the examination rests on. */
    public void offerPack(FileSaving saving, FileChoice file, Consumer<Path> openFolder) {
        header.offer(new SaveButton("save-pack", "Save evidence pack…", saving, file));
        root.getChildren().add(1, new FileSavingPane(saving, "The evidence pack", openFolder));
    }

    private void showAge() {
        header.showAge(model.now());
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
