package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Looks into a queue until there is something, or the time is over on the sandbox's clock. The waiting thread is a caller's own,
 * not work of the sandbox.
 */
final class LongPoll {
    private final SandboxClock clock;
    private final Queue queue;
    private final Duration patience;

    LongPoll(SandboxClock clock, Queue queue, Duration patience) {
        this.clock = clock;
        this.queue = queue;
        this.patience = patience;
    }

    /** @param look takes what there is; an empty list is nothing */
    List<Message> until(Supplier<List<Message>> look) {
        List<Message> found = look.get();
        if (!found.isEmpty() || patience.isZero()) {
            return found;
        }
        Instant end = clock.instant().plus(patience);
        while (clock.instant().isBefore(end)) {
            var news = new CompletableFuture<Boolean>();
            Runnable tell = () -> news.complete(true);
            queue.await(tell);
            Instant next =
                    queue.nextVisible(clock.instant()).filter(end::isAfter).orElse(end);
            SandboxClock.Timer timer = clock.at(next, tell);
            try {
                found = look.get();
                if (!found.isEmpty()) {
                    return found;
                }
                news.join();
            } finally {
                timer.cancel();
                queue.stopAwaiting(tell);
            }
            found = look.get();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return found;
    }
}
