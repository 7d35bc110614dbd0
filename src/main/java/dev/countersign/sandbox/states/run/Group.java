package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.Graph;
import dev.countersign.sandbox.states.data.StateFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
    private final Map<Integer, Branch> byIndex = new HashMap<>();
    private final Resume.Inner before;
    private final CompletableFuture<Optional<StateFailure>> done = new CompletableFuture<>();
    private int finished;
    private boolean failed;

    /** @param before what became of the branches before a redrive */
    Group(Branch outer, int size, Optional<Resume.Inner> before, Watcher watcher) {
        this.outer = outer;
        this.watcher = watcher;
        this.outputs = new ArrayList<>(Collections.nCopies(size, null));
        this.before = before.orElse(Resume.Inner.NONE);
        this.before.outputs().forEach((index, output) -> outputs.set(index, output.orElse(null)));
        this.finished = this.before.outputs().size();
        outer.runs(this);
    }

    /** Those that are still to run, in their order. */
    List<Integer> open() {
        return IntStream.range(0, outputs.size())
                .filter(index -> !before.outputs().containsKey(index))
                .boxed()
                .toList();
    }

    /** Where the branch of this index goes on. */
    Optional<Resume> place(int index) {
        return Optional.ofNullable(before.places().get(index));
    }

    /** What has become of the branches until now. */
    Resume.Inner inner() {
        Map<Integer, Optional<Object>> done = new HashMap<>(before.outputs());
        Map<Integer, Resume> places = new HashMap<>(before.places());
        byIndex.forEach((index, branch) -> {
            if (branch.isFinished()) {
                done.put(index, Optional.ofNullable(outputs.get(index)));
                places.remove(index);
            } else {
                branch.resume().ifPresent(place -> places.put(index, place));
            }
        });
        return new Resume.Inner(done, places);
    }

    /** Starts one branch on a thread of its own. */
    void start(int index, Branch branch, Graph graph, @Nullable Object input) {
        synchronized (outer.execution()) {
            branches.add(branch);
            byIndex.put(index, branch);
        }
        outer.execution().surroundings().clock().run(() -> work(index, branch, graph, input));
    }

    private void work(int index, Branch branch, Graph graph, @Nullable Object input) {
        try {
            Object output = branch.run(graph, input, place(index));
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
