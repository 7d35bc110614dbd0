package dev.countersign.watch.read;

import dev.countersign.aws.PipelineGateway;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.ReturnPath;
import dev.countersign.relay.Sight;
import dev.countersign.watch.budget.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One pipeline: its state is read each time, everything else only when that state changed, or now and then. The state shows
 * whatever happens to the execution that holds a stage, so no change stays unnoticed for long.
 *
 * <p>Read by one thread at a time; {@link #facts} may be asked by any.
 */
final class PipelineFollower {
    private static final int PAGE = 100;
    private static final Duration LISTS_AGE = Duration.ofSeconds(15);
    private static final Duration EAGER_AGE = Duration.ofSeconds(2);

    private final PipelineGateway gateway;
    private final ObjectFollower objects;
    private final InstantSource local;
    private volatile Pipeline pipeline;
    private volatile Sight<PipelineState> state = Sight.unseen("The pipeline's state has not been read yet.");
    private volatile Sight<List<PipelineExecution>> executions =
            Sight.unseen("The pipeline's executions have not been read yet.");
    private volatile Sight<List<ActionExecution>> actions =
            Sight.unseen("The pipeline's approvals have not been read yet.");
    private volatile Instant listsRead = Instant.EPOCH;

    PipelineFollower(Sources sources, Pipeline pipeline, InstantSource local) {
        this.gateway = sources.pipelines();
        this.objects = new ObjectFollower(sources.objects(), local);
        this.pipeline = pipeline;
        this.local = local;
    }

    void restructured(Pipeline now) {
        pipeline = now;
        listsRead = Instant.EPOCH;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /**
     * Reads what has to be read now. What fails keeps its last value and does not keep the rest from being read; the first failure
     * is thrown at the end.
     *
     * @param wanted the tokens that are out and for which no object version is known
     * @param hot whether the baton is on its way through this pipeline now
     */
    void read(Set<TaskTokenHash> wanted, boolean hot) {
        var reading = new Reading();
        Sight<PipelineState> before = state;
        state = reading.look(state, () -> gateway.state(pipeline.name()));
        boolean changed = !before.equals(state);
        Duration age = Duration.between(listsRead, local.instant());
        boolean due = changed || age.compareTo(hot || !wanted.isEmpty() ? EAGER_AGE : LISTS_AGE) >= 0;
        // In PARALLEL mode the state tells nothing of approvals.
        if (due || pipeline.executionMode() == ExecutionMode.PARALLEL) {
            readLists(reading);
        }
        objects.read(reading, pipeline, changed, wanted);
        reading.rethrow();
    }

    private void readLists(Reading reading) {
        executions = reading.look(
                executions,
                () -> merged(
                        executions,
                        gateway.executions(pipeline.name(), PAGE),
                        PipelineExecution::id,
                        Comparator.comparing(PipelineExecution::startTime).reversed()));
        actions = reading.look(
                actions,
                () -> merged(
                        actions,
                        gateway.actionExecutions(pipeline.name(), Optional.empty(), PAGE).stream()
                                .filter(action -> action.category().equals("Approval"))
                                .toList(),
                        ActionExecution::actionExecutionId,
                        Comparator.comparing(ActionExecution::startTime).reversed()));
        listsRead = local.instant();
    }

    /** What is newly read wins; what has dropped out of the newest page stays. */
    private static <T> List<T> merged(
            Sight<List<T>> known, List<T> fresh, Function<T, String> key, Comparator<T> order) {
        Map<String, T> all = new LinkedHashMap<>();
        Stream.concat(known.found().stream().flatMap(List::stream), fresh.stream())
                .forEach(item -> all.put(key.apply(item), item));
        return all.values().stream().sorted(order).toList();
    }

    PipelineFacts facts(Sight<List<ReturnPath>> returns) {
        return new PipelineFacts(pipeline, state, executions, actions, objects.versions(), returns);
    }
}
