package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.State;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.Paths;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.data.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Wait: for seconds or until a time, on the sandbox's clock. */
final class WaitWork {
    private WaitWork() {}

    static StateRun.Result run(StateRun run) throws StateFailure {
        State state = run.state();
        var clock = run.branch().execution().surroundings().clock();
        Instant until = state.jsonata() ? untilByJsonata(run, clock.instant()) : untilByPath(run, clock.instant());
        if (until.isAfter(clock.instant())) {
            pause(run, until);
        }
        return run.flow().result(run.flow().effective(), state.next());
    }

    private static void pause(StateRun run, Instant until) {
        var over = new CompletableFuture<Boolean>();
        var timer = run.branch().execution().surroundings().clock().at(until, () -> over.complete(true));
        try {
            run.branch().await(over);
        } finally {
            timer.cancel();
        }
    }

    private static Instant untilByJsonata(StateRun run, Instant now) throws StateFailure {
        if (!run.state().has("Timestamp")) {
            return now.plusSeconds(run.flow().seconds("Seconds").orElse(0L));
        }
        String text = run.flow().text("Timestamp").orElse("");
        return Timestamps.parse(text)
                .orElseThrow(() -> StateFailure.evaluation(
                        "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                                + text,
                        Optional.of("Timestamp")));
    }

    private static Instant untilByPath(StateRun run, Instant now) throws StateFailure {
        State state = run.state();
        if (state.text("SecondsPath").isPresent()) {
            String path = state.text("SecondsPath").get();
            Object value = value(run, "SecondsPath", path);
            Long seconds = Json.wholeNumber(value);
            if (seconds == null) {
                throw StateFailure.runtime("The SecondsPath parameter cannot be parsed as a long value: %s == %s"
                        .formatted(path, Json.write(value)));
            }
            return now.plusSeconds(seconds);
        }
        if (state.text("TimestampPath").isPresent()) {
            String path = state.text("TimestampPath").get();
            Object value = value(run, "TimestampPath", path);
            return Timestamps.parse(value)
                    .orElseThrow(() -> StateFailure.runtime(
                            ("The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time"
                                            + " format string: %s == %s")
                                    .formatted(path, value instanceof String text ? text : Json.write(value))));
        }
        if (state.has("Timestamp")) {
            return Timestamps.parse(state.get("Timestamp")).orElse(now);
        }
        Long seconds = Json.wholeNumber(state.get("Seconds"));
        return now.plusSeconds(seconds == null ? 0 : seconds);
    }

    private static @Nullable Object value(StateRun run, String field, String path) throws StateFailure {
        try {
            var flow = (PathFlow) run.flow();
            return flow.scene().with(flow.effective()).read(path);
        } catch (Paths.NotFound e) {
            throw StateFailure.runtime("The " + field + " parameter does not reference an input value: " + path);
        }
    }
}
