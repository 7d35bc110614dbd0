package dev.countersign.watch;

import dev.countersign.aws.AwsFailure;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.watch.budget.Budgets;
import dev.countersign.watch.budget.Sources;
import dev.countersign.watch.read.ExecutionReader;
import dev.countersign.watch.read.PipelineReader;
import dev.countersign.watch.read.RuleReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Follows the executions that wait for task tokens, the pipelines with approvals, and what joins them, and tells listeners what
 * it knows. It has no thread of its own: {@link #tick} sets off what is due, {@link WatchLoop} calls it. Thread-safe.
 */
public final class Watcher {
    private static final Logger LOG = Logger.getLogger(Watcher.class.getName());
    /** How long the baton is followed closely after a decision or a start. */
    private static final Duration HOT_FOR = Duration.ofSeconds(20);

    private static final int FEW = 3;

    private final Sources sources;
    private final InstantSource aws;
    private final InstantSource local;
    private final Executor workers;
    private final Budgets budgets;
    private final ExecutionReader executions;
    private final PipelineReader pipelines;
    private final RuleReader rules;
    private final PollBook polls;
    private final RunBook runs = new RunBook();
    private final ReentrantLock publishing = new ReentrantLock();
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final Map<ExecutionArn, Instant> hotExecutions = new ConcurrentHashMap<>();
    private final Map<String, Instant> hotPipelines = new ConcurrentHashMap<>();
    private final Map<ExecutionArn, StateMachine> definitions = new ConcurrentHashMap<>();
    private volatile Attention attention = Attention.LISTS;
    private volatile Instant lastRead;
    private volatile Snapshot snapshot;
    private volatile Runnable nudge = () -> {};

    /**
     * @param aws AWS's clock, for ages and deadlines
     * @param local this machine's clock, for the schedule
     * @param workers runs one reading each; in the program one virtual thread for each
     */
    public Watcher(Sources sources, Budgets budgets, InstantSource aws, InstantSource local, Executor workers) {
        this.sources = sources.within(budgets);
        this.budgets = budgets;
        this.aws = aws;
        this.local = local;
        this.workers = workers;
        this.executions = new ExecutionReader(this.sources.executions(), local);
        this.rules = new RuleReader(this.sources.rules());
        this.pipelines = new PipelineReader(this.sources, rules, local);
        this.polls = new PollBook(local.instant());
        this.lastRead = aws.instant();
        this.snapshot = Snapshot.nothing(lastRead);
    }

    /** The last snapshot. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The ports that this follows, kept within the same budgets. */
    public Sources sources() {
        return sources;
    }

    /** Delivers the present snapshot at once and each later one, one at a time, on whatever thread found the news. */
    public Subscription subscribe(Consumer<Snapshot> listener) {
        publishing.lock();
        try {
            listeners.add(listener);
            listener.accept(snapshot);
        } finally {
            publishing.unlock();
        }
        return () -> listeners.remove(listener);
    }

    /** What a person looks at now. */
    public void attend(Attention to) {
        boolean appeared = to.visible() && !attention.visible();
        boolean nobodySawIt = attention.sight() == Attention.Sight.HIDDEN;
        attention = to;
        if (appeared || nobodySawIt && to.sight() != Attention.Sight.HIDDEN) {
            polls.makeAllDue(local.instant());
        } else {
            to.executions().forEach(arn -> polls.makeDue(new PollKey.Tail(arn), local.instant()));
            to.pipelines().forEach(name -> polls.makeDue(new PollKey.OnePipeline(name), local.instant()));
        }
        nudge.run();
    }

    public Attention attention() {
        return attention;
    }

    /** Reads everything again as soon as budgets allow. */
    public void refresh() {
        polls.makeAllDue(local.instant());
        nudge.run();
    }

    /** Follows a started execution closely from now on, before any list knows it. Blocks for one call. */
    public void started(ExecutionArn arn) {
        executions.add(arn);
        hotExecutions.put(arn, local.instant().plus(HOT_FOR));
        // Which pipeline it will reach is not known yet; many would use up what the quota has for the one.
        if (pipelines.names().size() <= FEW) {
            pipelines
                    .names()
                    .forEach(name -> hotPipelines.put(name, local.instant().plus(HOT_FOR)));
        }
        polls.makeDue(new PollKey.Tail(arn), local.instant());
        publish();
        nudge.run();
    }

    /** Something was written: reads both sides again, and follows them closely for a while. */
    public void written(Optional<ExecutionArn> execution, Optional<String> pipeline) {
        Instant now = local.instant();
        execution.ifPresent(arn -> {
            hotExecutions.put(arn, now.plus(HOT_FOR));
            executions.doubt(arn);
            polls.makeDue(new PollKey.Tail(arn), now);
        });
        pipeline.ifPresent(name -> {
            hotPipelines.put(name, now.plus(HOT_FOR));
            polls.makeDue(new PollKey.OnePipeline(name), now);
        });
        nudge.run();
    }

    /** Stops an execution, then reads it again. Blocks. */
    public Instant stop(ExecutionArn arn, String cause) {
        try {
            return sources.executions().stop(arn, "Countersign.Stopped", cause);
        } finally {
            written(Optional.of(arn), Optional.empty());
        }
    }

    /** The state machine as an execution uses it; read once for each execution. Blocks. */
    public StateMachine definitionOf(ExecutionArn arn) {
        StateMachine known = definitions.get(arn);
        if (known != null) {
            return known;
        }
        StateMachine found = sources.executions().stateMachineOf(arn);
        definitions.put(arn, found);
        return found;
    }

    /** To be called whenever something may have become due earlier than the last {@link #tick} said. */
    void onNudge(Runnable action) {
        nudge = action;
    }

    /** Sets off everything that is due and answers when something will be due next; absent when nothing will be. */
    public Optional<Instant> tick() {
        Instant now = local.instant();
        polls.keep(wantedKeys(), now);
        for (PollKey key : polls.takeDue(now)) {
            try {
                workers.execute(() -> poll(key));
            } catch (RejectedExecutionException e) {
                LOG.log(Level.FINE, "the program is closing");
            }
        }
        return polls.nextDue();
    }

    private Set<PollKey> wantedKeys() {
        Set<PollKey> keys = new HashSet<>(Set.of(
                new PollKey.Machines(),
                new PollKey.Pipelines(),
                new PollKey.Rules(),
                new PollKey.Backlog(),
                new PollKey.Time()));
        executions.machines().forEach(machine -> keys.add(new PollKey.Runs(machine.arn())));
        executions.running().forEach(arn -> keys.add(new PollKey.Tail(arn)));
        executions.doubted().forEach(arn -> keys.add(new PollKey.Tail(arn)));
        attention.executions().stream()
                .filter(arn -> executions.knows(arn) && !executions.hasHistory(arn))
                .forEach(arn -> keys.add(new PollKey.Tail(arn)));
        pipelines.names().forEach(name -> keys.add(new PollKey.OnePipeline(name)));
        return keys;
    }

    private void poll(PollKey key) {
        Optional<AwsFailure> failure = Optional.empty();
        try {
            read(key);
            if (!(key instanceof PollKey.Time)) {
                lastRead = aws.instant();
            }
        } catch (AwsFailure e) {
            failure = Optional.of(e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "reading " + PollNames.of(key) + " failed", e);
            failure = Optional.of(AwsFailure.of(AwsFailure.Kind.UNEXPECTED, "watch", String.valueOf(e.getMessage())));
        }
        polls.done(key, failure, aws.instant());
        polls.schedule(key, next(key).map(wait -> local.instant().plus(wait)));
        publish();
        nudge.run();
    }

    private void read(PollKey key) {
        switch (key) {
            case PollKey.Machines _ -> executions.readMachines();
            case PollKey.Runs(StateMachineArn machine) ->
                executions.readRuns(machine).forEach(arn -> polls.makeDue(new PollKey.Tail(arn), local.instant()));
            case PollKey.Tail(ExecutionArn arn) -> executions.readTail(arn);
            case PollKey.Backlog _ -> executions.nextOfBacklog().ifPresent(executions::readTail);
            case PollKey.Pipelines _ -> pipelines.readPipelines();
            case PollKey.OnePipeline(String name) -> pipelines.read(name, wantedTokens(), isHot(hotPipelines, name));
            case PollKey.Rules _ -> rules.read(pipelines.withApprovals());
            case PollKey.Time _ -> {}
        }
    }

    /** The tokens that are out without an object version that carries them. */
    private Set<TaskTokenHash> wantedTokens() {
        return snapshot.runs().stream()
                .flatMap(run -> run.relays().stream())
                .filter(relay -> relay.tokenOut()
                        && relay.object().isEmpty()
                        && relay.hop(Hop.Kind.PUBLISH).state() != Hop.State.LATE)
                .flatMap(relay -> relay.token().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Duration> next(PollKey key) {
        boolean waiting = snapshot.runs().stream().anyMatch(Run::isWaiting);
        return PollSchedule.after(
                key,
                attention,
                new PollSchedule.Need(
                        isHot(key),
                        isFocused(key),
                        polls.peers(key),
                        polls.failures(key),
                        polls.failure(key).map(AwsFailure::kind),
                        waiting));
    }

    private boolean isHot(PollKey key) {
        return switch (key) {
            case PollKey.Tail(ExecutionArn arn) -> isHot(hotExecutions, arn);
            case PollKey.OnePipeline(String name) -> isHot(hotPipelines, name);
            default -> false;
        };
    }

    private <T> boolean isHot(Map<T, Instant> until, T key) {
        Instant end = until.get(key);
        return end != null && local.instant().isBefore(end);
    }

    private boolean isFocused(PollKey key) {
        return switch (key) {
            case PollKey.Tail(ExecutionArn arn) -> attention.executions().contains(arn);
            case PollKey.OnePipeline(String name) ->
                attention.pipelines().contains(name) || focusedPipelines().contains(name);
            default -> false;
        };
    }

    /** The pipelines at which the batons of the executions on screen are. */
    private Set<String> focusedPipelines() {
        return attention.executions().stream()
                .flatMap(arn -> snapshot.run(arn).stream())
                .flatMap(run -> run.relays().stream())
                .filter(Relay::tokenOut)
                .flatMap(relay ->
                        relay
                                .pipelineExecution()
                                .map(run -> Set.of(run.pipeline()))
                                .orElseGet(pipelines::names)
                                .stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void publish() {
        publishing.lock();
        try {
            Instant now = aws.instant();
            List<PipelineFacts> facts = pipelines.facts();
            var next = new Snapshot(
                    lastRead,
                    isLoaded(),
                    executions.machines(),
                    runs.runs(executions.facts(), facts, now),
                    facts,
                    polls.troubles(),
                    budgets.slowed());
            if (!next.equals(snapshot)) {
                snapshot = next;
                listeners.forEach(listener -> listener.accept(next));
            }
        } finally {
            publishing.unlock();
        }
    }

    private boolean isLoaded() {
        return snapshot.loaded()
                || polls.wasTried(new PollKey.Machines())
                        && polls.wasTried(new PollKey.Pipelines())
                        && executions.machines().stream()
                                .allMatch(machine -> polls.wasTried(new PollKey.Runs(machine.arn())))
                        && executions.running().stream().allMatch(arn -> polls.wasTried(new PollKey.Tail(arn)))
                        && pipelines.names().stream().allMatch(name -> polls.wasTried(new PollKey.OnePipeline(name)));
    }
}
