package dev.countersign.doctor.remedy;

import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.PipelineFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The remedies that causes name, for the facts at hand. A decision that was recorded is repeated; none is made up. */
public final class Remedies {
    private Remedies() {}

    /** Enables a rule and lets its function have the event that it missed. */
    public static Remedy enableRuleAndReplay(CaseFacts facts, RuleFacts rule) {
        var steps = new ArrayList<Remedy.Step>();
        steps.add(Steps.enableRule(rule.rule()));
        steps.addAll(replaySteps(facts, rule));
        return new Remedy(
                "Enable the rule and repeat the recorded decision",
                steps,
                List.of(
                        "From now on the rule reacts to every matching event.",
                        "Events that it missed are not delivered again; the second step repeats this one only."),
                "Disable the rule again. What the function sent cannot be taken back.",
                false);
    }

    /** The function gets the event once more, as EventBridge would have delivered it. */
    public static Remedy replay(CaseFacts facts, RuleFacts rule) {
        return new Remedy(
                "Repeat the recorded decision",
                replaySteps(facts, rule),
                List.of(
                        "The function runs once more for this decision; if it had already answered, its call is refused."),
                "It cannot be taken back: the execution goes on.",
                false);
    }

    /** The function gets the event although no pattern lets it through; the pattern is for a person to correct. */
    public static Remedy replayPastPattern(CaseFacts facts, RuleFacts rule) {
        var steps = new ArrayList<>(replaySteps(facts, rule));
        steps.add(Steps.byHand("Correct the pattern of rule ‘" + rule.rule().name()
                + "’ (PutRule, or the template), so that later answers come back by themselves."));
        return new Remedy(
                "Repeat the recorded decision, then correct the pattern",
                steps,
                List.of(
                        "The function runs once more for this decision; if it had already answered, its call is refused.",
                        "Until the pattern is corrected, every later answer is lost in the same way."),
                "It cannot be taken back: the execution goes on.",
                false);
    }

    /** Lets a rule call its function, and repeats what it missed. */
    public static Remedy permitRuleAndReplay(CaseFacts facts, RuleFacts rule, String function) {
        return withReplay(
                facts,
                rule,
                "Permit the rule to call the function and repeat the recorded decision",
                Steps.permitRule(function, rule.rule()),
                "The rule may invoke this function from now on.",
                "Remove the permission again (RemovePermission).");
    }

    /** Takes the limit away that keeps a function from running. */
    public static Remedy releaseConcurrency(CaseFacts facts, RuleFacts rule, String function) {
        return withReplay(
                facts,
                rule,
                "Let the function run again and repeat the recorded decision",
                Steps.releaseConcurrency(function),
                "The function uses the account's common concurrency; calls that still wait in Lambda's queue run, too.",
                "Reserve a concurrency again (PutFunctionConcurrency).");
    }

    /** What has to be mended by hand first; then the recorded decision is repeated. */
    public static Remedy byHandAndReplay(CaseFacts facts, RuleFacts rule, String what) {
        return withReplay(
                facts,
                rule,
                "Mend it, then repeat the recorded decision",
                Steps.byHand(what),
                "The function runs once more for this decision.",
                "Take the change back. What the function sent cannot be taken back.");
    }

    private static Remedy withReplay(
            CaseFacts facts, RuleFacts rule, String title, Remedy.Step first, String consequence, String undo) {
        var steps = new ArrayList<Remedy.Step>();
        steps.add(first);
        steps.addAll(replaySteps(facts, rule));
        return new Remedy(title, steps, List.of(consequence), undo, false);
    }

    /** Sends the token with the decision that the pipeline recorded, where the function cannot. */
    public static Remedy recordedDecision(CaseFacts facts, ApprovalSight answer) {
        return new Remedy(
                "Send the recorded decision yourself",
                List.of(Steps.succeed(
                        facts.relay().execution(),
                        facts.relay().taskId(),
                        "{\"is_approved\":" + answer.isApproved() + "}")),
                List.of(
                        "The execution goes on with the decision that the pipeline recorded: "
                                + (answer.isApproved() ? "approved." : "not approved."),
                        "It passes over the function: whatever else that does for a decision does not happen.",
                        "The output has the form {\"is_approved\": true or false}; another state machine may expect another one."),
                "It cannot be taken back: the execution goes on.",
                true);
    }

