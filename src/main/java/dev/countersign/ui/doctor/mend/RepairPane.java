package dev.countersign.ui.doctor.mend;

import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.StepResult;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A remedy while it is carried out, step by step, and what came of it. */
public final class RepairPane extends VBox {
    private final RepairViewModel model;

    public RepairPane(RepairViewModel model) {
        super(10);
        this.model = model;
        setId("repair");
        getStyleClass().addAll("panel", "remedy-card");
        model.shownProperty().subscribe(this::show);
    }

    private void show(Optional<RepairShown> repair) {
        setVisible(repair.isPresent());
        setManaged(repair.isPresent());
        repair.ifPresent(this::show);
    }

    private void show(RepairShown repair) {
        getChildren().setAll(Words.of(repair.rehearsal().remedy().title(), "title-card"));
        repair.results().forEach(result -> getChildren().add(step(result)));
        repair.present()
                .filter(step -> repair.asked())
                .ifPresent(step -> getChildren().add(question(step.call())));
        if (!repair.asked() && !repair.isOver()) {
            String words = repair.present()
                    .map(step -> step.call())
                    .orElse(
                            repair.results().isEmpty()
                                    ? "Reading once more whether it is still so…"
                                    : "Reading again whether it has helped; that may take half a minute…");
            getChildren().add(underWay(words));
        }
        repair.outcome().ifPresent(outcome -> getChildren().add(end(outcome)));
    }

    private static Node step(StepResult result) {
        StatusLook look = result.done()
                ? new StatusLook(Glyph.APPROVED, Tone.APPROVED, "Done")
                : new StatusLook(Glyph.FAILED, Tone.FAILED, "Not done");
        VBox words = new VBox(1, Words.of(result.step().call(), "mono"), Words.of(result.sentence(), "caption"));
        words.setAccessibleText(look.word() + ": " + result.step().call() + ". " + result.sentence());
        return row(new GlyphIcon(look.glyph(), 16, look.tone()), words);
    }

    private static Node underWay(String words) {
        ProgressIndicator ring = new ProgressIndicator();
        ring.setPrefSize(16, 16);
        ring.setMinSize(16, 16);
        return row(ring, Words.of(words));
    }

    private Node question(String what) {
        Button done = button("by-hand-done", "It is done", () -> model.answer(true));
        Button not = button("by-hand-not-done", "Leave it", () -> model.answer(false));
        return new Notice(Tone.WAITING, Glyph.PERSON, "This is for you to do", what, done, not);
    }

    private Node end(Outcome outcome) {
        StatusLook look = look(outcome.result());
        List<Node> actions = new ArrayList<>();
        outcome.started()
                .ifPresent(arn ->
                        actions.add(button("open-started", "Open " + shortened(arn.name()), model::openStarted)));
        actions.add(button("repair-dismiss", "Close", model::dismiss));
        Notice notice =
                new Notice(look.tone(), look.glyph(), look.word(), outcome.sentence(), actions.toArray(Node[]::new));
        notice.setId("repair-outcome");
        return notice;
    }

    private static StatusLook look(Outcome.Result result) {
        return switch (result) {
            case HEALED -> new StatusLook(Glyph.APPROVED, Tone.APPROVED, "It has helped");
            case NOT_SEEN_HEALED -> new StatusLook(Glyph.LATE, Tone.WAITING, "Done, but not seen to be healed");
            case STEP_FAILED -> new StatusLook(Glyph.FAILED, Tone.FAILED, "A step failed");
            case LEFT_UNDONE -> new StatusLook(Glyph.STOPPED, Tone.STALE, "Left undone");
            case NOT_BEGUN -> new StatusLook(Glyph.STOPPED, Tone.STALE, "Nothing was done");
        };
    }

    private static String shortened(String name) {
        return name.length() <= 30 ? name : name.substring(0, 30) + "…";
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Node row(Node mark, Node words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(10, mark, words);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
