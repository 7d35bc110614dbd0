package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.ReturnFacts;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.EventDetail.TaskScheduled;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Relays;
import dev.countersign.relay.ReturnPath;
import dev.countersign.relay.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the facts of one execution: what every case needs first, then what the place of the baton asks for. */
public final class CaseReader {
    private final Gateways aws;
    private final Looks looks;

    private final Optional<PreparedPipelines> prepared;

    public CaseReader(Gateways aws, Looks looks) {
        this(aws, looks, Optional.empty());
    }

    /** @param prepared pipelines that have been read for many executions */
    public CaseReader(Gateways aws, Looks looks, PreparedPipelines prepared) {
        this(aws, looks, Optional.of(prepared));
    }

    private CaseReader(Gateways aws, Looks looks, Optional<PreparedPipelines> prepared) {
        this.aws = aws;
        this.looks = looks;
        this.prepared = prepared;
    }

    /** The execution; unseen when it cannot be read at all. */
    public Sight<Execution> execution(ExecutionArn arn) {
        return new ExecutionProbe(aws.executions(), looks).execution(arn);
    }

    /** One case for each token that the execution handed out, in their order; none while its history cannot be read. */
    public List<CaseFacts> cases(Execution execution) {
        var probe = new ExecutionProbe(aws.executions(), looks);
        var pipelines = new PipelineProbe(aws, looks);
        looks.ahead(
                () -> probe.machine(execution.arn()),
                () -> probe.history(execution.arn()),
                () -> pipelines.neighbours(execution.arn()));
        Sight<StateMachine> machine = probe.machine(execution.arn());
        ExecutionFacts facts = probe.facts(execution, machine);
        List<HistoryEvent> tasks = facts.history().found().orElse(History.EMPTY).events().stream()
                .filter(event -> event.detail() instanceof TaskScheduled call && call.waitsForToken())
                .toList();
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<StackResource> neighbours =
                pipelines.neighbours(execution.arn()).found().orElse(List.of());
        var versions =
                new VersionProbe(aws, looks, Wanted.of(facts.history().found().orElse(History.EMPTY), tasks));
        List<PipelineFacts> seen = prepared.map(read -> read.among(neighbours, tokens(tasks), first(tasks)))
                .orElseGet(() -> pipelines(pipelines, neighbours, tasks, versions));
        List<String> missing = prepared.map(read -> read.missing(neighbours)).orElseGet(pipelines::missing);
        Instant now = aws.clock().instant();
        List<Relay> relays = Relays.of(facts, seen, now);
        looks.ahead(relays.stream()
                .<Runnable>map(relay -> () -> complete(facts, machine, relay, relays, seen, neighbours, missing, now))
                .toList());
        return relays.stream()
                .map(relay -> complete(facts, machine, relay, relays, seen, neighbours, missing, now))
                .toList();
    }

    private static List<PipelineFacts> pipelines(
            PipelineProbe probe, List<StackResource> neighbours, List<HistoryEvent> tasks, VersionProbe versions) {
        Set<TaskTokenHash> tokens = tokens(tasks);
        List<Pipeline> candidates = probe.among(neighbours);
        List<Pipeline> all = candidates.isEmpty() ? probe.all() : candidates;
        probe.ahead(all, versions, tokens);
        var seen = new ArrayList<PipelineFacts>();
        var incomplete = new ArrayList<PipelineFacts>();
        for (Pipeline pipeline : all) {
            VersionProbe.Versions read = versions.of(pipeline);
            seen.add(probe.facts(pipeline, read.versions(), tokens));
            read.unread().ifPresent(why -> incomplete.add(PipelineProbe.unread(pipeline.name(), why)));
        }
        seen.addAll(incomplete);
        seen.addAll(probe.unread());
        return List.copyOf(seen);
    }

    private static Set<TaskTokenHash> tokens(List<HistoryEvent> tasks) {
        return tasks.stream()
                .flatMap(event -> ((TaskScheduled) event.detail()).tokens().stream())
                .collect(Collectors.toSet());
    }

    private static Instant first(List<HistoryEvent> tasks) {
        return tasks.getFirst().timestamp();
    }

    private CaseFacts complete(
            ExecutionFacts facts,
            Sight<StateMachine> machine,
            Relay relay,
            List<Relay> relays,
            List<PipelineFacts> pipelines,
            List<StackResource> neighbours,
            List<String> missing,
            Instant now) {
        var around = new Surroundings(aws, looks, relay, pipelines, now);
        Optional<HistoryEvent> scheduled = facts.history().found().flatMap(history -> history.event(relay.taskId()));
        Instant since =
                scheduled.map(HistoryEvent::timestamp).orElse(facts.execution().startDate());
        looks.ahead(
                around::present,
                () -> around.publisher(scheduled),
                around::sources,
                () -> around.back(neighbours),
                around::subscriptions,
                () -> around.trail(since),
                () -> around.elsewhere(scheduled));
        Map<String, ReturnFacts> back = around.back(neighbours);
        List<PipelineFacts> seen =
                pipelines.stream().map(one -> withReturns(one, back)).toList();
        Relay drawn = back.isEmpty() ? relay : drawnAgain(facts, relay, seen, now);
        return new CaseFacts(
                now,
                facts,
                machine,
                around.present(),
                drawn,
                relays,
                seen,
                around.publisher(scheduled),
                around.sources(),
                back,
                around.subscriptions(),
                around.trail(since),
                around.answeredInstead(back),
                around.elsewhere(scheduled),
                missing);
    }

    /** What was read of the way back, in the form in which the relay is drawn from it. */
    private static PipelineFacts withReturns(PipelineFacts pipeline, Map<String, ReturnFacts> back) {
        ReturnFacts read = back.get(pipeline.name());
        return read == null
                ? pipeline
                : new PipelineFacts(
                        pipeline.pipeline(),
                        pipeline.state(),
                        pipeline.executions(),
                        pipeline.actions(),
                        pipeline.versions(),
                        read.rules()
                                .map(rules -> rules.stream()
                                        .map(rule -> new ReturnPath(rule.rule(), rule.onApproval(), rule.onRejection()))
                                        .toList()));
    }

    private static Relay drawnAgain(ExecutionFacts facts, Relay relay, List<PipelineFacts> pipelines, Instant now) {
        return Relays.of(facts, pipelines, now).stream()
                .filter(one -> one.taskId() == relay.taskId())
                .findFirst()
                .orElse(relay);
    }
}
