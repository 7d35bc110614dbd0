package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.Graph;
import dev.countersign.sandbox.states.data.StateFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Branches that run side by side inside of one state: all must succeed, the first failure stops the others. */
final class Group {
    /** What happens around each branch; called under the execution's monitor. */
    interface Watcher {
        /** A branch has come to its end; more branches may be started now. */
        void succeeded(int index, Branch branch);

        /** A branch has failed; the others are about to be stopped. */
        void failed(int index, Branch branch);
    }

    private final Branch outer;
    private final Watcher watcher;
    private final List<Object> outputs;
    private final List<Branch> branches = new ArrayList<>();
    private final CompletableFuture<Optional<StateFailure>> done = new CompletableFuture<>();
    private int finished;
    private boolean failed;

    Group(Branch outer, int size, Watcher watcher) {
        this.outer = outer;
        this.watcher = watcher;
        this.outputs = new ArrayList<>(Collections.nCopies(size, null));
    }

    /** Starts one branch on a thread of its own. */
    void start(int index, Branch branch, Graph graph, @Nullable Object input) {
        synchronized (outer.execution()) {
            branches.add(branch);
        }
        outer.execution().surroundings().clock().run(() -> work(index, branch, graph, input));
    }

    private void work(int index, Branch branch, Graph graph, @Nullable Object input) {
        try {
            Object output = branch.run(graph, input);
            succeed(index, branch, output);
        } catch (StateFailure failure) {
            fail(index, branch, failure);
        } catch (Stopped e) {
            // Someone else has recorded the end.
        }
    }

    private void succeed(int index, Branch branch, @Nullable Object output) {
        boolean last;
        synchronized (outer.execution()) {
            branch.checkNotStopped();
            outputs.set(index, output);
            branch.finish();
            watcher.succeeded(index, branch);
            finished++;
            last = finished == outputs.size() && !failed;
        }
        if (last) {
            done.complete(Optional.empty());
        }
    }

    private void fail(int index, Branch branch, StateFailure failure) {
        synchronized (outer.execution()) {
            branch.checkNotStopped();
            failed = true;
            watcher.failed(index, branch);
            branches.forEach(Branch::stop);
        }
        done.complete(Optional.of(failure.recorded()));
    }

    /** The branches started so far, in their order. */
    List<Branch> branches() {
        return branches;
    }

    /** Waits for all; gives their outputs in order. */
    List<Object> outputs() throws StateFailure {
        Optional<StateFailure> failure = outer.await(done);
        outer.forgetInner();
        if (failure.isPresent()) {
            throw failure.get();
        }
        return outputs;
    }
}
