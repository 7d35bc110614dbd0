package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.Graph;
import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.history.Details;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One visit of a branch to a state: enter, work with retries, catch, exit. */
final class StateRun {
    /** AWS's limit for the data between states, in UTF-8 bytes. */
    static final int DATA_LIMIT = 262_144;

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * How a state was left.
     *
     * @param next empty at an end
     */
    record Exit(@Nullable Object output, Optional<String> next) {}

    /**
     * What a state's work came to.
     *
     * @param assigned variables to set on leaving
     */
    record Result(@Nullable Object output, Map<String, Object> assigned, Optional<String> next) {}

    /** What a kind of state does. */
    @FunctionalInterface
    interface Work {
        Result run(StateRun run) throws StateFailure;
    }

    private final Branch branch;
    private final Graph graph;
    private final State state;
    private final @Nullable Object input;
    private final Instant enteredAt;
    private final long before;
    private final Optional<Resume.Inner> inside;
    private long entered;
    private int retries;

    /** @param inside what became of the branches of this state before a redrive */
    StateRun(Branch branch, Graph graph, State state, @Nullable Object input, Optional<Resume.Inner> inside) {
        this.inside = inside;
        this.branch = branch;
        this.graph = graph;
        this.state = state;
        this.input = input;
        this.enteredAt = branch.execution().surroundings().clock().instant();
        this.before = branch.last();
    }

    Exit run() throws StateFailure {
        branch.execution().checkMayEnter();
        branch.opened(state);
        entered = branch.record(word() + "Entered", Details.entered(state.name(), Json.write(input)));
        Work work = workOf(state.type());
        var handlers = new ErrorHandlers(this);
        while (true) {
            try {
                return leave(work.run(this));
            } catch (StateFailure failure) {
                StateFailure here = noted(failure.at(state.name(), entered));
                if (!handlers.retry(here)) {
                    recordStateFailed(here);
                    return leave(handlers.caught(here).orElseThrow(() -> here));
                }
                retries++;
            }
        }
    }

    private static Work workOf(State.Type type) {
        return switch (type) {
            case PASS -> SimpleWork::pass;
            case SUCCEED -> SimpleWork::succeed;
            case FAIL -> SimpleWork::fail;
            case WAIT -> WaitWork::run;
            case CHOICE -> ChoiceWork::run;
            case TASK -> run -> new TaskWork(run).run();
            case PARALLEL -> run -> new ParallelWork(run).run();
            case MAP -> MapWork::run;
        };
    }

    private String word() {
        return state.type().word() + "State";
    }

    /**
     * A failed expression has an event of its own. It points to what came before the state, but in a Wait, whose value is
     * looked at later, to the state.
     */
    private StateFailure noted(StateFailure failure) {
        if (failure.kind() != StateFailure.Kind.EVALUATION) {
            return failure;
        }
        Map<String, Object> details = new LinkedHashMap<>(Details.failed(failure.error(), failure.reason()));
        failure.location().ifPresent(location -> details.put("location", location));
        details.put("state", state.name());
        branch.recordAfter(state.type() == State.Type.WAIT ? entered : before, "EvaluationFailed", details);
        return failure.recorded();
    }

    /** Parallel and Map have an event for their own failure, unless the definition did not fit the data. */
    private void recordStateFailed(StateFailure failure) {
        boolean composite = state.type() == State.Type.PARALLEL || state.type() == State.Type.MAP;
        if (composite && failure.kind() != StateFailure.Kind.RUNTIME) {
            branch.record(word() + "Failed", Map.of());
        }
    }

    private Exit leave(Result result) throws StateFailure {
        if (Json.size(result.output()) > DATA_LIMIT) {
            throw StateFailure.dataLimit(state.name());
        }
        branch.variables().assign(result.assigned());
        if (state.type() != State.Type.FAIL) {
            branch.record(word() + "Exited", Details.exited(state.name(), result.output(), result.assigned()));
        }
        branch.closed();
        return new Exit(result.output(), result.next());
    }

    /** The context object, in the order in which AWS writes it. */
    Map<String, Object> context(Optional<String> token) {
        Execution execution = branch.execution();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("Id", execution.arn());
        run.put("Input", parsedInput(execution));
        run.put("StartTime", time(execution.started()));
        run.put("Name", execution.name());
        run.put("RoleArn", execution.machine().roleArn());
        if (!execution.machine().express()) {
            run.put("RedriveCount", execution.redrives().count());
        }
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("Id", execution.machine().arn());
        machine.put("Name", execution.machine().name());
        Map<String, Object> here = new LinkedHashMap<>();
        here.put("Name", state.name());
        here.put("EnteredTime", time(enteredAt));
        if (state.type() == State.Type.TASK || state.type() == State.Type.PARALLEL || state.type() == State.Type.MAP) {
            here.put("RetryCount", retries);
        }
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Execution", run);
        context.put("StateMachine", machine);
        context.put("State", here);
        branch.item().ifPresent(item -> context.put("Map", Map.of("Item", itemOf(item))));
        token.ifPresent(t -> context.put("Task", Map.of("Token", t)));
        return context;
    }

    static Map<String, Object> itemOf(Branch.Item item) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("Index", item.index());
        shown.put("Value", item.value());
        return shown;
    }

    private static @Nullable Object parsedInput(Execution execution) {
        try {
            return Json.parse(execution.input());
        } catch (Json.NotJson e) {
            throw new IllegalStateException("the input was checked at the start", e);
        }
    }

    private static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    /** What became of the branches of this state before a redrive; a second try of the state begins anew. */
    Optional<Resume.Inner> inside() {
        return retries == 0 ? inside : Optional.empty();
    }

    Branch branch() {
        return branch;
    }

    Graph graph() {
        return graph;
    }

    State state() {
        return state;
    }

    @Nullable
    Object input() {
        return input;
    }

    DataFlow flow() {
        return flow(Optional.empty());
    }

    DataFlow flow(Optional<String> token) {
        return state.jsonata()
                ? new JsonataFlow(state, input, context(token), branch.variables())
                : new PathFlow(state, input, context(token), branch.variables());
    }
}
