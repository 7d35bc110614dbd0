package dev.countersign.app;

import dev.countersign.app.shell.Workspace;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Tone;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;

/** Leads a presenter from page to page: it is broken, it hangs, the doctor names it, it is mended, it is healed. */
final class GuidedDemo {
    private final Workspace workspace;
    private final Consumer<ExecutionArn> openExecution;
    private final Consumer<ExecutionArn> askDoctor;
    private final Notice bar = new Notice(Tone.SANDBOX, Glyph.SANDBOX, "", "");
    private final Button next = new Button();
    private final Button end = new Button("End the demo");

    /**
     * @param openExecution goes to the page of an execution
     * @param askDoctor goes to the doctor's page about it
     */
    GuidedDemo(Workspace workspace, Consumer<ExecutionArn> openExecution, Consumer<ExecutionArn> askDoctor) {
        this.workspace = workspace;
        this.openExecution = openExecution;
        this.askDoctor = askDoctor;
        bar.setId("guide");
        next.setId("guide-next");
        end.setId("guide-end");
        next.setMinWidth(Button.USE_PREF_SIZE);
        end.setMinWidth(Button.USE_PREF_SIZE);
        next.getStyleClass().add("solid");
        Tone.SANDBOX.on(next);
        end.setOnAction(event -> end());
    }

    /** The fault stands. */
    void begin(ExecutionArn broken) {
        step(
                1,
                "It is broken",
                "Ordinary calls to AWS's API brought the fault about. The doctor is not told which one it is.",
                "See it hang",
                () -> hang(broken));
        workspace.guide(Optional.of(bar));
    }

    private void hang(ExecutionArn broken) {
        openExecution.accept(broken);
        step(
                2,
                "It hangs",
                "The relay shows how far the baton came. Unmended, the execution would wait until its time runs out.",
                "Ask the doctor",
                () -> diagnosed(broken));
    }

    private void diagnosed(ExecutionArn broken) {
        askDoctor.accept(broken);
        step(
                3,
                "The doctor names the cause",
                "One cause, what proves it, and the remedies. Press “Carry out…” at the first one, read what it does and type the name.",
                "See whether it is healed",
                () -> healed(broken));
    }

    private void healed(ExecutionArn broken) {
        openExecution.accept(broken);
        step(
                4,
                "Is it healed?",
                "Once the remedy has been carried out, the answer arrives and the execution goes on by itself.",
                "Break something else",
                () -> {
                    end();
                    workspace.go(Places.SANDBOX);
                });
    }

    private void step(int number, String title, String text, String way, Runnable action) {
        bar.show(Tone.SANDBOX, Glyph.SANDBOX, number + " of 4: " + title, text);
        next.setText(way);
        next.setOnAction(event -> action.run());
        bar.setActions(end, next);
    }

    private void end() {
        workspace.guide(Optional.empty());
    }
}
