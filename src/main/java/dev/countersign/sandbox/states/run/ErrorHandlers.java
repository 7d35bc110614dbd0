package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.StateFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Retry and Catch of one visit to a state: each retrier counts its own attempts. */
final class ErrorHandlers {
    private static final long DEFAULT_ATTEMPTS = 3;
    private static final double DEFAULT_RATE = 2.0;

    private final StateRun run;
    private final Map<Integer, Long> attempts = new HashMap<>();

    ErrorHandlers(StateRun run) {
        this.run = run;
    }

    /** Waits and returns true if the first retrier that names the failure has an attempt left. */
    boolean retry(StateFailure failure) {
        List<Object> retriers = run.state().list("Retry");
        for (int i = 0; i < retriers.size(); i++) {
            Map<String, Object> retrier = Json.object(retriers.get(i));
            if (!names(retrier, failure)) {
                continue;
            }
            Long most = Json.wholeNumber(retrier.get("MaxAttempts"));
            long attempt = attempts.merge(i, 1L, Long::sum);
            if (attempt > (most == null ? DEFAULT_ATTEMPTS : most)) {
                return false;
            }
            pause(delay(retrier, attempt));
            return true;
        }
        return false;
    }

    private static boolean names(Map<String, Object> handler, StateFailure failure) {
        return Json.array(handler.get("ErrorEquals")).stream().anyMatch(name -> failure.isCalled(String.valueOf(name)));
    }

    private static Duration delay(Map<String, Object> retrier, long attempt) {
        double interval = number(retrier, "IntervalSeconds", 1);
        double seconds = interval * Math.pow(number(retrier, "BackoffRate", DEFAULT_RATE), attempt - 1.0);
        seconds = Math.min(seconds, number(retrier, "MaxDelaySeconds", Double.MAX_VALUE));
        if ("FULL".equals(retrier.get("JitterStrategy")) && seconds > 0) {
            seconds = ThreadLocalRandom.current().nextDouble(seconds);
        }
        return Duration.ofMillis(
                (long) Math.min(seconds * 1000, Duration.ofDays(366).toMillis()));
    }

    private static double number(Map<String, Object> retrier, String field, double otherwise) {
        return retrier.get(field) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private void pause(Duration delay) {
        if (delay.isZero()) {
            return;
        }
        var over = new CompletableFuture<Boolean>();
        var timer = run.branch().execution().surroundings().clock().after(delay, () -> over.complete(true));
        try {
            run.branch().await(over);
        } finally {
            timer.cancel();
        }
    }

    /** What the first catcher that names the failure makes of it. */
    Optional<StateRun.Result> caught(StateFailure failure) throws StateFailure {
        for (Object item : run.state().list("Catch")) {
            Map<String, Object> catcher = Json.object(item);
            if (names(catcher, failure)) {
                return Optional.of(run.flow().caught(catcher, errorOutput(failure)));
            }
        }
        return Optional.empty();
    }

    /** A timeout has an empty cause; a callback that gave neither error nor cause leaves both null. */
    private static Map<String, Object> errorOutput(StateFailure failure) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("Error", failure.error().orElse(null));
        output.put("Cause", failure.reason().orElse(failure.kind() == StateFailure.Kind.TIMED_OUT ? "" : null));
        return output;
    }
}
