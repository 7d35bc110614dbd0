package dev.countersign.doctor.remedy;

import java.util.List;

/** The remedy for an approval whose execution is not known any more. */
public final class OrphanRemedy {
    private OrphanRemedy() {}

    /** Frees the stage; never by rejecting, which would send an answer. */
    public static Remedy abandon(String pipeline, String run) {
        String reason = "Nothing waits for this approval any more";
        return new Remedy(
                "Abandon the pipeline execution",
                List.of(new Remedy.Step(
                        new Act.Abandon(pipeline, run, reason),
                        "StopPipelineExecution(pipelineName=" + pipeline + ", pipelineExecutionId=" + run
                                + ", abandon=true)",
                        "aws codepipeline stop-pipeline-execution --pipeline-name " + Shell.quoted(pipeline)
                                + " --pipeline-execution-id " + run + " --abandon --reason " + Shell.quoted(reason),
                        "codepipeline:StopPipelineExecution",
                        pipeline)),
                List.of(
                        "Make sure first that nobody waits for this approval elsewhere, for example in another account.",
                        "The approval ends as Abandoned and the stage is free for the next execution."),
                "It cannot be taken back; the pipeline can be started again with the same object version.",
                false);
    }
}
