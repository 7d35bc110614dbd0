package dev.countersign.relay;

import java.time.Duration;

/** How long a hop may be under way before it is called late. */
final class Patience {
    /** A publishing function runs for at most 15 minutes, but a working one answers within seconds. */
    static final Duration TASK = Duration.ofSeconds(60);

    static final Duration PUBLISH = Duration.ofSeconds(60);
    /** A polled S3 source is looked at once a minute. */
    static final Duration START = Duration.ofMinutes(2);

    static final Duration QUEUE_BEFORE_STAGE = Duration.ofMinutes(15);
    /** An event reaches its target within seconds; a failing function is tried again after one minute. */
    static final Duration RETURN = Duration.ofSeconds(30);

    static final Duration TOKEN = Duration.ofSeconds(30);

    private Patience() {}
}