    static List<Remedy.Step> replaySteps(CaseFacts facts, RuleFacts rule) {
        Optional<ApprovalSight> answer = facts.answered();
        Optional<String> function = rule.targets().stream()
                .map(target -> target.target())
                .filter(RuleTarget::isFunction)
                .map(RuleTarget::arn)
                .findFirst();
        return answer.isEmpty() || function.isEmpty()
                ? List.of()
                : List.of(Steps.replay(function.get(), rule.rule(), answer.get()));
    }

    /** Starts the pipeline with the very version that carries the token, so that somebody is asked after all. */
    public static Remedy ownApproval(CaseFacts facts) {
        Optional<PipelineFacts> pipeline = facts.pipeline();
        Optional<ObjectVersion> version = facts.relay().object();
        Optional<String> source = pipeline.flatMap(found -> found.pipeline().objectSources().stream()
                .map(PipelineAction::name)
                .findFirst());
        List<Remedy.Step> steps = pipeline.isPresent() && source.isPresent() && version.isPresent()
                ? List.of(Steps.startPipeline(
                        facts,
                        pipeline.get().name(),
                        source.get(),
                        version.get().versionId()))
                : List.of();
        return new Remedy(
                "Give it an approval of its own",
                steps,
                Stream.concat(
                                Stream.of(
                                        "A new pipeline execution starts with this object version and asks for an approval."),
                                pipeline.stream().flatMap(found -> Arrival.at(found).stream()))
                        .toList(),
                "Stop the new pipeline execution with abandon.",
                false);
    }

    /** As {@link #ownApproval}, once a person has mended what would end the new pipeline execution, too. */
    public static Remedy byHandAndOwnApproval(CaseFacts facts, String what) {
        return firstThenStart(
                facts, "Mend it, then give it an approval of its own", Steps.byHand(what), "The change stays.", "");
    }

    /**
     * Whoever holds the stage has to leave it.
     *
     * @param before the pipeline executions that come before ours even then
     */
    public static List<Remedy> letTheHolderGo(
            CaseFacts facts, String pipeline, String stage, String holder, List<String> before) {
        String next = before.isEmpty()
                ? "Stage ‘" + stage + "’ is free, and this execution's approval is asked for."
                : "Stage ‘" + stage + "’ is free for execution " + before.getFirst()
                        + "; this one moves up by one place.";
        return List.of(
                byHand(
                        "Answer the other approval first",
                        "Let somebody answer the approval of pipeline execution " + holder + ", which holds stage ‘"
                                + stage + "’"
                                + (before.isEmpty()
                                        ? "."
                                        : ", and then those of the " + before.size() + " that come before this one.")),
                new Remedy(
                        "Abandon the other approval, if nobody needs it any more",
                        List.of(Steps.abandon(facts, pipeline, holder)),
                        List.of(
                                next,
                                "No answer is sent to anybody: a workflow that waits for the other approval waits in vain from then on. Examine it first."),
                        "It cannot be taken back; the pipeline can be started again with the same object version.",
                        false));
    }

    /**
     * One of those that are under way has to leave a pipeline that is full.
     *
     * @param open who is under way
     */
    public static List<Remedy> makeRoom(CaseFacts facts, String pipeline, List<PipelineExecution> open) {
        Remedy first = byHand(
                "Make room by answering the approvals that are open",
                "Let somebody answer the open approvals of pipeline ‘" + pipeline
                        + "’, and clear those that nobody waits for: countersign doctor --pipeline " + pipeline
                        + " names them. EventBridge tries to start the pipeline for up to 24 hours; after that start it with this object version.");
        Remedy start = ownApproval(facts);
        return open.stream()
                .min(Comparator.comparing(PipelineExecution::startTime))
                .map(oldest -> {
                    var steps = new ArrayList<Remedy.Step>();
                    steps.add(Steps.abandon(facts, pipeline, oldest.id()));
                    steps.addAll(start.steps());
                    var consequences = new ArrayList<String>();
                    consequences.add(
                            "Execution " + oldest.id()
                                    + " has been under way longest and is given up. No answer is sent to anybody: a workflow that waits for its approval waits in vain from then on. Examine it first.");
                    consequences.addAll(start.consequences());
                    consequences.add(
                            "EventBridge may still start the pipeline for this version, too; abandon that execution then.");
                    return List.of(
                            first,
                            new Remedy(
                                    "Abandon the execution that has been under way longest, and start with this version",
                                    steps,
                                    consequences,
                                    "What was abandoned can be started again with its object version. " + start.undo(),
                                    false));
                })
                .orElseGet(() -> List.of(first, start));
    }

