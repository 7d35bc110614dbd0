package dev.countersign.domain.inspect;

/** How many messages a queue holds, approximately, as SQS counts. */
public record QueueDepth(long visible, long inFlight) {
    public long total() {
        return visible + inFlight;
    }
}
