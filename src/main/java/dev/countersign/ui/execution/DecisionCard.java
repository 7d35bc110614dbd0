package dev.countersign.ui.execution;

import dev.countersign.approval.Decision;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Confirmation.Fact;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is asked, the answer, and after it the receipt: how far the answer has come. */
final class DecisionCard extends VBox {
    private final ExecutionViewModel model;
    private final RequestPane request;
    private final StatusBadge badge = new StatusBadge(StatusLook.of(Outcome.WAITING));
    private final Label since = new Label();
    private final TextArea comment = new TextArea();
    private final Label counter = new Label();
    private final Label reason = new Label();
    private final Label warning = new Label();
    private final Button approve = new Button("Approve", new GlyphIcon(Glyph.APPROVED, 15));
    private final Button reject = new Button("Reject", new GlyphIcon(Glyph.REJECTED, 15));
    private final VBox answer = new VBox(8);
    private final ReceiptPane receipt;
    private Optional<ApprovalRequest> asked = Optional.empty();
    private boolean recorded;

    DecisionCard(ExecutionViewModel model, ZoneId zone, Consumer<String> browse) {
        this.model = model;
        this.request = new RequestPane(model, zone, browse);
        this.receipt = new ReceiptPane(zone);
        setId("decision");
        getStyleClass().addAll("panel", "decision-card");
        Label title = new Label("Decision");
        title.getStyleClass().add("title-card");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, title, gap, badge);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-header");
        since.getStyleClass().add("caption");
        ScrollPane scroll = new ScrollPane(new VBox(12, since, receipt, request));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("decision-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        buildAnswer();
        getChildren().addAll(head, scroll, answer);
        model.shownProperty()
                .subscribe(found -> show(found.flatMap(ExecutionShown::request), found.flatMap(ExecutionShown::relay)));
    }

    /** What is shown was recorded: nothing can be answered. */
    void showOnly() {
        recorded = true;
        set(answer, false);
    }

    /** The same as before, a second later. */
    void showTimes(Instant now) {
        asked.map(ApprovalRequest::approval)
                .filter(ApprovalSight::isOpen)
                .flatMap(ApprovalSight::since)
                .ifPresentOrElse(at -> since.setText("Asked " + Ages.ago(at, now)), () -> since.setText(""));
        since.setManaged(!since.getText().isEmpty());
    }

    private void buildAnswer() {
        answer.getStyleClass().add("answer");
        comment.setId("comment");
        comment.setPromptText("Comment (optional): why you decide so");
        comment.setAccessibleText("Comment on the decision, up to 512 characters");
        comment.setWrapText(true);
        comment.setPrefRowCount(2);
        comment.textProperty().bindBidirectional(model.commentProperty());
        counter.setId("comment-counter");
        counter.getStyleClass().add("caption");
        counter.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Decision.LONGEST_COMMENT - Decision.commentLeft(comment.getText()) + " / "
                                + Decision.LONGEST_COMMENT,
                        comment.textProperty()));
        comment.textProperty().subscribe(text -> {
            boolean tooLong = Decision.commentLeft(text.strip()) < 0;
            counter.getStyleClass().remove("too-long");
            if (tooLong) {
                counter.getStyleClass().add("too-long");
            }
        });
        comment.setOnKeyPressed(key -> {
            if (key.isShortcutDown() && key.getCode() == KeyCode.ENTER && !approve.isDisabled()) {
                confirm(true);
                key.consume();
            }
        });
        reason.setId("why-not");
        reason.getStyleClass().add("why-not");
        reason.setWrapText(true);
        ObservableValue<String> readOnly = WindowMarks.whyNotChange(reason);
        reason.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> readOnly.getValue().isEmpty()
                                ? model.whyNotProperty().get()
                                : readOnly.getValue(),
                        readOnly,
                        model.whyNotProperty()));
        reason.visibleProperty().bind(reason.textProperty().isNotEmpty());
        reason.managedProperty().bind(reason.visibleProperty());
        var mustNot = model.whyNotProperty()
                .isNotEmpty()
                .or(model.sendingProperty())
                .or(model.checkedProperty().not());
        button(approve, "approve", Tone.APPROVED, true);
        button(reject, "reject", Tone.REJECTED, false);
        WindowMarks.forChanging(approve, mustNot);
        WindowMarks.forChanging(reject, mustNot);
        warning.setId("dead-token");
        warning.getStyleClass().add("why-not");
        warning.setWrapText(true);
        Label sending = new Label("Sending your answer…");
        sending.getStyleClass().add("caption");
        sending.visibleProperty().bind(model.sendingProperty());
        sending.managedProperty().bind(sending.visibleProperty());
        HBox count = new HBox(counter);
        count.setAlignment(Pos.CENTER_RIGHT);
        answer.getChildren().addAll(comment, count, warning, reason, sending, new HBox(8, approve, reject));
    }

    private void button(Button button, String id, Tone tone, boolean approved) {
        button.setId(id);
        button.getStyleClass().add("solid");
        tone.on(button);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> confirm(approved));
    }

    private void show(Optional<ApprovalRequest> now, Optional<Relay> relay) {
        asked = now;
        boolean open = now.filter(known -> known.approval().isOpen()).isPresent();
        set(answer, open && !recorded);
        Optional<String> dead = relay.flatMap(Relay::deadTokenSentence);
        warning.setText(
                dead.map(why -> why + " An answer only frees the stage.").orElse(""));
        set(warning, open && dead.isPresent());
        badge.setVisible(relay.isPresent());
        relay.ifPresent(known -> badge.show(StatusLook.of(known.outcome())));
        request.show(now, relay);
        boolean decided = now.map(ApprovalRequest::approval)
                .filter(approval -> approval.status().isPresent() && !approval.isOpen())
                .isPresent();
        receipt.show(decided ? relay : Optional.empty());
        showTimes(model.now());
    }

    /** Names both executions before anything is sent, and what the answer sets going. */
    private void confirm(boolean approved) {
        asked.ifPresent(known -> {
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("Execution", model.arn().name()));
            facts.add(new Fact("Pipeline", known.approval().address().pipeline()));
            facts.add(new Fact("Pipeline execution", known.approval().pipelineExecutionId()));
            known.revision()
                    .ifPresent(version ->
                            facts.add(new Fact("Revision", version.location().key() + "\n" + version.versionId())));
            Confirmation question = new Confirmation(
                    approved ? "Approve this request?" : "Reject this request?",
                    consequence(approved),
                    facts,
                    approved ? "Approve" : "Reject",
                    approved ? Tone.APPROVED : Tone.REJECTED,
                    Optional.empty());
            question.ask(getScene().getWindow(), () -> model.decide(approved));
        });
    }

    private String consequence(boolean approved) {
        String pipeline = approved ? "The pipeline goes on" : "The pipeline stops here";
        String execution = model.knownDeadProperty().get()
                ? ". The execution has ended already: the answer only frees the stage."
                : ", and the execution gets the answer “" + (approved ? "approved" : "rejected") + "”.";
        return pipeline + execution + " This cannot be taken back.";
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
