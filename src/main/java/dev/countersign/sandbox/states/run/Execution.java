package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.history.Details;
import dev.countersign.sandbox.states.history.Event;
import dev.countersign.sandbox.states.history.History;
import dev.countersign.sandbox.states.task.Integrations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a state machine. Its monitor guards its history and its state, and those of its branches. */
public final class Execution {
    private static final Duration STANDARD_LIMIT = Duration.ofDays(365);
    private static final Duration EXPRESS_LIMIT = Duration.ofMinutes(5);

    /** What an execution works with. */
    public record Surroundings(
            SandboxClock clock,
            Integrations integrations,
            TaskTokens tokens,
            Consumer<Execution> onChange,
            BiConsumer<Execution, Event> onEvent) {}

    /** The words of the API. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    /**
     * How an execution stands.
     *
     * @param output JSON text, once it succeeded
     */
    public record Standing(
            Status status,
            Optional<Instant> stopped,
            Optional<String> output,
            Optional<String> error,
            Optional<String> cause) {
        static final Standing RUNNING =
                new Standing(Status.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * How often an execution was redriven.
     *
     * @param last when it was for the last time
     */
    public record Redrives(int count, Optional<Instant> last) {
        static final Redrives NONE = new Redrives(0, Optional.empty());
    }

    private final Surroundings surroundings;
    private final Machine machine;
    private final String arn;
    private final String name;
    private final String input;
    private final Instant started;
    private final History history;
    private final CompletableFuture<Standing> ended = new CompletableFuture<>();
    private Standing standing = Standing.RUNNING;
    private Redrives redrives = Redrives.NONE;
    private boolean condemned;
    private @Nullable Branch root;
    private SandboxClock.@Nullable Timer limit;

    public Execution(Surroundings surroundings, Machine machine, String arn, String name, String input) {
        this.surroundings = surroundings;
        this.machine = machine;
        this.arn = arn;
        this.name = name;
        this.input = input;
        this.started = surroundings.clock().instant();
        this.history = new History(surroundings.clock());
    }

    /** Starts to work off the caller's thread. */
    public void start() {
        synchronized (this) {
            add("ExecutionStarted", 0, Details.started(input, machine.roleArn()));
            limit = surroundings.clock().after(limit(), this::timeOut);
        }
        surroundings.onChange().accept(this);
        surroundings.clock().run(() -> work(0, Optional.empty(), 0));
    }

    /**
     * Lets an execution that has ended go on where it ended. Whoever calls has checked that it may.
     *
     * @return when it did
     */
    public Instant redrive() {
        Optional<Resume> resume;
        long redriven;
        int run;
        Instant now;
        synchronized (this) {
            now = surroundings.clock().instant();
            resume = Optional.ofNullable(root).flatMap(Branch::resume);
            root = null;
            standing = Standing.RUNNING;
            redrives = new Redrives(redrives.count() + 1, Optional.of(now));
            run = redrives.count();
            redriven = add("ExecutionRedriven", history.lastId(), Map.of("redriveCount", redrives.count()));
            limit = surroundings.clock().after(limit(), this::timeOut);
        }
        surroundings.onChange().accept(this);
        surroundings.clock().run(() -> work(run, resume, redriven));
        return now;
    }

    private Duration limit() {
        Duration most = machine.express() ? EXPRESS_LIMIT : STANDARD_LIMIT;
        Long seconds = Json.wholeNumber(machine.parsed().get("TimeoutSeconds"));
        return seconds == null || seconds > most.toSeconds() ? most : Duration.ofSeconds(seconds);
    }

    /** @param run how often the execution was redriven before; a run that was ended before it began does nothing */
    private void work(int run, Optional<Resume> resume, long last) {
        var branch = new Branch(this, resume, last);
        synchronized (this) {
            if (standing.status() != Status.RUNNING || redrives.count() != run) {
                return;
            }
            root = branch;
        }
        try {
            Object output = branch.run(machine.graph(), Json.parse(input), resume);
            String text = Json.write(output);
            end(Status.SUCCEEDED, "ExecutionSucceeded", branch.last(), Details.output(output), Optional.of(text));
        } catch (StateFailure failure) {
            Map<String, Object> details = Details.failed(failure.error(), failure.reason());
            end(Status.FAILED, "ExecutionFailed", branch.last(), details, Optional.empty());
        } catch (Stopped e) {
            // The execution has its end already.
        } catch (Json.NotJson e) {
            throw new IllegalStateException("the input was checked at the start", e);
        } catch (RuntimeException e) {
            var failed = Details.failed(
                    Optional.of("States.Runtime"),
                    Optional.of("The sandbox failed: " + e.getClass().getSimpleName()));
            end(Status.FAILED, "ExecutionFailed", branch.last(), failed, Optional.empty());
        }
    }

    private void timeOut() {
        Map<String, Object> details = Details.failed(Optional.of("States.Timeout"), Optional.empty());
        end(Status.TIMED_OUT, "ExecutionTimedOut", 0, details, Optional.empty());
    }

    /** Ends a running execution from outside; does nothing to one that has ended. */
    public Instant stop(Optional<String> error, Optional<String> cause) {
        end(Status.ABORTED, "ExecutionAborted", 0, Details.failed(error, cause), Optional.empty());
        return standing().stopped().orElse(started);
    }

    /** Lets a running execution go on only until it would enter another state: its state machine is being deleted. */
    public synchronized void endAtNextState() {
        condemned = true;
    }

    void checkMayEnter() {
        boolean over;
        synchronized (this) {
            over = condemned;
        }
        if (over) {
            stop(Optional.empty(), Optional.empty());
            throw new Stopped();
        }
    }

    private void end(Status status, String event, long previous, Map<String, Object> details, Optional<String> output) {
        synchronized (this) {
            if (standing.status() != Status.RUNNING) {
                return;
            }
            add(event, previous, details);
            standing = new Standing(
                    status,
                    Optional.of(surroundings.clock().instant()),
                    output,
                    Optional.ofNullable((String) details.get("error")),
                    Optional.ofNullable((String) details.get("cause")));
            if (limit != null) {
                limit.cancel();
            }
            if (root != null) {
                root.stop();
            }
        }
        surroundings.onChange().accept(this);
        ended.complete(standing());
    }

    private long add(String type, long previous, Map<String, Object> details) {
        Event event = history.add(type, previous, details);
        surroundings.onEvent().accept(this, event);
        return event.id();
    }

    /** Adds an event of a branch; at AWS's limit of events the execution ends instead. */
    long record(Branch branch, String type, long previous, Map<String, Object> details) {
        synchronized (this) {
            branch.checkNotStopped();
            if (!history.isFull()) {
                return add(type, previous, details);
            }
        }
        var full = Details.failed(
                Optional.of("States.Runtime"),
                Optional.of("The execution reached the maximum number of history events (" + History.LIMIT + ")."));
        end(Status.FAILED, "ExecutionFailed", previous, full, Optional.empty());
        throw new Stopped();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    public Machine machine() {
        return machine;
    }

    public String arn() {
        return arn;
    }

    public String name() {
        return name;
    }

    /** JSON text as it was given. */
    public String input() {
        return input;
    }

    public Instant started() {
        return started;
    }

    public synchronized Standing standing() {
        return standing;
    }

    public synchronized Redrives redrives() {
        return redrives;
    }

    /** Completes when the execution has ended for the first time. */
    public CompletableFuture<Standing> ended() {
        return ended.copy();
    }

    public synchronized List<Event> events() {
        return history.events();
    }
}
