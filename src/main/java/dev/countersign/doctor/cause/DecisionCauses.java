package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.possible;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.doctor.remedy.WorkflowRemedies;
import dev.countersign.domain.inspect.TopicSubscription;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.OpenApprovals;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Causes around the answer of a person. */
final class DecisionCauses {
    private static final String ACTIONS = "codepipeline:ListActionExecutions";
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");
    private static final Set<String> STALE =
            Set.of("InvalidApprovalTokenException", "ApprovalAlreadyCompletedException");

    private DecisionCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.TWO_APPROVALS, DecisionCauses::several),
                new Rule(Cause.MISCONFIGURED_APPROVAL, DecisionCauses::misconfigured),
                new Rule(Cause.EXPIRED, DecisionCauses::expired),
                new Rule(Cause.STALE_ANSWER, facts -> refused(facts, STALE).map(DecisionCauses::stale)),
                new Rule(Cause.PARALLEL_TOKEN, DecisionCauses::parallel),
                new Rule(Cause.NOBODY_TOLD, DecisionCauses::nobodyTold),
                new Rule(
                        Cause.APPROVER_DENIED,
                        facts -> open(facts)
                                .flatMap(open -> refused(facts, DENIED).map(event -> denied(open, event)))));
    }

    private static Optional<ApprovalSight> open(CaseFacts facts) {
        return facts.relay().approvals().stream()
                .filter(approval -> facts.relay().tokenOut() && approval.isOpen())
                .findFirst();
    }

    private static Optional<Suspicion> several(CaseFacts facts) {
        return facts.pipeline()
                .filter(pipeline -> facts.relay().pipelineExecution().isPresent()
                        && pipeline.pipeline().approvals().size() > 1)
                .map(pipeline -> proved(
                                "Pipeline ‘" + pipeline.name() + "’ has "
                                        + pipeline.pipeline().approvals().size()
                                        + " approvals; the first answer among them goes back to the execution.",
                                Evidence.of(
                                        "codepipeline:GetPipeline",
                                        pipeline.name(),
                                        "Its approvals are "
                                                + String.join(
                                                        ", ",
                                                        pipeline.pipeline().approvals().stream()
                                                                .map(Object::toString)
                                                                .toList())
                                                + "."))
                        .mendedBy(Remedies.byHand(
                                "Let one approval answer",
                                "Let the rule react to SUCCEEDED of the last approval only, and to FAILED of any.")));
    }

    private static Optional<Suspicion> misconfigured(CaseFacts facts) {
        return failedByItself(facts)
                .filter(approval ->
                        approval.error().isPresent() && facts.relay().outcome() == Outcome.MISCONFIGURED)
                .map(
                        approval -> proved(
                                        "Approval " + approval.address() + " failed by itself: "
                                                + approval.error().orElseThrow(),
                                        ended(approval, "It failed, and nobody is recorded as having answered."))
                                .mendedBy(
                                        WorkflowRemedies.mendAndStartAnew(
                                                facts,
                                                "Mend what the error names, for example the right of the pipeline's role to publish to the topic.")));
    }

    private static Optional<Suspicion> expired(CaseFacts facts) {
        return failedByItself(facts)
                .filter(approval -> facts.relay().outcome() == Outcome.EXPIRED)
                .map(approval -> proved(
                                "Nobody answered approval " + approval.address() + " in time; its timeout ended it.",
                                ended(
                                        approval,
                                        "It failed when its timeout was over, and nobody is recorded as having answered."))
                        .mendedBy(facts.relay().tokenOut() ? List.of() : List.of(WorkflowRemedies.startAnew(facts))));
    }

    private static Optional<ApprovalSight> failedByItself(CaseFacts facts) {
        return facts.relay().approvals().stream()
                .filter(approval -> approval.status().equals(Optional.of(ActionStatus.FAILED))
                        && approval.by().isEmpty())
                .findFirst();
    }

    private static Evidence ended(ApprovalSight approval, String observation) {
        return Evidence.at(
                approval.decidedAt().orElseThrow(), ACTIONS, approval.address().toString(), observation);
    }

    /** It matters to whoever is to answer now; before and afterwards nobody needs a token. */
    private static Optional<Suspicion> parallel(CaseFacts facts) {
        return facts.pipeline()
                .filter(pipeline -> pipeline.pipeline().executionMode() == ExecutionMode.PARALLEL)
                .flatMap(pipeline -> open(facts).map(open -> parallel(pipeline, open)));
    }

    private static Suspicion parallel(PipelineFacts pipeline, ApprovalSight open) {
        long others = OpenApprovals.of(pipeline).stream()
                .filter(other -> other.address().equals(open.address())
                        && !other.pipelineExecutionId().equals(open.pipelineExecutionId()))
                .count();
        Suspicion found = proved(
                "Pipeline ‘" + pipeline.name()
                        + "’ runs in PARALLEL mode: its state tells no token with which approval " + open.address()
                        + " could be answered.",
                Evidence.of("codepipeline:GetPipeline", pipeline.name(), "executionMode is PARALLEL."),
                Evidence.of(
                        ACTIONS,
                        open.pipelineExecutionId(),
                        "Its approval is InProgress"
                                + (others == 0
                                        ? "."
                                        : ", as is the same approval in " + others
                                                + (others == 1 ? " other execution." : " other executions."))));
        return found.mendedBy(Remedies.byHand(
                "Answer it in this program",
                "Answer the approval in this program, or with the token that ListActionExecutions gives as externalExecutionId for pipeline execution "
                        + open.pipelineExecutionId() + "."));
    }

    /** A subscription that was never confirmed proves it; no subscription at all is how some teams work. */
    private static Optional<Suspicion> nobodyTold(CaseFacts facts) {
        return open(facts)
                .flatMap(open -> facts.subscriptions().entrySet().stream()
                        .flatMap(topic -> nobodyTold(open, topic).stream())
                        .findFirst());
    }

    private static Optional<Suspicion> nobodyTold(
            ApprovalSight open, Map.Entry<String, Sight<List<TopicSubscription>>> topic) {
        Optional<List<TopicSubscription>> seen = topic.getValue().found();
        if (seen.isEmpty() || seen.get().stream().anyMatch(TopicSubscription::confirmed)) {
            return Optional.empty();
        }
        String name = topic.getKey().substring(topic.getKey().lastIndexOf(':') + 1);
        if (seen.get().isEmpty()) {
            return Optional.of(possible(
                    "Approval " + open.address() + " is open, and topic ‘" + name
                            + "’ has no subscriber: only who looks by himself knows of it.",
                    Evidence.of("sns:ListSubscriptionsByTopic", topic.getKey(), "The topic has no subscription.")));
        }
        return Optional.of(
                proved(
                                "Approval " + open.address()
                                        + " is open, but nobody was told: no subscription of topic ‘" + name
                                        + "’ is confirmed.",
                                Evidence.of(
                                        "sns:ListSubscriptionsByTopic",
                                        topic.getKey(),
                                        seen.get().size() + " subscription(s), all of them PendingConfirmation."))
                        .mendedBy(
                                Remedies.byHand(
                                        "Tell the approver, and have the subscription confirmed",
                                        "Ask the approver to confirm the mail from SNS, or subscribe again; decide this approval in the meantime.")));
    }

    private static Optional<TrailEvent> refused(CaseFacts facts, Set<String> codes) {
        return facts.relay()
                .pipelineExecution()
                .flatMap(run -> facts.trail().found().stream()
                        .flatMap(List::stream)
                        .filter(event -> event.name().equals("PutApprovalResult")
                                && event.errorCode().filter(codes::contains).isPresent()
                                && event.mentions(run.pipeline())
                                // CloudTrail tells whole seconds; what came before was about another approval.
                                && !event.at().isBefore(since(facts).truncatedTo(ChronoUnit.SECONDS)))
                        .findFirst());
    }

    /** Since when this token can have been answered. */
    private static Instant since(CaseFacts facts) {
        return facts.relay().approvals().stream()
                .flatMap(approval -> approval.since().stream())
                .min(Instant::compareTo)
                .orElse(facts.now());
    }

    private static Suspicion denied(ApprovalSight open, TrailEvent event) {
        return proved(
                        event.by() + " tried to answer approval " + open.address() + " and was not allowed to.",
                        QueueCauses.trail(event))
                .mendedBy(Remedies.byHand(
                        "Let somebody answer who may",
                        "Grant codepipeline:PutApprovalResult on " + open.address()
                                + " to the approver, or ask another approver."));
    }

    private static Suspicion stale(TrailEvent event) {
        return proved(event.by() + " answered an approval that had already ended.", QueueCauses.trail(event))
                .mendedBy(
                        Remedies.byHand(
                                "Tell who answered what",
                                "There is nothing to send: tell the approver who had decided before, or that the approval had expired."));
    }
}
