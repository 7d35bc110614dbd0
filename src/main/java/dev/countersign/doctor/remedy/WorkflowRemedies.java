package dev.countersign.doctor.remedy;

import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remedies that end the wait instead of answering it, or begin anew: for tokens whose decision was never made, or cannot be made
 * any more. An approval that would be left without anybody who waits for it is abandoned first.
 */
public final class WorkflowRemedies {
    /** How long AWS lets a failed execution be redriven. */
    private static final Duration REDRIVABLE = Duration.ofDays(14);

    private static final String ERROR_STOPPED = "Approval.Stopped";

    private WorkflowRemedies() {}

    /** Lets the workflow handle it: the task fails with an error that names the cause. */
    public static Remedy failTask(CaseFacts facts, String error, String cause) {
        return failTask(facts, "Let the task fail, with the cause named", List.of(), error, cause);
    }

    /** Versions are kept from now on; what was overwritten is lost, so this task fails. */
    public static Remedy enableVersioningAndFail(CaseFacts facts, String bucket, String error, String cause) {
        Remedy fail = failTask(
                facts,
                "Switch versioning of the bucket on, and let this task fail",
                List.of(Steps.enableVersioning(bucket)),
                error,
                cause);
        return new Remedy(
                fail.title(),
                fail.steps(),
                Stream.concat(
                                Stream.of(
                                        "From now on the bucket keeps every version of an object, which costs storage.",
                                        "What was overwritten before does not come back, and neither does its token."),
                                fail.consequences().stream())
                        .toList(),
                "Versioning can be suspended, but never be switched off entirely again. " + fail.undo(),
                true);
    }

    private static Remedy failTask(CaseFacts facts, String title, List<Remedy.Step> first, String error, String cause) {
        var steps = new ArrayList<>(first);
        steps.addAll(abandonOpen(facts));
        steps.add(Steps.fail(facts.relay().execution(), facts.relay().taskId(), error, cause));
        var consequences = new ArrayList<String>();
        consequences.add("The task ends with the error " + error + "; a Catch of the state machine can handle it.");
        consequences.add("Without a Catch the execution fails.");
        consequences.addAll(abandoned(facts));
        return new Remedy(
                title,
                steps,
                consequences,
                "It cannot be taken back. An execution that failed can be redriven for 14 days; a task that failed then hands out a new token.",
                true);
    }

    /**
     * Ends this execution and begins another one with the same input.
     *
     * @param first what a person has to mend before
     */
    public static Remedy stopAndStartAnew(CaseFacts facts, String first) {
        ExecutionArn execution = facts.relay().execution();
        var steps = new ArrayList<Remedy.Step>();
        steps.add(Steps.byHand(first));
        steps.addAll(abandonOpen(facts));
        steps.add(Steps.stop(execution, ERROR_STOPPED, "Its task token cannot come back any more"));
        steps.add(Steps.startAnew(execution));
        var consequences = new ArrayList<>(begin());
        consequences.addFirst("This execution ends as ABORTED.");
        consequences.addAll(abandoned(facts));
        return new Remedy(
                "Mend it, stop this execution and start it anew",
                steps,
                consequences,
                "The new execution can be stopped; the old one can be redriven for 14 days.",
                false);
    }

    /** Begins another execution with the input of one that has ended. */
    public static Remedy startAnew(CaseFacts facts) {
        return startAnew(facts, List.of());
    }

    /** The same after a person has mended something. */
    public static Remedy mendAndStartAnew(CaseFacts facts, String first) {
        return startAnew(facts, List.of(Steps.byHand(first)));
    }

    private static Remedy startAnew(CaseFacts facts, List<Remedy.Step> first) {
        var steps = new ArrayList<>(first);
        steps.addAll(abandonOpen(facts));
        steps.add(Steps.startAnew(facts.relay().execution()));
        var consequences = new ArrayList<>(begin());
        consequences.addAll(abandoned(facts));
        return new Remedy("Start the workflow anew", steps, consequences, "The new execution can be stopped.", false);
    }

    private static List<String> begin() {
        return List.of(
                "Another execution begins with the same input: whatever the workflow does before it asks happens again.",
                "It asks for an approval of its own.");
    }

    /**
     * Lets an execution that failed, was stopped or timed out go on where it ended; empty when it has ended well or too long ago,
     * and when it would not go on with this task: one whose Catch led to a Fail state would only fail there again.
     * The stage is freed first, since the new approval would wait behind the old one.
     */
    public static Optional<Remedy> redrive(CaseFacts facts) {
        var execution = facts.execution().execution();
        boolean can = execution.status() != ExecutionStatus.SUCCEEDED
                && !execution.isRunning()
                && execution
                        .stopDate()
                        .filter(end -> Duration.between(end, facts.now()).compareTo(REDRIVABLE) < 0)
                        .isPresent()
                && facts.execution()
                        .history()
                        .found()
                        .filter(history -> history.isOpen(facts.relay().task()))
                        .isPresent();
        if (!can) {
            return Optional.empty();
        }
        var steps = new ArrayList<>(abandonOpen(facts));
        steps.add(Steps.redrive(execution.arn()));
        var consequences = new ArrayList<String>();
        consequences.add(
                "The execution goes on with the state that it ended in: a task that waited hands out a new token, and a new approval is asked for.");
        consequences.add("The state machine's timeout begins anew.");
        consequences.addAll(abandoned(facts));
        return Optional.of(new Remedy(
                "Free the stage and let the execution go on",
                steps,
                consequences,
                "The execution can be stopped again.",
                false));
    }

    private static Optional<PipelineExecution> open(CaseFacts facts) {
        return facts.relay()
                .pipelineExecution()
                .filter(run -> run.status() == PipelineExecutionStatus.IN_PROGRESS
                        || run.status() == PipelineExecutionStatus.STOPPING);
    }

    private static List<Remedy.Step> abandonOpen(CaseFacts facts) {
        return open(facts).stream()
                .map(run -> Steps.abandon(facts, run.pipeline(), run.id()))
                .toList();
    }

    private static List<String> abandoned(CaseFacts facts) {
        return open(facts).stream()
                .map(run -> "Pipeline execution " + run.id() + " is abandoned first, so that nobody answers in vain.")
                .toList();
    }
}
