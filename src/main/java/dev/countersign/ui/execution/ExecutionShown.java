package dev.countersign.ui.execution;

import dev.countersign.asl.graph.Progress;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import java.util.Optional;

/**
 * What the page shows of one snapshot.
 *
 * @param relay the relay to look at
 * @param pipeline the pipeline that the baton went to, once it is known
 * @param request what is asked, once it is known
 */
public record ExecutionShown(
        Run run,
        Progress progress,
        Optional<Relay> relay,
        Optional<PipelineFacts> pipeline,
        Optional<ApprovalRequest> request) {

    /** Absent while the snapshot does not know the execution. */
    static Optional<ExecutionShown> of(Snapshot snapshot, ExecutionArn arn, Optional<Drawing> drawing) {
        return snapshot.run(arn).map(run -> {
            Progress progress = drawing.flatMap(
                            known -> run.history().found().map(history -> Progress.of(known.graph(), history)))
                    .orElse(Progress.NONE);
            Optional<Relay> relay = run.relay();
            Optional<PipelineFacts> pipeline =
                    relay.flatMap(Relay::pipelineExecution).flatMap(taken -> snapshot.pipeline(taken.pipeline()));
            return new ExecutionShown(
                    run, progress, relay, pipeline, relay.flatMap(known -> ApprovalRequest.of(known, pipeline)));
        });
    }

    /** How the pipeline stands, when that was seen. */
    public Optional<PipelineState> pipelineState() {
        return pipeline.flatMap(facts -> facts.state().found());
    }
}
