package dev.countersign.watch.budget;

import dev.countersign.aws.AwsFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One token bucket for each API, shared by all of the program that talks to one account and Region. Thread-safe. */
public final class Budgets {
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Map<Api, TokenBucket> buckets = new EnumMap<>(Api.class);

    /**
     * @param clock of this machine, not of AWS: it must not jump
     * @param pause waits on the calling thread
     */
    public Budgets(InstantSource clock, Consumer<Duration> pause) {
        this(clock, pause, api -> new TokenBucket(api.burst(), api.perSecond(), clock.instant()));
    }

    private Budgets(InstantSource clock, Consumer<Duration> pause, Function<Api, TokenBucket> bucket) {
        this.clock = clock;
        this.pause = pause;
        for (Api api : Api.values()) {
            buckets.put(api, bucket.apply(api));
        }
    }

    /** Budgets that wait by sleeping; to be spent from virtual threads only. */
    public static Budgets ofThisMachine() {
        return new Budgets(InstantSource.system(), Budgets::sleep);
    }

    /**
     * For one examination that somebody waits for, many calls at a time: CodePipeline, which publishes no quotas and is known to take
     * five calls a second, gets four, evenly. Otherwise like {@link #ofThisMachine()}.
     */
    public static Budgets ofOneExamination() {
        Instant now = InstantSource.system().instant();
        return new Budgets(
                InstantSource.system(),
                Budgets::sleep,
                api -> api.operation().startsWith("codepipeline:")
                        ? new TokenBucket(1, 4, now)
                        : new TokenBucket(api.burst(), api.perSecond(), now));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "watch", "the program is closing");
        }
    }

    /** Makes a call as soon as its budget allows. */
    <T> T spend(Api api, Supplier<T> call) {
        TokenBucket bucket = bucket(api);
        for (Duration wait = bucket.take(clock.instant()); wait.isPositive(); wait = bucket.take(clock.instant())) {
            pause.accept(wait);
        }
        try {
            return call.get();
        } catch (AwsFailure e) {
            if (e.is(AwsFailure.Kind.THROTTLED)) {
                bucket.throttled(clock.instant());
            }
            throw e;
        }
    }

    /** Counts the pages that a call needed beyond the first. */
    void owe(Api api, int items, int pageSize) {
        bucket(api).owe(Math.max(0, items - 1) / pageSize);
    }

    /** The APIs that are called less often for now, because AWS asked for that. */
    public List<Api> slowed() {
        Instant now = clock.instant();
        return Arrays.stream(Api.values())
                .filter(api -> bucket(api).isSlowed(now))
                .toList();
    }

    private TokenBucket bucket(Api api) {
        TokenBucket bucket = buckets.get(api);
        if (bucket == null) {
            throw new IllegalStateException("no bucket for " + api);
        }
        return bucket;
    }
}
