package dev.countersign.ui.kit;

import dev.countersign.aws.AwsFailure;
import dev.countersign.ui.fx.Problem;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A failure where the user met it: what went wrong, the way on, "Try again" where that makes sense, and "Copy details". It
 * takes no room while there is none.
 */
public final class ProblemPane extends StackPane {
    private final @Nullable Runnable retry;
    private final Tone tone;
    private final Glyph glyph;
    private String shownDetails = "";

    /**
     * @param problem what is shown; {@code null} for nothing
     * @param retry what "Try again" does; {@code null} for no such button
     */
    public ProblemPane(ObservableValue<? extends @Nullable Problem> problem, @Nullable Runnable retry) {
        this("problem", problem, retry, Tone.FAILED, Glyph.FAILED);
    }

    private ProblemPane(
            String id,
            ObservableValue<? extends @Nullable Problem> problem,
            @Nullable Runnable retry,
            Tone tone,
            Glyph glyph) {
        this.retry = retry;
        this.tone = tone;
        this.glyph = glyph;
        setId(id);
        problem.subscribe(this::show);
    }

    /**
     * Says that what is shown is no longer kept up to date, and why. Its id is {@code stale}. That one is signed out is said
     * above all pages, once, and not here again.
     */
    public static ProblemPane stale(ObservableValue<? extends @Nullable Problem> problem, Runnable retry) {
        ObservableValue<? extends @Nullable Problem> ofThePage =
                problem.map(known -> known.is(AwsFailure.Kind.CREDENTIALS_EXPIRED) ? null : known);
        return new ProblemPane("stale", ofThePage, retry, Tone.STALE, Glyph.STALE);
    }

    private void show(@Nullable Problem problem) {
        setVisible(problem != null);
        setManaged(problem != null);
        if (problem == null) {
            getChildren().clear();
            return;
        }
        if (shown(problem).equals(shownDetails) && !getChildren().isEmpty()) {
            // The same failure, of another age: its buttons must not change under the pointer.
            ((Notice) getChildren().getFirst()).show(tone, glyph, problem.sentence(), problem.wayOn());
            return;
        }
        shownDetails = shown(problem);
        Notice notice = new Notice(tone, glyph, problem.sentence(), problem.wayOn());
        Button copy = new CopyDetails(() -> problem);
        notice.setActions(retry == null ? new Node[] {copy} : new Node[] {copy, again(retry)});
        getChildren().setAll(notice);
    }

    /** What makes it another failure: of one that AWS told, its details; of one that we found, its sentence. */
    private static String shown(Problem problem) {
        return problem.details().isEmpty() ? problem.sentence() : problem.details();
    }

    private static Button again(Runnable retry) {
        Button again = new Button("Try again");
        again.setId("try-again");
        again.setOnAction(event -> retry.run());
        return again;
    }
}
