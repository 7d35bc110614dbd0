package dev.countersign.watch;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Relays;
import dev.countersign.relay.RunState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the relays of all executions, and draws again only what may have changed: a closed execution's relays change only with
 * its own facts or with the pipelines'. One thread at a time.
 */
final class RunBook {
    private record Entry(ExecutionFacts facts, List<PipelineFacts> pipelines, Run run) {}

    private Map<ExecutionArn, Entry> entries = new HashMap<>();

    List<Run> runs(List<ExecutionFacts> executions, List<PipelineFacts> pipelines, Instant now) {
        Map<ExecutionArn, Entry> next = new HashMap<>();
        List<Run> runs = executions.stream()
                .map(facts -> {
                    Entry entry = entry(facts, pipelines, now);
                    next.put(facts.execution().arn(), entry);
                    return entry.run();
                })
                .toList();
        entries = next;
        return runs;
    }

    private Entry entry(ExecutionFacts facts, List<PipelineFacts> pipelines, Instant now) {
        Entry known = entries.get(facts.execution().arn());
        boolean same = known != null && known.facts().equals(facts);
        if (known != null
                && same
                && !facts.execution().isRunning()
                && known.pipelines().equals(pipelines)) {
            return known;
        }
        List<Relay> relays = Relays.of(facts, pipelines, now);
        var run = new Run(facts.execution(), facts.history(), relays, RunState.of(facts.execution(), relays));
        // The same object as before for the same content: lists compare rows by identity first.
        return new Entry(facts, pipelines, known != null && known.run().equals(run) ? known.run() : run);
    }
}
