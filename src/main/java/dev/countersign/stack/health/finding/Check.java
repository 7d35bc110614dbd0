package dev.countersign.stack.health.finding;

import static dev.countersign.stack.health.finding.Severity.ADVICE;
import static dev.countersign.stack.health.finding.Severity.CRITICAL;
import static dev.countersign.stack.health.finding.Severity.WARNING;

import dev.countersign.doctor.diagnosis.Cause;
import java.util.List;

/** What is checked. A finding may weigh less than its check where the circumstances say so. */
public enum Check {
    RETURN_RULE(
            "return-rule",
            CRITICAL,
            "Decisions come back",
            "The execution waits until somebody answers its task token; an EventBridge rule has to hand each approval and each rejection to a function that does so.",
            Cause.RETURN_RULE_OFF,
            Cause.RETURN_PATTERN,
            Cause.STATUS_IGNORED),
    RETURN_PERMISSION(
            "return-permission",
            CRITICAL,
            "EventBridge may invoke the function",
            "A rule can only invoke a function whose own policy permits it; otherwise the decision is dropped without a word to anybody.",
            Cause.RETURN_NOT_PERMITTED),
    ANSWER_PERMISSION(
            "answer-permission",
            CRITICAL,
            "The function may answer the task",
            "The function that returns decisions calls SendTaskSuccess or SendTaskFailure with its role; without that permission the execution goes on waiting.",
            Cause.FUNCTION_FAILED),
    START(
            "start",
            CRITICAL,
            "A new version starts the pipeline",
            "The token lies in an object version; unless events or polling start the pipeline with it, nobody is ever asked.",
            Cause.BUCKET_SENDS_NO_EVENTS,
            Cause.START_RULE_BROKEN),
    START_PERMISSION(
            "start-permission",
            CRITICAL,
            "The start rule may start the pipeline",
            "EventBridge starts the pipeline with the role of the rule's target; without codepipeline:StartPipelineExecution the event is dropped.",
            Cause.START_RULE_BROKEN),
    VERSIONING(
            "versioning",
            CRITICAL,
            "The bucket keeps versions",
            "Each request is a version of one object; without versioning the next request overwrites the token of the one before.",
            Cause.VERSIONING_OFF),
    SECOND_APPROVAL(
            "second-approval",
            CRITICAL,
            "One approval answers, not the first of several",
            "If a rule takes the decisions of all approval actions, the first approval already lets the workflow go on, and a later rejection comes too late.",
            Cause.TWO_APPROVALS),
    MACHINE_TYPE(
            "machine-type",
            CRITICAL,
            "The state machine can wait",
            "Only state machines of type STANDARD can wait for a task token; one of type EXPRESS cannot even be created with such a task."),
    CLOCKS(
            "clocks",
            WARNING,
            "The approval ends before the task, the task before the workflow",
            "If the task stops waiting first, the approval stays open although its answer cannot reach anybody any more.",
            Cause.CLOCKS_IN_WRONG_ORDER,
            Cause.EXECUTION_ENDED_FIRST),
    HEARTBEAT(
            "heartbeat",
            WARNING,
            "No heartbeat is expected that nobody sends",
            "A task with HeartbeatSeconds ends as soon as no heartbeat comes for that long, however long its timeout is; people send none.",
            Cause.HEARTBEAT_WITHOUT_BEATS),
    TIMEOUT(
            "timeout",
            WARNING,
            "The wait has an end",
            "Without a timeout a lost token keeps the execution waiting for up to a year, and no alarm tells of it.",
            Cause.TASK_WITHOUT_TIMEOUT),
    SUPERSEDED(
            "superseded",
            WARNING,
            "No request takes the place of another",
            "In mode SUPERSEDED only one run waits before an occupied approval; each newer one replaces it, and its execution never gets an answer.",
            Cause.SUPERSEDED),
    ENDED_APPROVALS(
            "ended-approvals",
            WARNING,
            "Approvals that end without a decision are told",
            "An approval is CANCELED when the pipeline is changed and ABANDONED when its run is stopped; a rule for SUCCEEDED and FAILED alone hears of neither.",
            Cause.PIPELINE_CHANGED,
            Cause.PIPELINE_STOPPED),
    ENDED_RUNS(
            "ended-runs",
            WARNING,
            "Runs that end before the approval are told",
            "A run that is superseded, stopped, cancelled or fails before its approval sends no approval event; only events of the pipeline itself tell of it.",
            Cause.SUPERSEDED,
            Cause.PIPELINE_STOPPED,
            Cause.PIPELINE_CHANGED,
            Cause.SOURCE_FAILED),
    RETURN_DEAD_LETTERS(
            "return-dead-letters",
            WARNING,
            "Decisions that cannot be delivered are kept",
            "EventBridge gives an event up after 24 hours, or at once when it may not deliver it; only a dead-letter queue of the target keeps it.",
            Cause.RETURN_IN_DEAD_LETTERS),
    FUNCTION_FAILURES(
            "function-failures",
            WARNING,
            "Decisions that the function fails on are kept",
            "Lambda tries an event three times and then throws it away, unless the function has an on-failure destination or a dead-letter queue.",
            Cause.FUNCTION_FAILED),
    START_DEAD_LETTERS(
            "start-dead-letters",
            WARNING,
            "Starts that cannot be delivered are kept",
            "If the pipeline cannot be started, for example because of a limit, the event is dropped after its retries; only a dead-letter queue keeps it.",
            Cause.START_RULE_BROKEN,
            Cause.PIPELINE_FULL),
    POLLING(
            "polling",
            WARNING,
            "Events start the pipeline, and nothing else does",
            "Polling takes the newest version only and is switched off by AWS on idle pipelines; beside events it starts a second run for the same version.",
            Cause.POLLING_ASLEEP,
            Cause.STARTED_TWICE,
            Cause.VERSION_SKIPPED),
    START_VERSION(
            "start-version",
            WARNING,
            "Each run takes the version of its event",
            "A run that is started without a version takes the newest one; of two quick requests the first is then never asked about.",
            Cause.VERSION_SKIPPED),
    LIFECYCLE(
            "lifecycle",
            WARNING,
            "Versions live longer than the approval",
            "A lifecycle rule that deletes old versions deletes the token of a request that still waits for its answer.",
            Cause.VERSION_GONE),
    RUNTIME(
            "runtime",
            WARNING,
            "The functions' runtimes are supported",
            "After its deprecation a runtime gets no security patches, and some time later its functions can neither be created nor changed.",
            Cause.FUNCTION_CANNOT_RUN),
    NOTIFICATION(
            "notification",
            WARNING,
            "Somebody hears of the approval",
            "CodePipeline tells an SNS topic that an approval waits; without a topic, or without a confirmed subscription, nobody hears of it.",
            Cause.NOBODY_TOLD),
    TOKEN_LOGGED(
            "token-logged",
            WARNING,
            "The log holds no task tokens",
            "Whoever reads a task token can answer the task without being asked; with IncludeExecutionData the state machine's log holds every one."),
    TIMEOUT_CAUGHT(
            "timeout-caught",
            ADVICE,
            "A timeout is caught",
            "Without a Catch for States.Timeout the execution just fails when nobody answers; with one it can take a branch of its own."),
    PIPELINE_TYPE(
            "pipeline-type",
            ADVICE,
            "The pipeline is of type V2",
            "Only V2 pipelines have the modes QUEUED and PARALLEL, in which no run takes the place of another."),
    OWN_KEY(
            "own-key",
            ADVICE,
            "Each request has an object of its own",
            "As long as all requests are versions of one object, versioning, lifecycle rules and copies can take a token away; with a key for each request none of that matters.",
            Cause.VERSION_GONE,
            Cause.METADATA_STRIPPED,
            Cause.WRONG_EXECUTION_ANSWERED);

    private final String code;
    private final Severity severity;
    private final String title;
    private final String explanation;
    private final List<Cause> prevents;

    Check(String code, Severity severity, String title, String explanation, Cause... prevents) {
        this.code = code;
        this.severity = severity;
        this.title = title;
        this.explanation = explanation;
        this.prevents = List.of(prevents);
    }

    /** As in the JSON report. */
    public String code() {
        return code;
    }

    /** The gravest that a finding of this check can be. */
    public Severity severity() {
        return severity;
    }

    /** How it should be, in a few words. */
    public String title() {
        return title;
    }

    /** Why it matters, as a sentence for a newcomer. */
    public String explanation() {
        return explanation;
    }

    /** The doctor's causes that a pass keeps from happening. */
    public List<Cause> prevents() {
        return prevents;
    }
}
