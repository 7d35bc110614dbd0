package dev.countersign.doctor.remedy;

import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.PipelineFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                List.of(
                        "A new pipeline execution starts with this object version and asks for an approval.",
                        "In the mode SUPERSEDED it takes the place of whatever waits in front of the approval stage now: wait until the stage is free."),
                "Stop the new pipeline execution with abandon.",
                false);
    }

    /** Lets the workflow handle it: the task fails with an error that names the cause. */
    public static Remedy failTask(CaseFacts facts, String error, String cause) {
        ExecutionArn execution = facts.relay().execution();
        return new Remedy(
                "Let the task fail, with the cause named",
                List.of(Steps.fail(execution, facts.relay().taskId(), error, cause)),
                List.of(
                        "The task ends with the error " + error + "; a Catch of the state machine can handle it.",
                        "Without a Catch the execution fails."),
                "A failed execution can be redriven for 14 days; the task then hands out a new token.",
                true);
    }
}
