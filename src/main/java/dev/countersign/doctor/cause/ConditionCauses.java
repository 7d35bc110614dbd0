package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.remedy.WorkflowRemedies;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.Pipeline.EntryCondition;
import dev.countersign.domain.pipelines.Pipeline.PipelineStage;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.ConditionState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.relay.PipelineFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry condition that kept a pipeline execution from its approval: it ended the execution, or had it pass the stage over. The
 * pipeline's state proves it as long as no other execution came to the stage; afterwards it is likely, where nothing else failed.
 */
final class ConditionCauses {
    private static final String STATE = "codepipeline:GetPipelineState";
    private static final String SKIP = "SKIP";

    private ConditionCauses() {}

    static Optional<Suspicion> keptOut(CaseFacts facts, PipelineExecution run) {
        boolean reached = facts.relay().approvals().stream()
                .anyMatch(approval -> approval.status().isPresent());
        return facts.pipeline()
                .filter(pipeline -> !reached)
                .flatMap(pipeline -> toTheApproval(pipeline).stream()
                        .flatMap(stage -> keptOut(facts, pipeline, stage, run).stream())
                        .findFirst());
    }

    /** The stages up to the first approval's: what comes afterwards keeps nobody from it. */
    private static List<PipelineStage> toTheApproval(PipelineFacts pipeline) {
        Optional<String> last = approvalStage(pipeline);
        var stages = new ArrayList<PipelineStage>();
        for (PipelineStage stage : pipeline.pipeline().stages()) {
            stages.add(stage);
            if (last.equals(Optional.of(stage.name()))) {
                return stages;
            }
        }
        return List.of();
    }

    private static Optional<String> approvalStage(PipelineFacts pipeline) {
        return pipeline.pipeline().approvals().stream()
                .map(ApprovalAddress::stage)
                .findFirst();
    }

    private static Optional<Suspicion> keptOut(
            CaseFacts facts, PipelineFacts pipeline, PipelineStage stage, PipelineExecution run) {
        Optional<StageState> ours = pipeline.state()
                .found()
                .flatMap(state -> state.stage(stage.name()))
                .filter(state -> state.holder().equals(Optional.of(run.id())));
        boolean asks = approvalStage(pipeline).equals(Optional.of(stage.name()));
        if (ours.isPresent()) {
            return seen(facts, ours.get(), run, asks);
        }
        return stage.entry().flatMap(condition -> notSeen(facts, pipeline, stage, condition, run, asks));
    }

    private static Optional<Suspicion> seen(CaseFacts facts, StageState stage, PipelineExecution run, boolean asks) {
        if (stage.status().equals(Optional.of(StageStatus.SKIPPED)) && asks) {
            return Optional.of(proved(
                            "Execution " + run.id() + " of pipeline ‘" + run.pipeline() + "’ passed stage ‘"
                                    + stage.name()
                                    + "’ over, because the entry condition of that stage says so" + why(stage)
                                    + ": its approval will never be asked for.",
                            Evidence.of(
                                    STATE, run.pipeline(), "The status of stage ‘" + stage.name() + "’ is Skipped."))
                    .mendedBy(skipped(facts, stage.name())));
        }
        boolean failed = run.status() == PipelineExecutionStatus.FAILED
                && stage.status().equals(Optional.of(StageStatus.FAILED))
                && stage.entry().filter(ConditionState::isFailed).isPresent();
        if (!failed) {
            return Optional.empty();
        }
        Suspicion found = proved(
                "The entry condition of stage ‘" + stage.name() + "’ ended execution " + run.id() + " of pipeline ‘"
                        + run.pipeline() + "’" + why(stage) + ": its approval was not asked for.",
                Evidence.at(
                        run.lastUpdateTime(),
                        STATE,
                        run.pipeline(),
                        "beforeEntryConditionState of ‘" + stage.name() + "’ is "
                                + stage.entry().orElseThrow().status() + "."));
        var ways = new ArrayList<Remedy>();
        ways.add(Remedies.overrideCondition(facts, run, stage.name()));
        ways.addAll(failed(facts, stage.name()));
        return Optional.of(found.mendedBy(ways));
    }

    private static String why(StageState stage) {
        return stage.entry()
                .map(ConditionState::reasons)
                .filter(reasons -> !reasons.isEmpty())
                .map(reasons -> " (" + String.join("; ", reasons) + ")")
                .orElse("");
    }

    /** Another execution came to the stage afterwards, or the state tells of none: what is left is that nothing else ended it. */
    private static Optional<Suspicion> notSeen(
            CaseFacts facts,
            PipelineFacts pipeline,
            PipelineStage stage,
            EntryCondition condition,
            PipelineExecution run,
            boolean asks) {
        boolean skips = condition.result().equals(SKIP);
        boolean fits = skips
                ? asks && run.status() == PipelineExecutionStatus.SUCCEEDED
                : run.status() == PipelineExecutionStatus.FAILED && nothingElseFailed(pipeline, run);
        if (!fits) {
            return Optional.empty();
        }
        String how = skips ? "passed the stage over" : "failed before it, although none of its actions did";
        return Optional.of(likely(
                        "Execution " + run.id() + " of pipeline ‘" + run.pipeline() + "’ " + how
                                + ": the entry condition of stage ‘" + stage.name()
                                + "’ is likely to have kept it out.",
                        Evidence.of(
                                "codepipeline:GetPipeline",
                                run.pipeline(),
                                "Stage ‘" + stage.name() + "’ has an entry condition with the result "
                                        + condition.result() + " and the rules "
                                        + String.join(", ", condition.rules()) + "."),
                        Evidence.of(STATE, run.pipeline(), "It does not tell how that ended for this execution."))
                .mendedBy(skips ? skipped(facts, stage.name()) : failed(facts, stage.name())));
    }

    private static boolean nothingElseFailed(PipelineFacts pipeline, PipelineExecution run) {
        return !run.sources().isEmpty()
                && pipeline.actions()
                        .found()
                        .filter(actions -> actions.stream()
                                .noneMatch(
                                        action -> action.pipelineExecutionId().equals(run.id())
                                                && action.status() == ActionStatus.FAILED))
                        .isPresent();
    }

    private static List<Remedy> skipped(CaseFacts facts, String stage) {
        return List.of(
                conditionCorrected(facts, stage),
                WorkflowRemedies.failTask(
                        facts,
                        "Approval.Skipped",
                        "The entry condition of stage " + stage + " passed the approval over."));
    }

    private static List<Remedy> failed(CaseFacts facts, String stage) {
        return List.of(
                conditionCorrected(facts, stage),
                WorkflowRemedies.failTask(
                        facts,
                        "Approval.NotAsked",
                        "The entry condition of stage " + stage + " ended the pipeline execution."));
    }

    private static Remedy conditionCorrected(CaseFacts facts, String stage) {
        return Remedies.byHandAndOwnApproval(
                facts,
                "Correct the entry condition of stage ‘" + stage
                        + "’, or what it compares, so that it lets this execution in.");
    }
}
