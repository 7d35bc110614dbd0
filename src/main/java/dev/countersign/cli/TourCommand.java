package dev.countersign.cli;

import dev.countersign.tour.Chapter;
import dev.countersign.tour.Tour;
import dev.countersign.tour.TourFailure;
import dev.countersign.tour.TourOptions;
import dev.countersign.ui.kit.Theme;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign tour}: the demo, without hands. */
@Command(
        name = "tour",
        description = {
            "Plays the whole flow through the real screens, in a sandbox, with or without a display.",
            "Writes numbered pictures and a transcript, tour.md. Exit code 0: the execution ended as decided."
        },
        mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {
    private enum Answer {
        APPROVE,
        REJECT
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--chapter",
            paramLabel = "flow|doctor",
            description =
                    "What is told: flow (default), from the deployment to the decision; doctor, break it, diagnosis, remedy, healed.",
            defaultValue = "flow")
    private Chapter chapter = Chapter.FLOW;

    @Option(
            names = "--decision",
            paramLabel = "approve|reject",
            description = "The decision (default: approve).",
            defaultValue = "approve")
    private Answer decision = Answer.APPROVE;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where pictures and transcript go (default: ${DEFAULT-VALUE}).",
            defaultValue = "countersign-tour")
    private Path out = Path.of("countersign-tour");

    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            description = "The theme (default: light).",
            defaultValue = "light")
    private Theme theme = Theme.LIGHT;

    @Override
    public Integer call() {
        try {
            Tour.Result result =
                    new Tour(new TourOptions(chapter, decision == Answer.APPROVE, out.toAbsolutePath(), theme)).play();
            spec.commandLine()
                    .getOut()
                    .println("The execution ended in " + result.finalState() + "; pictures and tour.md are in " + out
                            + ".");
            return result.asExpected() ? ExitCode.OK : ExitCode.FAILED;
        } catch (TourFailure e) {
            throw new CommandFailure(ExitCode.FAILED, "the tour did not come to its end: " + e.getMessage());
        }
    }
}
