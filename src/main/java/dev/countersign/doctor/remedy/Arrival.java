package dev.countersign.doctor.remedy;

import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.SourceRevision;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.relay.PipelineFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What meets a new pipeline execution in front of the approval: whose place it takes, and whom it waits for. */
final class Arrival {
    private Arrival() {}

    /** As sentences, the pipeline being as it was read. */
    static List<String> at(PipelineFacts pipeline) {
        Optional<String> stage = pipeline.pipeline().approvals().stream()
                .map(ApprovalAddress::stage)
                .findFirst();
        if (stage.isEmpty()) {
            return List.of("The pipeline has no approval now, so nobody will be asked.");
        }
        return switch (pipeline.pipeline().executionMode()) {
            case PARALLEL -> List.of("In the mode PARALLEL it waits for no other execution.");
            case QUEUED -> lastInLine(pipeline, stage.get());
            case SUPERSEDED -> superseding(pipeline, stage.get());
        };
    }

    private static List<String> superseding(PipelineFacts pipeline, String stage) {
        if (pipeline.state().found().isEmpty()) {
            return List.of("In the mode " + ExecutionMode.SUPERSEDED
                    + " it takes the place of whatever waits in front of stage ‘" + stage
                    + "’, and who that is could not be read.");
        }
        var sentences = new ArrayList<String>();
        for (String displaced : inFrontOf(pipeline, stage)) {
            sentences.add("It takes the place of " + named(pipeline, displaced)
                    + ", which waits in front of stage ‘" + stage
                    + "’ now: that one becomes Superseded, and the workflow that it belongs to gets no answer.");
        }
        sentences.addAll(waitsFor(pipeline, stage));
        return sentences;
    }

    /** Every execution waits at each stage in turn, so any that waits further in front is met, too. */
    private static List<String> inFrontOf(PipelineFacts pipeline, String stage) {
        var waiting = new ArrayList<String>();
        for (StageState one : pipeline.state().found().orElseThrow().stages()) {
            waiting.addAll(one.inbound());
            if (one.name().equals(stage)) {
                break;
            }
        }
        return waiting;
    }

    private static List<String> lastInLine(PipelineFacts pipeline, String stage) {
        if (pipeline.state().found().isEmpty()) {
            return List.of("In the mode QUEUED it waits for all executions before it; how many could not be read.");
        }
        int before = inFrontOf(pipeline, stage).size();
        String line = "In the mode QUEUED it comes after "
                + (before == 1 ? "the one that waits" : "the " + before + " that wait") + " in front of stage ‘" + stage
                + "’ now.";
        return Stream.concat(before == 0 ? Stream.of() : Stream.of(line), waitsFor(pipeline, stage).stream())
                .toList();
    }

    private static List<String> waitsFor(PipelineFacts pipeline, String stage) {
        return pipeline.state()
                .found()
                .flatMap(state -> state.stage(stage))
                .flatMap(StageState::heldBy)
                .map(holder ->
                        List.of("It waits until " + named(pipeline, holder) + " has left stage ‘" + stage + "’."))
                .orElse(List.of());
    }

    private static String named(PipelineFacts pipeline, String id) {
        Optional<String> what = pipeline.executions().found().stream()
                .flatMap(List::stream)
                .filter(run -> run.id().equals(id))
                .map(PipelineExecution::sources)
                .flatMap(List::stream)
                .flatMap(source -> summary(source).stream())
                .findFirst();
        return "pipeline execution " + id + what.map(text -> " (" + text + ")").orElse("");
    }

    private static Optional<String> summary(SourceRevision source) {
        return source.summary().filter(text -> !text.isBlank());
    }
}
