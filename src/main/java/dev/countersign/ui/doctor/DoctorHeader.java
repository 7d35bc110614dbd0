package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.CopyTextButton;
import dev.countersign.ui.kit.StatusBadge;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whose examination it is and how old, and what can be done with the report. */
final class DoctorHeader extends HBox {
    private final DoctorViewModel model;
    private final ZoneId zone;
    private final StatusBadge verdict = new StatusBadge(DoctorLook.of(Verdict.WAITING));
    private final Label line = new Label();
    private final Hyperlink execution = new Hyperlink();
    private final Button again = new Button("Run again");
    private final Button copy;
    private final Button save = new Button("Save report…");

    DoctorHeader(DoctorViewModel model, ZoneId zone, ReportChoice choice) {
        super(8);
        this.model = model;
        this.zone = zone;
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(model.subject().name());
        name.setId("doctor-name");
        name.getStyleClass().add("title-section");
        name.setTooltip(new Tooltip(model.subject().words()));
        name.setMinWidth(60);
        verdict.setId("verdict");
        execution.setId("open-found-execution");
        execution.getStyleClass().add("doctor-link");
        execution.setOnAction(event -> model.openExecution());
        HBox first = new HBox(10, name, verdict, execution);
        first.setAlignment(Pos.CENTER_LEFT);
        line.setId("doctor-as-of");
        line.getStyleClass().add("caption");
        VBox words = new VBox(3, first, line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        again.setId("run-again");
        again.setOnAction(event -> model.examine());
        again.disableProperty().bind(model.busyProperty());
        copy = new CopyTextButton("Copy report", model::report);
        copy.setId("copy-report");
        save.setId("save-report");
        save.setOnAction(
                event -> choice.choose(getScene().getWindow(), suggested()).ifPresent(model::save));
        Label saved = new Label();
        saved.setId("report-saved");
        saved.getStyleClass().add("caption");
        saved.textProperty().bind(model.savedProperty());
        getChildren().addAll(words, saved, again, copy, save);
        for (Node node : new Node[] {again, copy, save}) {
            ((Button) node).setMinWidth(USE_PREF_SIZE);
        }
        model.diagnosisProperty().subscribe(this::show);
    }

    /** One more button, before the last one. */
    void offer(Button button) {
        getChildren().add(getChildren().size() - 1, button);
    }

    /** @param recorded whether there is nothing to examine again */
    void showOnly(boolean recorded) {
        again.setVisible(!recorded);
        again.setManaged(!recorded);
    }

    private String suggested() {
        String name = model.subject().name().replaceAll("[^A-Za-z0-9._-]", "-").toLowerCase(Locale.ROOT);
        return "countersign-" + name.substring(0, Math.min(60, name.length())) + ".json";
    }

    private void show(Optional<Diagnosis> known) {
        known.ifPresent(found -> verdict.show(DoctorLook.of(found.verdict())));
        verdict.setVisible(known.isPresent());
        Optional<ExecutionArn> found = model.found();
        execution.setVisible(found.isPresent());
        execution.setManaged(found.isPresent());
        found.ifPresent(arn -> execution.setText("Execution " + arn.name()));
        copy.setDisable(known.isEmpty());
        save.setDisable(known.isEmpty());
        showAge(model.now());
    }

    /** The same, a second later. */
    void showAge(Instant now) {
        String kind = kind();
        line.setText(model.diagnosisProperty()
                .get()
                .map(found -> kind + "  ·  as of " + Ages.brief(found.asOf(), now, zone)
                        + (model.isRecorded() ? "" : ", " + Ages.ago(found.asOf(), now)) + "  ·  "
                        + looks(found.looks().size()))
                .orElse(kind));
    }

    private String kind() {
        return switch (model.subject()) {
            case Subject.OfExecution(ExecutionArn arn) -> arn.stateMachine().name();
            case Subject.OfApproval _, Subject.OfPipelineExecution _ -> "Approval";
            case Subject.OfVersion version -> version.location().uri();
        };
    }

    private static String looks(int count) {
        return count == 1 ? "1 look, which changes nothing" : count + " looks, which change nothing";
    }
}
