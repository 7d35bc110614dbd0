package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.relay.PipelineFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline that has as many executions under way as it may have. In the mode PARALLEL a further one is refused and leaves no trace
 * in CodePipeline; in the mode QUEUED it starts, and fails before its source action, without a status message.
 */
final class FullPipeline {
    /** AWS's default quota of concurrent executions, in both modes. */
    private static final int MOST = 50;

    private static final String LIST = "codepipeline:ListPipelineExecutions";
    private static final String REFUSED = "ConcurrentPipelineExecutionsLimitExceededException";

    private FullPipeline() {}

    /** The token's object is there, and its pipeline had no room for another execution. */
    static Optional<Suspicion> refused(CaseFacts facts) {
        Optional<ObjectVersion> ours = facts.relay().object();
        if (!facts.relay().tokenOut()
                || ours.isEmpty()
                || facts.relay().pipelineExecution().isPresent()) {
            return Optional.empty();
        }
        return facts.pipelines().stream()
                .filter(pipeline -> pipeline.pipeline().objectSources().stream()
                        .anyMatch(source -> source.objectSource()
                                .equals(Optional.of(ours.get().location()))))
                .flatMap(pipeline -> refused(facts, pipeline, ours.get()).stream())
                .findFirst();
    }

    private static Optional<Suspicion> refused(CaseFacts facts, PipelineFacts pipeline, ObjectVersion ours) {
        return switch (pipeline.pipeline().executionMode()) {
            case SUPERSEDED -> Optional.empty();
            case QUEUED -> endedAtOnce(facts, pipeline);
            case PARALLEL -> neverBegan(facts, pipeline, ours);
        };
    }

    private static Optional<Suspicion> neverBegan(CaseFacts facts, PipelineFacts pipeline, ObjectVersion ours) {
        Instant written = ours.lastModified();
        List<PipelineExecution> open = underWay(pipeline, written);
        Optional<TrailEvent> refusal = facts.trail().found().stream()
                .flatMap(List::stream)
                .filter(event -> event.name().equals("StartPipelineExecution")
                        && event.errorCode().equals(Optional.of(REFUSED))
                        && event.mentions(pipeline.name())
                        && !event.at().isBefore(written))
                .findFirst();
        if (refusal.isEmpty() && open.size() < MOST) {
            return Optional.empty();
        }
        String summary = "Pipeline ‘" + pipeline.name() + "’ had " + open.size()
                + " executions under way when the object version was written, and takes no more than " + MOST
                + " at a time: the start was refused.";
        Suspicion found =
                refusal.map(event -> proved(summary, QueueCauses.trail(event))).orElseGet(() -> likely(summary));
        return Optional.of(found.and(StartCauses.written(facts))
                .and(Evidence.of(
                        LIST, pipeline.name(), open.size() + " executions had begun before and not ended by then."))
                .mendedBy(Remedies.makeRoom(facts, pipeline.name(), stillOpen(open))));
    }

    private static Optional<Suspicion> endedAtOnce(CaseFacts facts, PipelineFacts pipeline) {
        return turnedAway(facts, pipeline)
                .map(run -> proved(
                                "Execution " + run.id() + " of pipeline ‘" + pipeline.name()
                                        + "’ failed as soon as it had begun, without a message and before its source action, because "
                                        + MOST + " executions were under way already.",
                                StartCauses.written(facts),
                                Evidence.at(
                                        run.startTime(), LIST, run.id(), "It is Failed and took no source revision."),
                                Evidence.of(
                                        LIST,
                                        pipeline.name(),
                                        underWay(pipeline, run.startTime()).size()
                                                + " executions had begun before and not ended by then."))
                        .mendedBy(Remedies.makeRoom(
                                facts, pipeline.name(), stillOpen(underWay(pipeline, run.startTime())))));
    }

    /** In the mode QUEUED: the run that was to take our version, if it failed for want of room. */
    private static Optional<PipelineExecution> turnedAway(CaseFacts facts, PipelineFacts pipeline) {
        Instant written = facts.relay().object().orElseThrow().lastModified();
        return pipeline.executions().found().stream()
                .flatMap(List::stream)
                .filter(run -> isTurnedAway(pipeline, run))
                .filter(run ->
                        !run.startTime().isBefore(written) && run.startTime().isBefore(written.plus(StartCauses.POLLS)))
                .min(Comparator.comparing(PipelineExecution::startTime));
    }

    /** Whether a run failed for want of room: before its first action, while the pipeline was full. */
    static boolean isTurnedAway(PipelineFacts pipeline, PipelineExecution run) {
        return pipeline.pipeline().executionMode() == ExecutionMode.QUEUED
                && run.status() == PipelineExecutionStatus.FAILED
                && run.sources().isEmpty()
                && pipeline.actions().found().orElse(List.of()).stream()
                        .noneMatch(action -> action.pipelineExecutionId().equals(run.id()))
                && underWay(pipeline, run.startTime()).size() >= MOST;
    }

    /** The executions that had begun before an instant and ended after it, if at all. */
    private static List<PipelineExecution> underWay(PipelineFacts pipeline, Instant at) {
        return pipeline.executions().found().stream()
                .flatMap(List::stream)
                .filter(run -> run.startTime().isBefore(at)
                        && (isOpen(run) || run.lastUpdateTime().isAfter(at)))
                .toList();
    }

    private static List<PipelineExecution> stillOpen(List<PipelineExecution> runs) {
        return runs.stream().filter(FullPipeline::isOpen).toList();
    }

    private static boolean isOpen(PipelineExecution run) {
        return run.status() == PipelineExecutionStatus.IN_PROGRESS || run.status() == PipelineExecutionStatus.STOPPING;
    }
}
