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
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.Hop;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Relays;
import dev.countersign.relay.Sight;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the facts of one execution: what every case needs first, then what the place of the baton asks for. */
public final class CaseReader {
    private final Gateways aws;
    private final Looks looks;

    public CaseReader(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /** The execution; unseen when it cannot be read at all. */
    public Sight<Execution> execution(ExecutionArn arn) {
        return new ExecutionProbe(aws.executions(), looks).execution(arn);
    }

    /** One case for each token that the execution handed out, in their order; none while its history cannot be read. */
    public List<CaseFacts> cases(Execution execution) {
        var probe = new ExecutionProbe(aws.executions(), looks);
        Sight<StateMachine> machine = probe.machine(execution.arn());
        ExecutionFacts facts = probe.facts(execution, machine);
        List<HistoryEvent> tasks = facts.history().found().orElse(History.EMPTY).events().stream()
                .filter(event -> event.detail() instanceof TaskScheduled call && call.waitsForToken())
                .toList();
        if (tasks.isEmpty()) {
            return List.of();
        }
        var pipelines = new PipelineProbe(aws, looks);
        List<StackResource> neighbours =
                pipelines.neighbours(execution.arn()).found().orElse(List.of());
        List<PipelineFacts> seen = pipelines(pipelines, neighbours, tasks);
        Instant now = aws.clock().instant();
        List<Relay> relays = Relays.of(facts, seen, now);
        return relays.stream()
                .map(relay -> complete(facts, machine, relay, relays, seen, neighbours, now))
                .toList();
    }

    private static List<PipelineFacts> pipelines(
            PipelineProbe probe, List<StackResource> neighbours, List<HistoryEvent> tasks) {
        Set<TaskTokenHash> tokens = tasks.stream()
                .flatMap(event -> ((TaskScheduled) event.detail()).tokens().stream())
                .collect(Collectors.toSet());
        Instant first = tasks.getFirst().timestamp();
        List<Pipeline> candidates = probe.among(neighbours);
        List<Pipeline> all = candidates.isEmpty() ? probe.all() : candidates;
        return all.stream()
                .map(pipeline -> probe.facts(pipeline, probe.versions(pipeline, first, tokens), tokens))
                .toList();
    }

    private CaseFacts complete(
            ExecutionFacts facts,
            Sight<StateMachine> machine,
            Relay relay,
            List<Relay> relays,
            List<PipelineFacts> pipelines,
            List<StackResource> neighbours,
            Instant now) {
        Map<String, ReturnFacts> back = new HashMap<>();
        Optional<ApprovalSight> answer = relay.approvals().stream()
                .filter(approval -> approval.decidedAt().isPresent())
                .findFirst();
        if (relay.tokenOut() && answer.isPresent() && relay.hop(Hop.Kind.TOKEN).state() != Hop.State.DONE) {
            pipelines.stream()
                    .filter(found -> found.name().equals(answer.get().address().pipeline()))
                    .forEach(found -> back.put(
                            found.name(),
                            new ReturnProbe(aws, looks)
                                    .facts(facts.execution().arn(), found, neighbours, answer.get(), now)));
        }
        return new CaseFacts(
                now,
                facts,
                machine,
                relay,
                relays,
                pipelines,
                Optional.empty(),
                List.of(),
                back,
                Map.of(),
                Sight.unseen("The trail has not been looked at."));
    }
}
