package dev.countersign.doctor.diagnosis;

import static dev.countersign.relay.Hop.Kind.DECISION;
import static dev.countersign.relay.Hop.Kind.PUBLISH;
import static dev.countersign.relay.Hop.Kind.QUEUE;
import static dev.countersign.relay.Hop.Kind.RETURN;
import static dev.countersign.relay.Hop.Kind.START;
import static dev.countersign.relay.Hop.Kind.TASK;
import static dev.countersign.relay.Hop.Kind.TOKEN;

import dev.countersign.relay.Hop;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a task token is stuck, or what is wrong beside it. The constants stand in the order in which they come first when several
 * are true at once: along the relay, and at one hop the reason before what follows from it.
 */
public enum Cause {
    TASK_WITHOUT_TIMEOUT(
            "W3",
            TASK,
            Effect.RISK,
            "Nothing ends this wait",
            "Neither the task nor the state machine has a timeout, so a token that is lost is waited for a whole year."),
    HEARTBEAT_WITHOUT_BEATS(
            "W2",
            TASK,
            Effect.RISK,
            "A heartbeat is expected that nobody sends",
            "The task has HeartbeatSeconds, but a person who approves sends no heartbeats, so the task ends early."),
    HISTORY_NEARLY_FULL(
            "W4",
            TASK,
            Effect.RISK,
            "The history is nearly full",
            "An execution may have 25,000 events; when they are used up it fails, whatever it waits for."),
    WRONG_PLACE(
            "W5",
            TASK,
            Effect.FINDING,
            "This session looks in another place",
            "The execution belongs to another account or Region than the one that this session reads."),
    TASK_RETRIED(
            "P3",
            TASK,
            Effect.FINDING,
            "The task was tried again with a new token",
            "A retry hands out a new token. What the first try published carries a token that is good for nothing any more."),
    NOT_PUBLISHED(
            "P1",
            PUBLISH,
            Effect.STUCK,
            "The token was never published",
            "The function that should have written the token into S3 ended without an error and without writing it."),
    METADATA_TOO_LARGE(
            "P2",
            PUBLISH,
            Effect.STUCK,
            "The object's metadata were too large",
            "S3 takes 2 KB of user metadata in all. The token and what was put beside it were more, so the object was refused."),
    METADATA_KEY_MISMATCH(
            "P4",
            PUBLISH,
            Effect.STUCK,
            "The token lies under another metadata key",
            "The object carries the token, but the function that reads it looks for another key and finds nothing."),
    PUBLISHED_ELSEWHERE(
            "P5",
            PUBLISH,
            Effect.STUCK,
            "The token was published where no pipeline looks",
            "The object was written to a bucket or key that the pipeline's source action does not watch."),
    VERSIONING_OFF(
            "S6",
            START,
            Effect.STUCK,
            "The bucket keeps no versions",
            "Without versioning every token overwrites the one before, and the pipeline has no version to start from."),
    VERSION_SKIPPED(
            "S1",
            START,
            Effect.STUCK,
            "A newer version was taken instead",
            "Two objects were written in quick succession, and the pipeline's source took only the newest of them."),
    BUCKET_SENDS_NO_EVENTS(
            "S2",
            START,
            Effect.STUCK,
            "The bucket sends no events",
            "The pipeline is started by an EventBridge rule, but the bucket does not send its events to EventBridge."),
    START_RULE_BROKEN(
            "S3",
            START,
            Effect.STUCK,
            "The rule that starts the pipeline does not work",
            "The rule is disabled, does not match the object's event, or may not start the pipeline."),
    POLLING_ASLEEP(
            "S4",
            START,
            Effect.STUCK,
            "The pipeline no longer polls its source",
            "AWS stops polling for pipelines that were idle for long. The object lies there, and nobody looks."),
    STARTED_TWICE(
            "S5",
            START,
            Effect.FINDING,
            "One version started the pipeline twice",
            "Polling and an event, or a person, started the pipeline for the same object. One of the approvals is superfluous."),
    SOURCE_FAILED(
            "S7",
            START,
            Effect.STUCK,
            "The source action failed",
            "The pipeline started, but could not fetch the object, so nobody was ever asked."),
    PIPELINE_FULL(
            "S8",
            START,
            Effect.STUCK,
            "The pipeline takes no further executions",
            "As many executions as the pipeline may have are under way, so this one was refused."),
    PIPELINE_GONE(
            "S9",
            START,
            Effect.STUCK,
            "The pipeline does not exist",
            "The pipeline that should take the object was deleted or renamed, or is in another Region."),
    TRANSITION_DISABLED(
            "Q3",
            QUEUE,
            Effect.STUCK,
            "The way into the approval stage is switched off",
            "Somebody disabled the transition into the stage, so every execution stops in front of it."),
    STAGE_CONDITION(
            "Q4",
            QUEUE,
            Effect.STUCK,
            "A stage condition kept the execution out",
            "The stage's entry condition failed or skipped the stage, so its approval never ran."),
    SUPERSEDED(
            "Q1",
            QUEUE,
            Effect.STUCK,
            "A newer pipeline execution took its place",
            "While it waited in front of the approval stage, a newer execution took its place. Its approval will never run."),
    PIPELINE_CHANGED(
            "Q5",
            QUEUE,
            Effect.STUCK,
            "The pipeline was changed while it ran",
            "Changing a pipeline's structure cancels what is under way in it. No answer will come from there."),
    PIPELINE_STOPPED(
            "Q6",
            QUEUE,
            Effect.STUCK,
            "The pipeline execution was stopped",
            "Somebody stopped the pipeline execution. An approval that was abandoned answers nobody."),
    WAITS_BEHIND_ANOTHER(
            "Q2",
            QUEUE,
            Effect.FINDING,
            "Another approval is answered first",
            "The stage is held by another pipeline execution; this one is next when that one has left."),
    TWO_APPROVALS(
            "R4",
            DECISION,
            Effect.FINDING,
            "Several approvals answer for one token",
            "The pipeline has more than one approval, and the first answer already sends the token back."),
    MISCONFIGURED_APPROVAL(
            "R3",
            DECISION,
            Effect.FINDING,
            "The approval failed by itself",
            "Nobody rejected anything: the approval action failed as soon as it ran, because of its configuration."),
    EXPIRED(
            "R6",
            DECISION,
            Effect.FINDING,
            "Nobody answered in time",
            "The approval's own timeout ended it. That looks like a rejection, but no person said no."),
    STALE_ANSWER(
            "R5",
            DECISION,
            Effect.FINDING,
            "The answer came for an approval that had ended",
            "Somebody else answered first, or the approval's token had changed."),
    PARALLEL_TOKEN(
            "R7",
            DECISION,
            Effect.FINDING,
            "The pipeline runs executions in parallel",
            "In PARALLEL mode the pipeline's state does not tell the approval's token; tools that rely on it cannot answer."),
    NOBODY_TOLD(
            "R1",
            DECISION,
            Effect.STUCK,
            "Nobody was told",
            "The approval waits, but its topic has no confirmed subscriber, or it has no topic at all."),
    APPROVER_DENIED(
            "R2",
            DECISION,
            Effect.STUCK,
            "The approver was not allowed to answer",
            "Somebody tried to answer the approval, and IAM refused it."),
    CLOCKS_IN_WRONG_ORDER(
            "W1",
            DECISION,
            Effect.RISK,
            "The workflow's clock ends before the approval's",
            "The task or the execution times out while the approval is still open, so an answer may come too late."),
    RETURN_RULE_OFF(
            "E1",
            RETURN,
            Effect.STUCK,
            "The rule that returns the answer is switched off or gone",
            "The approval was answered, but the EventBridge rule that should carry the answer back is disabled or missing."),
    RETURN_PATTERN(
            "E2",
            RETURN,
            Effect.STUCK,
            "The rule does not match the answer",
            "The rule's event pattern does not match what CodePipeline sent for this answer."),
    RETURN_NOT_PERMITTED(
            "E3",
            RETURN,
            Effect.STUCK,
            "EventBridge may not call the function",
            "The function's resource policy does not let this rule invoke it, so the answer was dropped."),
    RETURN_IN_DEAD_LETTERS(
            "E4",
            RETURN,
            Effect.STUCK,
            "The answer lies in a dead-letter queue",
            "EventBridge could not deliver the answer and put it into the rule target's dead-letter queue."),
    FUNCTION_THROTTLED(
            "E6",
            RETURN,
            Effect.STUCK,
            "The function is not allowed to run",
            "Its reserved concurrency is zero or used up, so the answer waits in Lambda's own queue, for six hours at most."),
    FUNCTION_CANNOT_RUN(
            "E7",
            RETURN,
            Effect.STUCK,
            "The function cannot run",
            "The function's state, last update, runtime or handler keeps it from running at all."),
    STATUS_IGNORED(
            "E9",
            RETURN,
            Effect.STUCK,
            "The function does nothing for this answer",
            "The function ran and ended well, but sent nothing for an answer of this kind."),
    WRONG_EXECUTION_ANSWERED(
            "E8",
            RETURN,
            Effect.STUCK,
            "The answer went to another execution",
            "The function read the newest object instead of the version of this pipeline execution."),
    FUNCTION_FAILED(
            "E5",
            RETURN,
            Effect.STUCK,
            "The function failed",
            "The function that should send the answer ran, failed, and was not tried again successfully."),
    VERSION_GONE(
            "T1",
            TOKEN,
            Effect.STUCK,
            "The object version with the token is gone",
            "A lifecycle rule or a person deleted the version before the answer came, so the token cannot be read there."),
    METADATA_STRIPPED(
            "T2",
            TOKEN,
            Effect.STUCK,
            "The object lost its token",
            "The object was copied or uploaded again without its metadata, and the pipeline took that version."),
    TOKEN_DAMAGED(
            "T6",
            TOKEN,
            Effect.STUCK,
            "The published token is damaged",
            "What stands in the metadata is not the token that the task handed out: it was cut, encoded or quoted."),
    TOKEN_OF_ANOTHER_REGION(
            "T5",
            TOKEN,
            Effect.STUCK,
            "The token was sent to another Region or account",
            "A token is good only where its execution runs; the function called Step Functions elsewhere."),
    KEY_UNUSABLE(
            "T7",
            TOKEN,
            Effect.STUCK,
            "The state machine's key cannot be used",
            "The state machine is encrypted with a KMS key that its role may not use any more, or that is disabled: no answer is taken."),
    TOKEN_USED(
            "T3",
            TOKEN,
            Effect.FINDING,
            "The token had been answered before",
            "A token is good for one answer. A stage that is tried again asks a person, but its answer reaches nobody."),
    EXECUTION_ENDED_FIRST(
            "T4",
            TOKEN,
            Effect.FINDING,
            "The execution had ended: the approval is a zombie",
            "The execution timed out, was stopped or failed, but its approval still waits and still holds the stage."),
    OUTPUT_REJECTED(
            "T8",
            TOKEN,
            Effect.FINDING,
            "The answer was not understood",
            "The token came back, but the state machine failed on what came with it."),
    APPROVED_NOT_DEPLOYED(
            "W6",
            TOKEN,
            Effect.FINDING,
            "Approved, but the pipeline failed afterwards",
            "The execution went on as approved, while a later stage of the pipeline failed."),
    DEFINITION_CHANGED(
            "W7",
            TASK,
            Effect.FINDING,
            "The state machine was changed meanwhile",
            "A running execution keeps the definition it started with; the present one does not describe it.");

