package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.possible;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.doctor.remedy.WorkflowRemedies;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.relay.ApprovalSight;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Causes on the way of a pipeline execution to its approval, and of what ended it there. */
final class QueueCauses {
    private static final String LIST = "codepipeline:ListPipelineExecutions";
    private static final String STATE = "codepipeline:GetPipelineState";
    private static final String STOP = "StopPipelineExecution";

    private QueueCauses() {}

    static List<Rule> rules() {
        return List.of(
                rule(Cause.TRANSITION_DISABLED, QueueCauses::transition),
                rule(Cause.STAGE_CONDITION, ConditionCauses::keptOut),
                rule(Cause.SUPERSEDED, QueueCauses::superseded),
                rule(Cause.PIPELINE_CHANGED, QueueCauses::changed),
                rule(Cause.PIPELINE_STOPPED, QueueCauses::stopped),
                rule(Cause.WAITS_BEHIND_ANOTHER, QueueCauses::behind));
    }

    /** All of them are about a pipeline execution that took the token and has not answered: afterwards it may end as it likes. */
    private static Rule rule(Cause cause, BiFunction<CaseFacts, PipelineExecution, Optional<Suspicion>> examine) {
        return new Rule(
                cause,
                facts -> facts.relay()
                        .pipelineExecution()
                        .filter(run ->
                                facts.relay().tokenOut() && facts.answered().isEmpty())
                        .flatMap(run -> examine.apply(facts, run)));
    }

    private static Optional<Suspicion> superseded(CaseFacts facts, PipelineExecution run) {
        if (run.status() != PipelineExecutionStatus.SUPERSEDED || reached(facts)) {
            return Optional.empty();
        }
        String newer = run.statusSummary().map(text -> " " + text).orElse("");
        Suspicion found = proved(
                "Execution " + run.id() + " of pipeline ‘" + run.pipeline()
                        + "’ was superseded before it reached the approval." + newer,
                Evidence.at(run.lastUpdateTime(), LIST, run.id(), "Its status is Superseded."),
                Evidence.of(
                        "codepipeline:ListActionExecutions",
                        run.id(),
                        "No approval action ran in it: " + names(facts.relay().approvals())));
        return Optional.of(found.mendedBy(
                Remedies.ownApproval(facts), WorkflowRemedies.failTask(facts, "Approval.Superseded", found.summary())));
    }

    private static Optional<Suspicion> transition(CaseFacts facts, PipelineExecution run) {
        return inFrontOf(facts, run)
                .filter(stage -> !stage.transitionEnabled())
                .map(stage -> proved(
                                "Execution " + run.id() + " waits in front of stage ‘" + stage.name()
                                        + "’ of pipeline ‘"
                                        + run.pipeline() + "’, and the transition into that stage is disabled"
                                        + stage.disabledReason()
                                                .map(why -> ": " + why)
                                                .orElse("."),
                                Evidence.of(
                                        STATE,
                                        run.pipeline(),
                                        "inboundTransitionState.enabled of ‘" + stage.name() + "’ is false."))
                        .mendedBy(Remedies.enableTransition(facts, run.pipeline(), stage.name())));
    }

    private static Optional<Suspicion> behind(CaseFacts facts, PipelineExecution run) {
        return inFrontOf(facts, run)
                .filter(StageState::transitionEnabled)
                .flatMap(stage -> stage.heldBy()
                        .filter(holder -> !holder.equals(run.id()))
                        .map(holder -> behind(facts, run, stage, holder)));
    }

    private static Suspicion behind(CaseFacts facts, PipelineExecution run, StageState stage, String holder) {
        List<String> before = stage.inbound().subList(0, stage.inbound().indexOf(run.id()));
        return proved(
                        "Execution " + run.id() + " waits in front of stage ‘" + stage.name() + "’, which execution "
                                + holder + " holds until its approval is answered."
                                + (before.isEmpty()
                                        ? ""
                                        : " Before it in the line: " + String.join(", ", before) + "."),
                        Evidence.of(
                                STATE,
                                run.pipeline(),
                                "inboundExecutions of ‘" + stage.name() + "’ "
                                        + (before.isEmpty()
                                                ? "begins with " + run.id()
                                                : "has " + run.id() + " at place " + (before.size() + 1))
                                        + "."))
                .mendedBy(Remedies.letTheHolderGo(facts, run.pipeline(), stage.name(), holder, before));
    }

