package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.lambda.Destinations.Condition;
import dev.countersign.sandbox.lambda.runtime.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Invocations that nobody waits for. A function error is tried again after one minute, then after two; throttling and the like are
 * tried again, slower and slower, as long as the event is not too old.
 */
final class AsyncInvocations {
    private static final Logger LOG = Logger.getLogger(AsyncInvocations.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration SLOWEST_RETRY = Duration.ofMinutes(5);

    private final World world;
    private final FunctionStore store;
    private final Invoker invoker;
    private final Destinations destinations;

    AsyncInvocations(World world, FunctionStore store, Invoker invoker, Destinations destinations) {
        this.world = world;
        this.store = store;
        this.invoker = invoker;
        this.destinations = destinations;
    }

    /**
     * @param invoked how often the function has run for this event
     * @param throttled how often it could not
     */
    private record Event(Invocation invocation, Instant arrived, int invoked, int throttled) {
        Event ran() {
            return new Event(invocation, arrived, invoked + 1, throttled);
        }

        Event waited() {
            return new Event(invocation, arrived, invoked, throttled + 1);
        }
    }

    void accept(LambdaFunction function, Invocation invocation) {
        FunctionMetrics.count(world, function, "AsyncEventsReceived");
        var event = new Event(invocation, world.clock().instant(), 0, 0);
        world.clock().run(() -> attempt(function.name(), event));
    }

    private void attempt(String name, Event event) {
        LambdaFunction function;
        try {
            function = store.get(name);
        } catch (ServiceError e) {
            LOG.log(Level.FINE, "an event for {0} is dropped: the function is gone", name);
            return;
        }
        try {
            finished(function, event.ran(), invoker.invoke(function, event.invocation()));
        } catch (ServiceError e) {
            Event waited = event.waited();
            long minutes = 1L << Math.min(waited.throttled() - 1, 3);
            Duration delay = Duration.ofMinutes(Math.min(minutes, SLOWEST_RETRY.toMinutes()));
            if (!again(function, waited, delay)) {
                destinations.failed(
                        function, event.invocation(), event.invoked(), Condition.EVENT_AGE_EXCEEDED, "null");
            }
        }
    }

    private void finished(LambdaFunction function, Event event, Invoker.Result result) {
        String payload = result.outcome().payload();
        if (!result.outcome().failed()) {
            destinations.succeeded(function, event.invocation(), event.invoked(), payload);
            return;
        }
        if (event.invoked() > function.asyncSettings().maximumRetries()) {
            destinations.failed(function, event.invocation(), event.invoked(), Condition.RETRIES_EXHAUSTED, payload);
        } else if (!again(function, event, FIRST_RETRY.multipliedBy(event.invoked()))) {
            destinations.failed(function, event.invocation(), event.invoked(), Condition.EVENT_AGE_EXCEEDED, payload);
        }
    }

    /** Tries again after {@code delay}; false if the event is too old by then. */
    private boolean again(LambdaFunction function, Event event, Duration delay) {
        Instant next = world.clock().instant().plus(delay);
        if (next.isAfter(event.arrived().plus(function.asyncSettings().maximumAge()))) {
            return false;
        }
        world.clock().at(next, () -> attempt(function.name(), event));
        return true;
    }
}
