package dev.countersign.ui.inbox;

import dev.countersign.approval.Decision;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.Receipt;
import dev.countersign.relay.Hop;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Confirmation.Fact;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The comment and the two buttons; after the answer the receipt in their place. */
final class AnswerForm extends VBox {
    private final InboxViewModel model;
    private final TextArea comment = new TextArea();
    private final VBox form = new VBox(8);
    private final VBox receipt = new VBox(6);
    /** Held, because a binding that nobody holds is collected and falls silent. */
    private @Nullable StringBinding reasons;

    AnswerForm(InboxViewModel model) {
        super(10);
        this.model = model;
        AnswerViewModel answer = model.answer();
        getStyleClass().add("answer-form");
        receipt.setId("receipt");
        getChildren().addAll(new ProblemPane(answer.problemProperty(), null), form, receipt);
        form.getChildren().addAll(warning(), commentField(), counterRow(), whyNot(), buttons());
        answer.receiptProperty().subscribe(this::showReceipt);
    }

    private Node warning() {
        Notice notice = new Notice(Tone.WAITING, Glyph.BROKEN, "Nobody waits for this answer any more", "");
        notice.setId("pointless");
        model.answer().warningProperty().subscribe(text -> {
            notice.show(Tone.WAITING, Glyph.BROKEN, "Nobody waits for this answer any more", text);
            notice.setVisible(!text.isEmpty());
            notice.setManaged(!text.isEmpty());
        });
        return notice;
    }

    private Node commentField() {
        comment.setId("comment");
        comment.setPromptText("Comment, seen by everybody who can see the pipeline (optional)");
        comment.setAccessibleText("Comment on your answer, up to " + Decision.LONGEST_COMMENT + " characters");
        comment.setWrapText(true);
        comment.setPrefRowCount(2);
        comment.textProperty().bindBidirectional(model.answer().commentProperty());
        comment.setOnKeyPressed(key -> {
            if (key.isShortcutDown() && key.getCode() == KeyCode.ENTER) {
                ask(true);
                key.consume();
            }
        });
        return comment;
    }

    private Node counterRow() {
        Label counter = new Label();
        counter.setId("comment-left");
        counter.getStyleClass().add("caption");
        comment.textProperty().subscribe(text -> {
            int left = Decision.commentLeft(text);
            counter.setText(left >= 0 ? left + " characters left" : -left + " characters too long");
            counter.getStyleClass().remove("too-long");
            if (left < 0) {
                counter.getStyleClass().add("too-long");
            }
        });
        HBox row = new HBox(counter);
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private Node whyNot() {
        Notice notice = new Notice(Tone.STALE, Glyph.NOT_VISIBLE, "", "");
        notice.setId("why-not");
        ObservableValue<String> readOnly = WindowMarks.whyNotChange(notice);
        reasons = Bindings.createStringBinding(
                () -> Stream.of(
                                readOnly.getValue(),
                                model.answer().whyNotProperty().get())
                        .filter(reason -> !reason.isEmpty())
                        .findFirst()
                        .orElse(""),
                readOnly,
                model.answer().whyNotProperty());
        reasons.subscribe(text -> {
            notice.show(Tone.STALE, Glyph.NOT_VISIBLE, "", text);
            notice.setVisible(!text.isEmpty());
            notice.setManaged(!text.isEmpty());
        });
        return notice;
    }

    private Node buttons() {
        AnswerViewModel answer = model.answer();
        BooleanBinding mustNot = Bindings.createBooleanBinding(
                () -> answer.inputProblem().isPresent()
                        || answer.sendingProperty().get()
                        || !answer.checkedProperty().get()
                        || !answer.whyNotProperty().get().isEmpty(),
                answer.commentProperty(),
                answer.sendingProperty(),
                answer.checkedProperty(),
                answer.whyNotProperty());
        Label sending = new Label("Sending your answer…");
        sending.getStyleClass().add("caption");
        sending.visibleProperty().bind(answer.sendingProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(
                8,
                sending,
                gap,
                button("reject", "Reject…", Glyph.REJECTED, Tone.REJECTED, mustNot, false),
                button("approve", "Approve…", Glyph.APPROVED, Tone.APPROVED, mustNot, true));
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private Button button(String id, String text, Glyph glyph, Tone tone, BooleanBinding mustNot, boolean approved) {
        Button button = new Button(text, new GlyphIcon(glyph, 15));
        button.setId(id);
        button.getStyleClass().add(approved ? "solid" : "soft");
        tone.on(button);
        WindowMarks.forChanging(button, mustNot);
        button.setOnAction(event -> ask(approved));
        return button;
    }

    /** Names both executions before anything is sent. */
    private void ask(boolean approved) {
        model.chosenProperty()
                .get()
                .filter(item -> model.answer().inputProblem().isEmpty()
                        && WindowMarks.whyNotChange(this).getValue().isEmpty())
                .ifPresent(item -> question(item, approved)
                        .ask(getScene().getWindow(), () -> model.answer().decide(approved)));
    }

    private Confirmation question(InboxItem item, boolean approved) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Approval", item.approval().address().toString()));
        facts.add(new Fact("Pipeline execution", item.approval().pipelineExecutionId()));
        facts.add(new Fact(
                "Execution", item.run().map(run -> run.execution().name()).orElse("none waits for this approval")));
        String pipeline = approved ? "The pipeline goes on" : "The pipeline stops here";
        boolean reaches =
                item.run().isPresent() && model.answer().warningProperty().get().isEmpty();
        String execution = reaches
                ? ", and the execution that waits is told “" + (approved ? "approved" : "rejected") + "”."
                : "; no execution hears of it.";
        return new Confirmation(
                approved ? "Approve this request?" : "Reject this request?",
                pipeline + execution + " This cannot be taken back.",
                facts,
                approved ? "Approve" : "Reject",
                approved ? Tone.APPROVED : Tone.REJECTED,
                Optional.empty());
    }

    private void showReceipt(Optional<Receipt> known) {
        form.setVisible(known.isEmpty());
        form.setManaged(known.isEmpty());
        receipt.setVisible(known.isPresent());
        receipt.setManaged(known.isPresent());
        receipt.getChildren().clear();
        known.ifPresent(found -> {
            Label title = new Label(
                    found.isComplete()
                            ? found.decision().verb() + ", and the answer has arrived"
                            : found.decision().verb() + "; the answer is on its way");
            title.setId("receipt-title");
            title.getStyleClass().add("title-card");
            receipt.getChildren().add(title);
            found.lines().forEach(line -> receipt.getChildren().add(line(line)));
        });
    }

    private static Node line(Receipt.Line line) {
        StatusLook look = StatusLook.of(line.state());
        GlyphIcon icon = new GlyphIcon(look.glyph(), 16, look.tone());
        Label sentence = new Label(line.sentence());
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Label after = new Label(
                line.state() == Hop.State.DONE
                        ? line.after()
                                .map(time -> time.toMillis() < 1000 ? time.toMillis() + " ms" : Ages.of(time))
                                .orElse("")
                        : look.word());
        after.getStyleClass().add("caption");
        after.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(10, icon, sentence, after);
        row.setAlignment(Pos.TOP_LEFT);
        row.setAccessibleText(line.hop().title() + ": " + look.word() + ". " + line.sentence());
        return row;
    }
}