    private static Optional<StageState> inFrontOf(CaseFacts facts, PipelineExecution run) {
        return facts.pipeline()
                .filter(seen -> !reached(facts))
                .flatMap(seen -> seen.state().found())
                .flatMap(state -> state.stages().stream()
                        .filter(stage -> stage.inbound().contains(run.id()))
                        .findFirst());
    }

    private static Optional<Suspicion> changed(CaseFacts facts, PipelineExecution run) {
        if (run.status() != PipelineExecutionStatus.CANCELLED) {
            return Optional.empty();
        }
        Suspicion found = proved(
                "Execution " + run.id() + " of pipeline ‘" + run.pipeline()
                        + "’ was cancelled, because the pipeline's structure was changed meanwhile.",
                Evidence.at(run.lastUpdateTime(), LIST, run.id(), "Its status is Cancelled."));
        return Optional.of(withTrail(facts, found, "UpdatePipeline", run.pipeline())
                .mendedBy(
                        Remedies.ownApproval(facts),
                        WorkflowRemedies.failTask(facts, "Approval.Cancelled", found.summary())));
    }

    private static Optional<Suspicion> stopped(CaseFacts facts, PipelineExecution run) {
        boolean open = facts.relay().approvals().stream().anyMatch(ApprovalSight::isOpen);
        boolean abandoned = facts.relay().approvals().stream()
                .anyMatch(approval -> approval.status().equals(Optional.of(ActionStatus.ABANDONED)));
        boolean stopping = run.status() == PipelineExecutionStatus.STOPPING;
        if (!stopping && run.status() != PipelineExecutionStatus.STOPPED && !abandoned) {
            return Optional.empty();
        }
        Evidence listed = Evidence.at(
                run.lastUpdateTime(),
                LIST,
                run.id(),
                "Its status is " + word(run.status().name()) + ".");
        String who = "Execution " + run.id() + " of pipeline ‘" + run.pipeline() + "’ ";
        if (stopping && open) {
            // Its answer still goes back: nothing is lost yet.
            return Optional.of(withTrail(
                    facts,
                    possible(who + "is being stopped; it stays so until its approval is answered.", listed),
                    STOP,
                    run.pipeline()));
        }
        Suspicion found = proved(
                who
                        + (abandoned
                                ? "was stopped, and its approval was abandoned: nobody can answer it any more."
                                : "was stopped before its approval was asked for."),
                listed);
        return Optional.of(withTrail(facts, found, STOP, run.pipeline())
                .mendedBy(
                        Remedies.ownApproval(facts),
                        WorkflowRemedies.failTask(facts, "Approval.Stopped", found.summary())));
    }

    private static Suspicion withTrail(CaseFacts facts, Suspicion found, String call, String pipeline) {
        return facts.trail().found().stream()
                .flatMap(List::stream)
                .filter(event -> event.name().equals(call) && event.errorCode().isEmpty() && event.mentions(pipeline))
                .findFirst()
                .map(event -> found.and(trail(event)))
                .orElse(found);
    }

    static Evidence trail(TrailEvent event) {
        return Evidence.at(
                event.at(),
                "cloudtrail:LookupEvents",
                event.name(),
                event.by() + " called " + event.name()
                        + event.errorCode()
                                .map(code -> ", which was refused with " + code)
                                .orElse("") + ".");
    }

    private static boolean reached(CaseFacts facts) {
        return facts.relay().approvals().stream()
                .anyMatch(approval -> approval.status().isPresent());
    }

    private static String word(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String names(List<ApprovalSight> approvals) {
        return approvals.isEmpty()
                ? "the pipeline has none."
                : String.join(
                                ", ",
                                approvals.stream()
                                        .map(approval -> approval.address().toString())
                                        .toList())
                        + ".";
    }
}
