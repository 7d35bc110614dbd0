package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.round.StageRadar;
import dev.countersign.doctor.round.StageRadar.Runner;
import dev.countersign.domain.states.ExecutionArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pipeline execution at an approval stage, or before it.
 *
 * @param number its place among those that wait there, from 1; 0 for the others
 */
record RadarRow(StageRadar at, Place place, int number, Runner runner) {
    /** Where it stands. */
    enum Place {
        /** In the stage: it is asked about now. */
        HOLDS,
        /** In front of the stage. */
        WAITS,
        /** It was superseded before it got there, although an execution still waits for it. */
        LOST
    }

    /** What a row is known by. */
    record Id(String pipeline, String stage, String pipelineExecution, Place place) {}

    Id id() {
        return new Id(at.pipeline(), at.stage(), runner.pipelineExecution(), place);
    }

    /** In the order in which they hold the stage. */
    static List<RadarRow> of(StageRadar stage) {
        List<RadarRow> rows = new ArrayList<>();
        stage.holder().ifPresent(one -> rows.add(new RadarRow(stage, Place.HOLDS, 0, one)));
        for (Runner one : stage.waiting()) {
            rows.add(new RadarRow(stage, Place.WAITS, stage.waiting().indexOf(one) + 1, one));
        }
        stage.lost().forEach(one -> rows.add(new RadarRow(stage, Place.LOST, 0, one)));
        return rows;
    }

    String stage() {
        return at.pipeline() + "  ›  " + at.stage();
    }

    String mode() {
        return at.mode().name().toLowerCase(Locale.ROOT);
    }

    /** In a few words. */
    String standing() {
        return switch (place) {
            case HOLDS -> "Holds the stage";
            case WAITS -> number == 1 ? "Next" : "Then, as number " + number;
            case LOST -> "Superseded";
        };
    }

    /** What that means for whoever waits. */
    String meaning() {
        return switch (place) {
            case HOLDS -> "A person is asked about it now.";
            case WAITS -> "It enters when the stage is free" + superseding();
            case LOST -> "It never reaches the stage, and its execution still waits.";
        };
    }

    private String superseding() {
        return switch (at.mode()) {
            case SUPERSEDED -> ", unless a newer one comes first and supersedes it.";
            case QUEUED, PARALLEL -> ".";
        };
    }

    String execution() {
        return runner.execution().map(ExecutionArn::name).orElse("no execution is known");
    }

    /** All that a search looks through. */
    String words() {
        return String.join(" ", at.pipeline(), at.stage(), standing(), runner.pipelineExecution(), execution(), mode());
    }

    /** For the clipboard. */
    String line() {
        return String.join(
                "\t",
                at.pipeline(),
                at.stage(),
                standing(),
                runner.pipelineExecution(),
                runner.execution().map(ExecutionArn::value).orElse(""));
    }
}
