package dev.countersign.watch;

import dev.countersign.aws.AwsFailure;
import java.time.Duration;
import java.util.Optional;

/** How long to wait until something is read again: a pure function of what it is and who looks. */
final class PollSchedule {
    /** Just decided or just started: the way of the baton is on screen, and it takes about a second. */
    static final Duration HOT = Duration.ofMillis(250);
    /** Histories have the larger quota, and the branch that everybody waits to see is in them. */
    static final Duration HOT_TAIL = Duration.ofMillis(150);

    private static final Duration FOCUSED = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofMinutes(1);

    /**
     * How a thing stands.
     *
     * @param hot whether it was just decided or started
     * @param focused whether it is shown in detail
     * @param peers how many things of the same kind are followed; they share a budget
     * @param failures how often in a row it could not be read
     * @param waiting whether any execution waits for its token
     */
    record Need(
            boolean hot,
            boolean focused,
            int peers,
            int failures,
            Optional<AwsFailure.Kind> failure,
            boolean waiting) {}

    private PollSchedule() {}

    /** Absent when it need not be read until somebody looks. */
    static Optional<Duration> after(PollKey key, Attention attention, Need need) {
        boolean unseen = attention.sight() == Attention.Sight.HIDDEN;
        if (unseen && !need.waiting() && !need.hot()) {
            return Optional.empty();
        }
        Duration regular = need.hot() ? hot(key, attention, need) : regular(key, attention, need);
        return Optional.of(need.failures() == 0 ? regular : backedOff(regular, need));
    }

    private static Duration hot(PollKey key, Attention attention, Need need) {
        return switch (key) {
            case PollKey.Tail _ -> HOT_TAIL;
            case PollKey.OnePipeline _ -> HOT;
            case PollKey.Machines _,
                    PollKey.Runs _,
                    PollKey.Backlog _,
                    PollKey.Pipelines _,
                    PollKey.Rules _,
                    PollKey.Time _ -> regular(key, attention, need);
        };
    }

    private static Duration regular(PollKey key, Attention attention, Need need) {
        boolean lists = attention.visible() && attention.lists();
        boolean visible = attention.visible();
        return switch (key) {
            case PollKey.Machines _ -> seconds(visible ? 10 : 120);
            case PollKey.Runs _ -> longer(seconds(lists ? 2 : visible ? 10 : 60), seconds(2), need.peers());
            case PollKey.Tail _ ->
                visible && need.focused()
                        ? FOCUSED
                        : longer(seconds(lists ? 3 : visible ? 10 : 30), Duration.ofMillis(150), need.peers());
            case PollKey.Backlog _ -> lists ? Duration.ofMillis(250) : seconds(5);
            case PollKey.Pipelines _ -> seconds(visible ? 10 : 120);
            case PollKey.OnePipeline _ ->
                visible && need.focused()
                        ? FOCUSED
                        : longer(seconds(lists ? 3 : visible ? 5 : 30), Duration.ofMillis(500), need.peers());
            case PollKey.Rules _ -> seconds(visible ? 20 : 120);
            case PollKey.Time _ -> seconds(visible ? 2 : 30);
        };
    }

    /** Doubles with each failure; what is forbidden or unknown to the endpoint is not asked for again soon. */
    private static Duration backedOff(Duration regular, Need need) {
        boolean settled = need.failure()
                .filter(kind -> kind == AwsFailure.Kind.ACCESS_DENIED || kind == AwsFailure.Kind.NOT_SUPPORTED)
                .isPresent();
        if (settled) {
            return SLOWEST;
        }
        Duration longer = regular.compareTo(FOCUSED) < 0 ? FOCUSED : regular;
        Duration wanted = longer.multipliedBy(1L << Math.min(need.failures(), 6));
        return wanted.compareTo(SLOWEST) > 0 ? SLOWEST : wanted;
    }

    private static Duration longer(Duration base, Duration each, int peers) {
        Duration shared = each.multipliedBy(Math.max(1, peers));
        return shared.compareTo(base) > 0 ? shared : base;
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
