package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.relay.ApprovalSight;
import java.util.List;
import java.util.Optional;

/** Causes on the way of a pipeline execution to its approval. */
final class QueueCauses {
    private static final String LIST = "codepipeline:ListPipelineExecutions";

    private QueueCauses() {}

    static List<Rule> rules() {
        return List.of(new Rule(Cause.SUPERSEDED, QueueCauses::superseded));
    }

    private static Optional<Suspicion> superseded(CaseFacts facts) {
        return facts.relay()
                .pipelineExecution()
                .filter(run -> run.status() == PipelineExecutionStatus.SUPERSEDED)
                .filter(run -> facts.relay().approvals().stream()
                        .noneMatch(approval -> approval.status().isPresent()))
                .map(run -> superseded(facts, run));
    }

    private static Suspicion superseded(CaseFacts facts, PipelineExecution run) {
        String newer = run.statusSummary().map(text -> " " + text).orElse("");
        Suspicion found = proved(
                "Execution " + run.id() + " of pipeline ‘" + run.pipeline()
                        + "’ was superseded before it reached the approval." + newer,
                Evidence.at(run.lastUpdateTime(), LIST, run.id(), "Its status is Superseded."),
                Evidence.of(
                        "codepipeline:ListActionExecutions",
                        run.id(),
                        "No approval action ran in it: " + names(facts.relay().approvals())));
        return found.mendedBy(
                Remedies.ownApproval(facts), Remedies.failTask(facts, "Approval.Superseded", found.summary()));
    }

    private static String names(List<ApprovalSight> approvals) {
        return approvals.isEmpty()
                ? "the pipeline has none."
                : String.join(
                                ", ",
                                approvals.stream()
                                        .map(a -> a.address().toString())
                                        .toList()) + ".";
    }
}