    /** Lets an execution into a stage although a condition has kept it out. */
    public static Remedy overrideCondition(CaseFacts facts, PipelineExecution run, String stage) {
        return new Remedy(
                "Let the execution in although the condition failed",
                List.of(Steps.overrideCondition(facts, run, stage)),
                List.of(
                        "Pipeline execution " + run.id() + " enters stage ‘" + stage
                                + "’, and its approval is asked for.",
                        "What the condition guards against is passed over this once; the next execution is checked again."),
                "Stop the pipeline execution with abandon.",
                false);
    }

    /** Opens the way into a stage. */
    public static Remedy enableTransition(CaseFacts facts, String pipeline, String stage) {
        return new Remedy(
                "Open the way into the stage",
                List.of(Steps.enableTransition(facts, pipeline, stage)),
                List.of(
                        "The execution that waits in front of the stage enters it at once, and its approval is asked for."),
                "Disable the transition again; what has entered stays.",
                false);
    }

    /** Frees a stage from an approval that nobody needs; never by rejecting it, which would send an answer. */
    public static Remedy abandon(CaseFacts facts, PipelineExecution run) {
        return new Remedy(
                "Abandon the pipeline execution",
                List.of(Steps.abandon(facts, run.pipeline(), run.id())),
                List.of(
                        "The approval ends as Abandoned and the stage is free for the next execution.",
                        "No answer is sent to anybody."),
                "It cannot be taken back; the pipeline can be started again with the same object version.",
                false);
    }

    /** Abandons every execution but the one whose approval matters. */
    public static Remedy abandonOthers(CaseFacts facts, List<PipelineExecution> runs) {
        Optional<String> kept = facts.relay().pipelineExecution().map(PipelineExecution::id);
        return new Remedy(
                "Abandon the superfluous executions",
                runs.stream()
                        .filter(run -> !kept.equals(Optional.of(run.id()))
                                && run.status() == PipelineExecution.PipelineExecutionStatus.IN_PROGRESS)
                        .map(run -> Steps.abandon(facts, run.pipeline(), run.id()))
                        .toList(),
                List.of("Their approvals end as Abandoned; no answer is sent to anybody."),
                "It cannot be taken back; the pipeline can be started again with the same object version.",
                false);
    }

    public static Remedy retryStage(CaseFacts facts, PipelineExecution run, String stage) {
        return new Remedy(
                "Mend it, then try the failed stage again",
                List.of(
                        Steps.byHand(
                                "Mend what the failed action's error names; a change of the pipeline's structure rules a retry out, so change what it uses."),
                        Steps.retryStage(facts, run.pipeline(), stage, run.id())),
                List.of("The failed actions of stage ‘" + stage + "’ run once more, with the same object version."),
                "Stop the pipeline execution.",
                false);
    }

    /** Lets the bucket tell EventBridge, and starts the pipeline for the version that it missed. */
    public static Remedy enableBucketEvents(CaseFacts facts, String bucket) {
        return firstThenStart(
                facts,
                "Switch the bucket's events on and start the pipeline with this version",
                Steps.enableBucketEvents(bucket),
                "From now on the bucket sends all its events to EventBridge.",
                "Take the EventBridge configuration out again.");
    }

    public static Remedy enableStartRule(CaseFacts facts, EventRule rule) {
        return firstThenStart(
                facts,
                "Enable the rule and start the pipeline with this version",
                Steps.enableRule(rule),
                "From now on the rule starts the pipeline for every new version.",
                "Disable the rule again.");
    }

    private static Remedy firstThenStart(
            CaseFacts facts, String title, Remedy.Step first, String consequence, String undo) {
        Remedy start = ownApproval(facts);
        var steps = new ArrayList<Remedy.Step>();
        steps.add(first);
        steps.addAll(start.steps());
        var consequences = new ArrayList<String>();
        consequences.add(consequence);
        consequences.addAll(start.consequences());
        return new Remedy(title, steps, consequences, (undo + " " + start.undo()).strip(), false);
    }

    /** Something that only a person can do. */
    public static Remedy byHand(String title, String what) {
        return new Remedy(title, List.of(Steps.byHand(what)), List.of(), "Nothing has to be taken back.", false);
    }
}
