package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.Graph;
import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.history.Details;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An inline Map: one iteration per item, so many at a time as MaxConcurrency allows. */
final class MapWork implements Group.Watcher {
    /** How many iterations AWS runs at a time when MaxConcurrency sets no limit. */
    private static final int MOST_AT_A_TIME = 40;

    private final StateRun run;
    private final Branch outer;
    private final State state;
    private final Graph graph;
    private final List<Object> items;
    private final List<Object> inputs;
    private final Group group;
    private final List<Integer> open;
    private int next;

    private MapWork(StateRun run, List<Object> items, List<Object> inputs) {
        this.run = run;
        this.outer = run.branch();
        this.state = run.state();
        this.graph = run.graph().iterationOf(state);
        this.items = items;
        this.inputs = inputs;
        this.group = new Group(outer, items.size(), run.inside(), this);
        this.open = group.open();
    }

    static StateRun.Result run(StateRun run) throws StateFailure {
        var settings = new MapSettings(run);
        List<Object> items = settings.items();
        int atATime = settings.concurrency().filter(n -> n > 0).orElse(MOST_AT_A_TIME);
        return new MapWork(run, items, settings.inputs(items)).iterate(atATime);
    }

    private StateRun.Result iterate(int atATime) throws StateFailure {
        long started = outer.record("MapStateStarted", Map.of("length", (long) items.size()));
        if (items.isEmpty()) {
            return succeeded(List.of());
        }
        startFirst(Math.min(atATime, open.size()), started);
        return succeeded(group.outputs());
    }

    private void startFirst(int count, long started) {
        synchronized (outer.execution()) {
            Branch[] branches = new Branch[count];
            for (int i = 0; i < count; i++) {
                branches[i] = iteration(open.get(i), started);
            }
            next = count;
            for (int i = 0; i < count; i++) {
                int index = open.get(i);
                group.start(index, branches[i], graph, Json.copy(inputs.get(index)));
            }
        }
    }

    private Branch iteration(int index, long previous) {
        Branch branch = outer.inner(
                Optional.of(new Branch.Item(state.name(), index, item(index))), group.place(index), previous);
        branch.record("MapIterationStarted", Details.iteration(state.name(), index));
        return branch;
    }

    private @Nullable Object item(int index) {
        return items.get(index);
    }

    private StateRun.Result succeeded(List<Object> outputs) throws StateFailure {
        long lastOfAll = outer.last();
        StateRun.Result result = run.flow().result(outputs, state.next());
        outer.record("MapStateSucceeded", Map.of());
        outer.continueFrom(lastOfAll);
        return result;
    }

    @Override
    public void succeeded(int index, Branch branch) {
        long inner = branch.last();
        long event = branch.record("MapIterationSucceeded", Details.iteration(state.name(), index));
        outer.continueFrom(event);
        if (next < open.size()) {
            int following = open.get(next++);
            group.start(following, iteration(following, inner), graph, Json.copy(inputs.get(following)));
        }
    }

    @Override
    public void failed(int index, Branch failed) {
        long inner = failed.last();
        failed.recordAfter(inner, "MapIterationFailed", Details.iteration(state.name(), index));
        failed.continueFrom(inner);
        failed.recordAborted(outer, inner);
        for (Branch branch : group.branches()) {
            if (branch != failed && !branch.isFinished()) {
                int other = branch.item().map(Branch.Item::index).orElse(0);
                outer.execution().record(outer, "MapIterationAborted", inner, Details.iteration(state.name(), other));
                branch.recordAborted(outer, inner);
            }
        }
        outer.continueFrom(inner);
    }
}
