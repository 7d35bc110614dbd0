package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.diagnosis.Look.Result;
import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.remedy.OrphanRemedy;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.ui.execution.Cases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Diagnoses as the doctor gives them. */
final class Diagnoses {
    static final ExecutionArn ARN = Cases.ARN;
    static final Instant AT = Cases.START.plusSeconds(600);
    private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/release-answers";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:release-callback";

    private Diagnoses() {}

    /** The rule is disabled, and something else is worth knowing. */
    static Diagnosis stuck() {
        Finding disabled = new Finding(
                cause("E1"),
                true,
                Optional.of(ARN),
                Optional.of(3L),
                Confidence.PROVED,
                "The approval was answered at 14:03:10, but the rule release-answers is disabled, so nothing took the answer"
                        + " back to the execution.",
                List.of(
                        Evidence.at(
                                AT.minusSeconds(410),
                                "codepipeline:ListActionExecutions",
                                "release-pipeline",
                                "ManualApproval was approved by user/approver."),
                        Evidence.of("events:DescribeRule", RULE, "Its state is DISABLED.")),
                List.of(enableAndReplay(), sendIt()));
        Finding risk = new Finding(
                cause("W3"),
                false,
                Optional.of(ARN),
                Optional.of(3L),
                Confidence.PROVED,
                "Neither the task nor the state machine has a timeout.",
                List.of(Evidence.of(
                        "states:DescribeStateMachineForExecution", ARN.value(), "There is no TimeoutSeconds.")),
                List.of());
        return new Diagnosis(
                ARN.value(),
                AT,
                Verdict.STUCK,
                disabled.summary(),
                List.of(broken()),
                List.of(disabled, risk),
                List.of(
                        new Look("states:GetExecutionHistory", ARN.value(), Result.PASS, ""),
                        new Look("events:DescribeRule", RULE, Result.FAIL, "")));
    }

    /** The same with names as long as AWS allows. */
    static Diagnosis stuckWithLongNames() {
        Diagnosis short_ = stuck();
        Finding one = short_.findings().getFirst();
        String name = "a-pipeline-whose-name-somebody-made-as-long-as-it-may-be-"
                .repeat(2)
                .substring(0, 100);
        String bucket = "arn:aws:s3:::"
                + "deliveries-of-a-department-with-a-name-".repeat(2).substring(0, 63) + "/deep/"
                + "folder-in-a-folder/".repeat(30) + "object.json";
        Finding longer = new Finding(
                one.cause(),
                true,
                one.execution(),
                one.taskScheduled(),
                Confidence.LIKELY,
                "Its approval in " + name + " was answered, and " + bucket + " was not read again.",
                List.of(Evidence.at(AT, "s3:HeadObject", bucket, "The version of " + bucket + " carries the token.")),
                List.of(new Remedy(
                        "Start " + name + " with the version that carries the token",
                        List.of(new Remedy.Step(
                                new Act.StartPipeline(name, "Source", Optional.of("v".repeat(1024))),
                                "StartPipelineExecution(name=" + name + ")",
                                "aws codepipeline start-pipeline-execution --name " + name
                                        + " --source-revisions actionName=Source,revisionValue=" + "v".repeat(600),
                                "codepipeline:StartPipelineExecution",
                                "arn:aws:codepipeline:eu-west-1:111122223333:" + name)),
                        List.of("An approval is asked for in " + name + "."),
                        "Stop the new pipeline execution with abandon.",
                        false)));
        return new Diagnosis(
                short_.subject(), AT, Verdict.STUCK, longer.summary(), short_.relays(), List.of(longer), List.of());
    }

    /** The same, with a remedy whose last step is for a person. */
    static Diagnosis stuckWithByHand() {
        Diagnosis before = stuck();
        Finding one = before.findings().getFirst();
        Remedy first = one.remedies().getFirst();
        Remedy longer = new Remedy(
                first.title(),
                List.of(
                        first.steps().getFirst(),
                        new Remedy.Step(
                                new Act.ByHand("Tell the team."), "Tell the team.", "# Tell the team.", "", "")),
                first.consequences(),
                first.undo(),
                false);
        Finding changed = new Finding(
                one.cause(),
                true,
                one.execution(),
                one.taskScheduled(),
                one.confidence(),
                one.summary(),
                one.evidence(),
                List.of(longer));
        return new Diagnosis(
                before.subject(),
                AT,
                Verdict.STUCK,
                before.sentence(),
                before.relays(),
                List.of(changed),
                before.looks());
    }

