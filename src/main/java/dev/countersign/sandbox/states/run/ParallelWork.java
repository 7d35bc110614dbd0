package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.Graph;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.StateFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parallel: every branch works on a copy of the same input; the outputs form an array. */
final class ParallelWork implements Group.Watcher {
    private final StateRun run;
    private final Branch outer;
    private final Group group;
    private final List<Graph> graphs;

    ParallelWork(StateRun run) {
        this.run = run;
        this.outer = run.branch();
        this.graphs = run.graph().branchesOf(run.state());
        this.group = new Group(outer, graphs.size(), run.inside(), this);
    }

    StateRun.Result run() throws StateFailure {
        Object input = run.flow().arguments();
        long started = outer.record("ParallelStateStarted", Map.of());
        List<Integer> open = group.open();
        List<Branch> branches = open.stream()
                .map(index -> outer.inner(Optional.empty(), group.place(index), started))
                .toList();
        for (int i = 0; i < branches.size(); i++) {
            int index = open.get(i);
            group.start(index, branches.get(i), graphs.get(index), Json.copy(input));
        }
        List<Object> outputs = group.outputs();
        long lastOfBranches = outer.last();
        StateRun.Result result = run.flow().result(outputs, run.state().next());
        outer.record("ParallelStateSucceeded", Map.of());
        outer.continueFrom(lastOfBranches);
        return result;
    }

    @Override
    public void succeeded(int index, Branch branch) {
        outer.continueFrom(branch.last());
    }

    @Override
    public void failed(int index, Branch failed) {
        outer.continueFrom(failed.last());
        group.branches().stream()
                .filter(branch -> !branch.isFinished())
                .forEach(branch -> branch.recordAborted(outer, failed.last()));
    }
}
