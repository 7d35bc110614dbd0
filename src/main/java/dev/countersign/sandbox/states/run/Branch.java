package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.Graph;
import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.data.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One thread of control: the execution itself, a branch of a Parallel or an iteration of a Map. It remembers its last event, to
 * which the next one points back.
 */
final class Branch {
    /** The kinds of states that have an event for being cut off. */
    private static final Set<State.Type> ABORTABLE =
            Set.of(State.Type.TASK, State.Type.WAIT, State.Type.PARALLEL, State.Type.MAP);

    /**
     * A Map's item, as the context object shows it.
     *
     * @param mapName the Map's state name
     */
    record Item(String mapName, int index, @Nullable Object value) {}

    private record Place(String state, @Nullable Object input) {}

    private final Execution execution;
    private final Variables variables;
    private final Optional<Item> item;
    private final List<Branch> inner = new ArrayList<>();
    private long last;
    private boolean stopped;
    private boolean finished;
    private Optional<Place> place = Optional.empty();
    private Optional<Group> group = Optional.empty();
    private @Nullable State open;
    private @Nullable CompletableFuture<?> awaited;

    /**
     * The outermost branch.
     *
     * @param resume where a redrive goes on
     * @param last the event that the first one points to; 0 at the start of an execution
     */
    Branch(Execution execution, Optional<Resume> resume, long last) {
        this.execution = execution;
        this.variables = resume.map(Resume::variables).orElseGet(Variables::empty);
        this.item = Optional.empty();
        this.last = last;
    }

    private Branch(Branch outer, Optional<Item> item, Optional<Resume> resume, long last) {
        this.execution = outer.execution;
        this.variables =
                resume.map(before -> outer.variables.around(before.variables())).orElseGet(outer.variables::inner);
        this.item = item.or(() -> outer.item);
        this.last = last;
    }

    /**
     * A branch inside of this one, whose first event points to {@code from}.
     *
     * @param resume where a redrive goes on
     */
    Branch inner(Optional<Item> newItem, Optional<Resume> resume, long from) {
        synchronized (execution) {
            checkNotStopped();
            var branch = new Branch(this, newItem, resume, from);
            inner.add(branch);
            return branch;
        }
    }

    /**
     * Runs states from the start, or from where it is to go on, to an end; gives the last one's output.
     *
     * @param input of the first state; not looked at when there is a place to go on
     */
    @Nullable
    Object run(Graph graph, @Nullable Object input, Optional<Resume> resume) throws StateFailure {
        Object data = resume.isPresent() ? resume.get().input() : input;
        Optional<String> next = Optional.of(resume.map(Resume::state).orElse(graph.startAt()));
        Optional<Resume.Inner> inside = resume.flatMap(Resume::inner);
        while (next.isPresent()) {
            String name = next.get();
            at(name, data);
            State state = graph.find(name).orElseThrow(() -> StateFailure.runtime("There is no state '" + name + "'."));
            StateRun.Exit exit = new StateRun(this, graph, state, data, inside).run();
            inside = Optional.empty();
            data = exit.output();
            next = exit.next();
        }
        return data;
    }

    private void at(String state, @Nullable Object input) {
        synchronized (execution) {
            checkNotStopped();
            place = Optional.of(new Place(state, input));
            group = Optional.empty();
        }
    }

    /** The state that this branch is in has begun to run these branches inside of it. */
    void runs(Group inside) {
        synchronized (execution) {
            group = Optional.of(inside);
        }
    }

    /** Where it has come to; empty before its first state. */
    Optional<Resume> resume() {
        synchronized (execution) {
            return place.map(at -> new Resume(at.state(), at.input(), variables, group.map(Group::inner)));
        }
    }

    /** Records an event that follows this branch's last one. */
    long record(String type, Map<String, Object> details) {
        synchronized (execution) {
            last = execution.record(this, type, last, details);
            return last;
        }
    }

    /** Records an event that points back to another one than the last. */
    long recordAfter(long previous, String type, Map<String, Object> details) {
        synchronized (execution) {
            last = execution.record(this, type, previous, details);
            return last;
        }
    }

    void opened(State state) {
        synchronized (execution) {
            open = state;
        }
    }

    void closed() {
        synchronized (execution) {
            open = null;
        }
    }

    void finish() {
        synchronized (execution) {
            finished = true;
        }
    }

    /** Waits for something that a timer, a client or other work brings about; ends at once when the branch is stopped. */
    <T> T await(CompletableFuture<T> future) {
        synchronized (execution) {
            checkNotStopped();
            awaited = future;
        }
        try {
            return execution.surroundings().clock().await(future);
        } catch (CompletionException e) {
            throw new Stopped();
        } finally {
            synchronized (execution) {
                awaited = null;
            }
        }
    }

    /** Ends this branch and those inside of it: whatever they still want to record is refused. */
    void stop() {
        synchronized (execution) {
            stopped = true;
            inner.forEach(Branch::stop);
            if (awaited != null) {
                awaited.completeExceptionally(new Stopped());
            }
        }
    }

    void checkNotStopped() {
        if (stopped) {
            throw new Stopped();
        }
    }

    /** Records on {@code recorder} that the open states of this branch, outermost first, were cut off. */
    void recordAborted(Branch recorder, long previous) {
        State cut = open;
        if (cut != null && ABORTABLE.contains(cut.type())) {
            recorder.execution.record(recorder, cut.type().word() + "StateAborted", previous, Map.of());
        }
        inner.stream().filter(branch -> !branch.finished).forEach(branch -> branch.recordAborted(recorder, previous));
    }

    /** Forgets the branches inside once they have all ended. */
    void forgetInner() {
        synchronized (execution) {
            inner.clear();
        }
    }

    boolean isFinished() {
        return finished;
    }

    long last() {
        synchronized (execution) {
            return last;
        }
    }

    /** Moves the chain of events on to one that another branch recorded. */
    void continueFrom(long event) {
        synchronized (execution) {
            last = event;
        }
    }

    Execution execution() {
        return execution;
    }

    Variables variables() {
        return variables;
    }

    Optional<Item> item() {
        return item;
    }
}
