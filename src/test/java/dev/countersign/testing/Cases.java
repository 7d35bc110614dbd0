package dev.countersign.testing;

import dev.countersign.doctor.Examiner;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.CaseFacts.AnsweredInstead;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.doctor.facts.SourceFacts.StartRule;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.inspect.TopicSubscription;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Relays;
import dev.countersign.relay.ReturnPath;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of one token, made by hand: a healthy way up to some point, which a test then changes where its fault lies. Everything
 * is late by default, so that nothing is passed over as being under way.
 */
public final class Cases {
    /** Later than every hop's patience. */
    public static final Duration LATE = Duration.ofMinutes(10);

    /** Of the task: longer than that of the approval, as it should be. */
    public static final Duration TIMEOUT = Duration.ofDays(8);

    public static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:approvals";

    private Histories history = Histories.startedAt(Facts.START).waitIn("Ask", Facts.TOKEN, TIMEOUT);
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private Instant now = Facts.START.plus(LATE);
    private Pipeline pipeline = Facts.pipeline();
    private Sight<PipelineState> state = Sight.seen(Facts.state(Optional.empty(), Facts.neverRun()));
    private List<PipelineExecution> runs = List.of();
    private List<ActionExecution> actions = List.of();
    private Sight<List<ObjectVersion>> versions = Sight.seen(List.of());
    private Sight<List<RuleFacts>> rules = Sight.seen(List.of());
    private Optional<FunctionFacts> publisher = Optional.empty();
    private Sight<Optional<String>> versioning = Sight.seen(Optional.of("Enabled"));
    private Sight<Boolean> sendsEvents = Sight.seen(true);
    private Sight<List<StartRule>> starters = Sight.seen(List.of());
    private boolean polls;
    private List<TopicSubscription> subscribers = List.of(new TopicSubscription("email", "ann@example.com", true));
    private List<TrailEvent> trail = List.of();
    private Optional<AnsweredInstead> instead = Optional.empty();
    private Sight<Optional<ObjectVersion>> elsewhere = Sight.seen(Optional.empty());
    private List<String> missing = List.of();
    private Optional<Duration> machineTimeout = Optional.of(Duration.ofDays(10));

    private Sight<StateMachine> present = Sight.seen(Facts.machine());

    private Cases() {}

    /** The task has called its function, which ended well; nothing carries the token. */
    public static Cases unpublished() {
        var cases = new Cases();
        cases.publisher =
                Optional.of(Functions.named("publish").ranWell("stored").facts());
        return cases;
    }

    /** Version v1 carries the token, and no pipeline execution took it, although everything is set up for that. */
    public static Cases published() {
        var cases = new Cases();
        cases.versions = Sight.seen(List.of(Facts.version("v1", Facts.TOKEN)));
        cases.starters = Sight.seen(List.of(new StartRule(Facts.rule(true), true)));
        return cases;
    }

    /** A pipeline execution took v1, and is in front of the approval. */
    public static Cases started(PipelineExecutionStatus status) {
        Cases cases = published();
        cases.runs = List.of(Facts.run(Facts.RUN, "v1", status));
        return cases;
    }

    /** The approval waits for its answer. */
    public static Cases open() {
        Cases cases = started(PipelineExecutionStatus.IN_PROGRESS);
        cases.state = Sight.seen(Facts.state(Optional.of(Facts.RUN), Facts.open("approval-token")));
        cases.actions = List.of(
                Facts.actionRun(Facts.RUN, ActionStatus.IN_PROGRESS, Optional.empty(), Optional.of("approval-token")));
        return cases;
    }

    /** Ann has answered, the rule is there, and the function has not run. */
    public static Cases answered(boolean approved) {
        Cases cases = started(approved ? PipelineExecutionStatus.IN_PROGRESS : PipelineExecutionStatus.FAILED);
        ActionStatus status = approved ? ActionStatus.SUCCEEDED : ActionStatus.FAILED;
        cases.state = Sight.seen(Facts.state(Optional.of(Facts.RUN), Facts.answered(status, Facts.ANN)));
        cases.actions = List.of(Facts.actionRun(Facts.RUN, status, Optional.of(Facts.ANN), Optional.empty()));
        return cases.rules(ReturnRules.named("answer-rule")
                .calling(Functions.named("answer"))
                .facts());
    }

    /** The token came back with Ann's approval, and the execution goes on. */
    public static Cases returned() {
        return answered(true)
                .history(Histories.startedAt(Facts.START)
                        .waitIn("Ask", Facts.TOKEN, TIMEOUT)
                        .pause(Duration.ofSeconds(10))
                        .answered("{\"is_approved\":true}")
                        .exit("Task", "Ask")
                        .choose("Approved?", "Done"));
    }

    public Cases history(Histories other) {
        history = other;
        return this;
    }