    static Diagnosis nothingWaits() {
        return plain(Verdict.NOTHING_WAITS, "No task token is out.", List.of());
    }

    static Diagnosis waiting() {
        return plain(Verdict.WAITING, "ManualApproval in release-pipeline waits for a person's answer.", List.of());
    }

    static Diagnosis couldNotLook() {
        return plain(
                Verdict.COULD_NOT_LOOK,
                "No cause is proved, and not everything that is needed could be looked at.",
                List.of(new Look(
                        "events:DescribeRule",
                        "release-answers",
                        Result.COULD_NOT_LOOK,
                        "This needs the permission events:DescribeRule.")));
    }

    /** An open approval whose execution is not known any more. */
    static Diagnosis nobodyWaits() {
        Finding zombie = new Finding(
                cause("T4"),
                false,
                Optional.empty(),
                Optional.empty(),
                Confidence.LIKELY,
                "Approval release-pipeline/Approval/ManualApproval is open, and none of the running executions here waits for the"
                        + " token that it carries.",
                List.of(Evidence.of(
                        "codepipeline:GetPipelineState", "release-pipeline", "The approval is InProgress.")),
                List.of(OrphanRemedy.abandon("release-pipeline", "4f0d1b7e-2f6f-4c0d-9a3e-b0c2a4f1d7e2")));
        return new Diagnosis(
                "approval release-pipeline/Approval/ManualApproval",
                AT,
                Verdict.NOTHING_WAITS,
                zombie.summary(),
                List.of(),
                List.of(zombie),
                List.of());
    }

    static Diagnosis plain(Verdict verdict, String sentence, List<Look> looks) {
        Relay relay = Cases.waiting().runs().getFirst().relays().getFirst();
        return new Diagnosis(ARN.value(), AT, verdict, sentence, List.of(relay), List.of(), looks);
    }

    private static Remedy enableAndReplay() {
        return new Remedy(
                "Enable the rule and repeat the recorded decision",
                List.of(
                        new Remedy.Step(
                                new Act.EnableRule("release-answers"),
                                "EnableRule(Name=release-answers)",
                                "aws events enable-rule --name release-answers",
                                "events:EnableRule",
                                RULE),
                        new Remedy.Step(
                                new Act.Replay(FUNCTION, "{}"),
                                "Invoke(FunctionName=release-callback, InvocationType=Event)",
                                "aws lambda invoke --function-name release-callback --invocation-type Event --payload '{}'"
                                        + " /dev/null",
                                "lambda:InvokeFunction",
                                FUNCTION)),
                List.of(
                        "From now on the rule reacts to every matching event.",
                        "Events that it missed are not delivered again."),
                "Disable the rule again.",
                false);
    }

    private static Remedy sendIt() {
        return new Remedy(
                "Send the recorded decision yourself",
                List.of(new Remedy.Step(
                        new Act.ByHand("Ask whoever owns the function first."),
                        "Ask whoever owns the function first.",
                        "# Ask whoever owns the function first.",
                        "",
                        "")),
                List.of("It passes over the function."),
                "It cannot be taken back: the execution goes on.",
                true);
    }

    private static Relay broken() {
        Relay relay = Cases.waiting().runs().getFirst().relays().getFirst();
        List<Hop> hops = relay.hops().stream()
                .map(hop -> switch (hop.kind()) {
                    case DECISION ->
                        new Hop(hop.kind(), Hop.State.DONE, Optional.of(AT.minusSeconds(410)), "Answered.", List.of());
                    case RETURN ->
                        new Hop(hop.kind(), Hop.State.BROKEN, hop.at(), "The rule is disabled.", hop.evidence());
                    default -> hop;
                })
                .toList();
        return new Relay(
                relay.execution(),
                relay.task(),
                relay.taskId(),
                relay.token(),
                hops,
                relay.outcome(),
                relay.object(),
                relay.pipelineExecution(),
                relay.approvals(),
                true,
                Optional.empty(),
                relay.deadline());
    }

    private static Cause cause(String code) {
        return Cause.ofCode(code).orElseThrow();
    }
}