    /** What a cause does to the token. */
    public enum Effect {
        /** The token stays out and nothing will bring it back by itself: such a cause can be the primary one. */
        STUCK,
        /** Worth knowing; leaves nothing hanging by itself. */
        FINDING,
        /** Nothing has happened yet. */
        RISK
    }

    private final String code;
    private final Hop.Kind hop;
    private final Effect effect;
    private final String title;
    private final String explanation;

    Cause(String code, Hop.Kind hop, Effect effect, String title, String explanation) {
        this.code = code;
        this.hop = hop;
        this.effect = effect;
        this.title = title;
        this.explanation = explanation;
    }

    /** The cause with a code such as {@code E1}, in any case. */
    public static Optional<Cause> ofCode(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code.equalsIgnoreCase(code.strip()))
                .findFirst();
    }

    /** A letter for the part of the way and a number: {@code E1}. */
    public String code() {
        return code;
    }

    /** Where on the relay it strikes. */
    public Hop.Kind hop() {
        return hop;
    }

    public Effect effect() {
        return effect;
    }

    /** A few words. */
    public String title() {
        return title;
    }

    /** One or two sentences for somebody who is new to it. */
    public String explanation() {
        return explanation;
    }

    /** How it is kept from happening again. */
    public String prevention() {
        return Prevention.of(this);
    }
}