    public Cases ended(ExecutionStatus end) {
        return ended(end, Optional.empty());
    }

    public Cases ended(ExecutionStatus end, Optional<String> error) {
        status = end;
        history = history.end(end, error);
        return this;
    }

    /** The state machine as it is now; the execution uses {@link Facts#machine()}. */
    public Cases present(StateMachine other) {
        present = Sight.seen(other);
        return this;
    }

    /** What time it is, counted from the execution's start. */
    public Cases now(Duration sinceStart) {
        now = Facts.START.plus(sinceStart);
        return this;
    }

    public Cases pipeline(Pipeline other) {
        pipeline = other;
        return this;
    }

    public Cases state(PipelineState other) {
        state = Sight.seen(other);
        return this;
    }

    public Cases runs(PipelineExecution... newestFirst) {
        runs = List.of(newestFirst);
        return this;
    }

    public Cases actions(ActionExecution... newestFirst) {
        actions = List.of(newestFirst);
        return this;
    }

    public Cases versions(ObjectVersion... newestFirst) {
        versions = Sight.seen(List.of(newestFirst));
        return this;
    }

    public Cases versionsHidden() {
        versions = Sight.unseen("This needs the permission s3:ListBucketVersions.");
        return this;
    }

    public Cases rules(RuleFacts... others) {
        rules = Sight.seen(List.of(others));
        return this;
    }

    public Cases rulesHidden() {
        rules = Sight.unseen("This needs the permission events:DescribeRule.");
        return this;
    }

    public Cases publisher(Functions function) {
        publisher = Optional.of(function.facts());
        return this;
    }

    public Cases versioning(Sight<Optional<String>> other) {
        versioning = other;
        return this;
    }

    public Cases sendsEvents(boolean sends) {
        sendsEvents = Sight.seen(sends);
        return this;
    }

    public Cases polls() {
        polls = true;
        return this;
    }

    public Cases starters(StartRule... others) {
        starters = Sight.seen(List.of(others));
        return this;
    }

    public Cases startersHidden() {
        starters = Sight.unseen("This needs the permission events:TestEventPattern.");
        return this;
    }

    public Cases subscribers(TopicSubscription... others) {
        subscribers = List.of(others);
        return this;
    }

    public Cases trail(TrailEvent... others) {
        trail = List.of(others);
        return this;
    }

    public Cases instead(AnsweredInstead other) {
        instead = Optional.of(other);
        return this;
    }

    public Cases elsewhere(Sight<Optional<ObjectVersion>> other) {
        elsewhere = other;
        return this;
    }

    public Cases missing(String... pipelines) {
        missing = List.of(pipelines);
        return this;
    }

    public Cases machineTimeout(Optional<Duration> timeout) {
        machineTimeout = timeout;
        return this;
    }

    /** The facts about the last token that the execution handed out. */
    public CaseFacts facts() {
        var execution =
                new ExecutionFacts(executionAsItStands(), Sight.seen(History.of(history.events())), machineTimeout);
        Sight<List<ReturnPath>> paths = rules.map(seen -> seen.stream()
                .map(rule -> new ReturnPath(rule.rule(), rule.onApproval(), rule.onRejection()))
                .toList());
        var seen = new PipelineFacts(pipeline, state, Sight.seen(runs), Sight.seen(actions), versions, paths);
        List<Relay> relays = Relays.of(execution, List.of(seen), now);
        return new CaseFacts(
                now,
                execution,
                Sight.seen(Facts.machine()),
                present,
                relays.getLast(),
                relays,
                List.of(seen),
                publisher,
                List.of(source()),
                Map.of(pipeline.name(), new ReturnFacts(rules)),
                Map.of(TOPIC, Sight.seen(subscribers)),
                Sight.seen(trail),
                instead,
                elsewhere,
                missing);
    }

    private Execution executionAsItStands() {
        return Facts.execution(Facts.EXECUTION, status);
    }

    private SourceFacts source() {
        return new SourceFacts(
                pipeline.objectSources().getFirst(),
                Facts.OBJECT,
                polls,
                versioning,
                sendsEvents,
                Sight.seen(List.of()),
                starters);
    }

    public List<Finding> findings() {
        return new Examiner().examine(facts());
    }

    /** The codes of all findings, the primary one first. */
    public List<String> codes() {
        return findings().stream().map(one -> one.cause().code()).toList();
    }

    /** The code of the primary finding, with {@code ?} when it is not proved; empty when there is none. */
    public String primary() {
        return findings().stream()
                .filter(Finding::primary)
                .findFirst()
                .map(one -> one.cause().code()
                        + switch (one.confidence()) {
                            case PROVED -> "";
                            case LIKELY, POSSIBLE -> "?";
                        })
                .orElse("");
    }
}
