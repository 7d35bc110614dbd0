package dev.countersign.ui.kit.flow;

import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Outcome;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A pipeline's stages from top to bottom. The stage that holds the pipeline execution in question is marked; of the others it
 * is said which execution they hold, and who waits in front of them.
 */
public final class StageStrip extends VBox {
    private static final PseudoClass OURS = PseudoClass.getPseudoClass("ours");
    private static final int SHORT_ID = 8;

    private List<Object> drawn = List.of();
    private Optional<ApprovalSight> rejected = Optional.empty();

    public StageStrip() {
        getStyleClass().add("stage-strip");
        setId("stages");
    }

    /**
     * Shows a pipeline.
     *
     * @param execution the pipeline execution that is looked at, once it is known
     * @param approval its approval: CodePipeline calls a rejected one Failed, which a person would not
     */
    public void show(PipelineState pipeline, Optional<String> execution, Optional<ApprovalSight> approval) {
        List<Object> asked = List.of(pipeline, execution, approval);
        if (asked.equals(drawn)) {
            return;
        }
        drawn = asked;
        rejected = approval.filter(ApprovalSight::isRejected);
        getChildren().clear();
        for (StageState stage : pipeline.stages()) {
            if (!getChildren().isEmpty()) {
                getChildren().add(passage(stage, execution));
            }
            getChildren().add(stage(stage, execution));
        }
    }

    private Node stage(StageState stage, Optional<String> execution) {
        StatusLook look =
                stage.status().map(StatusLook::of).orElse(new StatusLook(Glyph.PENDING, Tone.STALE, "Not run"));
        boolean open = stage.actions().stream().anyMatch(StageStrip::waitsForPerson);
        boolean ours = execution.isPresent() && stage.holder().equals(execution);
        StatusLook shown = open
                ? new StatusLook(Glyph.WAITING, Tone.WAITING, "Waiting")
                : ours && isRejectedIn(stage) ? StatusLook.of(Outcome.REJECTED) : look;
        VBox card = new VBox();
        card.getStyleClass().add("stage");
        card.setId("stage-" + stage.name());
        (ours || execution.isEmpty() ? shown.tone() : Tone.STALE).on(card);
        card.pseudoClassStateChanged(OURS, ours);
        Label name = new Label(stage.name());
        name.getStyleClass().add("title-card");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, name, gap, new StatusBadge(shown));
        head.setAlignment(Pos.CENTER_LEFT);
        card.getChildren().add(head);
        card.getChildren().add(holder(stage, ours));
        for (ActionState action : stage.actions()) {
            card.getChildren().add(action(stage, action));
        }
        card.setAccessibleText(
                "Stage " + stage.name() + ": " + shown.word() + (ours ? ", holds this pipeline execution" : ""));
        return card;
    }

    private static Node holder(StageState stage, boolean ours) {
        String text = stage.holder()
                .map(id -> (ours ? "This execution, " : "Another execution, ") + brief(id))
                .orElse("No execution yet");
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private Node action(StageState stage, ActionState action) {
        StatusLook look = action.status()
                .map(status -> look(stage, action, status))
                .orElse(new StatusLook(Glyph.PENDING, Tone.STALE, "Not run"));
        Label name = new Label(action.name());
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label word = new Label(look.word());
        word.getStyleClass().add("caption");
        // The name is what tells actions apart; the word has its icon.
        name.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, new GlyphIcon(look.glyph(), 14, look.tone()), name, word);
        row.getStyleClass().add("action");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private StatusLook look(StageState stage, ActionState action, ActionStatus status) {
        if (waitsForPerson(action)) {
            return new StatusLook(Glyph.PERSON, Tone.WAITING, "Asks a person");
        }
        boolean no = isRejectedIn(stage)
                && rejected.filter(sight -> sight.address().action().equals(action.name()))
                        .isPresent();
        return no ? StatusLook.of(Outcome.REJECTED) : StatusLook.of(status);
    }

    /** Whether the stage holds the pipeline execution whose approval was rejected, and that approval. */
    private boolean isRejectedIn(StageState stage) {
        return rejected.filter(sight -> sight.address().stage().equals(stage.name())
                        && stage.holder()
                                .filter(sight.pipelineExecutionId()::equals)
                                .isPresent())
                .isPresent();
    }

    /** The way into a stage: who waits there, and whether it is closed. */
    private static Node passage(StageState into, Optional<String> execution) {
        VBox passage = new VBox(2);
        passage.getStyleClass().add("passage");
        Region line = new Region();
        line.getStyleClass().add("passage-line");
        passage.getChildren().add(line);
        if (!into.transitionEnabled()) {
            String reason = into.disabledReason().map(why -> ": " + why).orElse("");
            passage.getChildren().add(remark(Glyph.STOPPED, Tone.FAILED, "Transition disabled" + reason));
        }
        List<String> inbound = into.inbound();
        if (!inbound.isEmpty()) {
            boolean ours = execution.filter(inbound::contains).isPresent();
            String text = (ours ? "This pipeline execution waits here" : brief(inbound.getFirst()) + " waits here")
                    + (inbound.size() > 1 ? " with " + (inbound.size() - 1) + " more" : "");
            passage.getChildren().add(remark(Glyph.WAITING, ours ? Tone.WAITING : Tone.STALE, text));
        }
        return passage;
    }

    private static Node remark(Glyph glyph, Tone tone, String text) {
        Label label = new Label(text, new GlyphIcon(glyph, 13, tone));
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        return label;
    }

    /** An approval is the only kind of action that hands out a token for its answer. */
    private static boolean waitsForPerson(ActionState action) {
        return action.isInProgress() && action.token().isPresent();
    }

    private static String brief(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }
}
