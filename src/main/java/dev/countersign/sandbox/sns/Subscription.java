package dev.countersign.sandbox.sns;

import java.time.Instant;
import java.util.Optional;

/** A subscription to a topic. */
final class Subscription {
    private final String arn;
    private final String topicArn;
    private final String protocol;
    private final String endpoint;
    private volatile Optional<Pending> pending;

    /**
     * A confirmation that is waited for.
     *
     * @param token what the mail holds
     */
    record Pending(String token, Instant asked) {
        @Override
        public String toString() {
            return "Pending[" + asked + "]";
        }
    }

    Subscription(String arn, String topicArn, String protocol, String endpoint, Optional<Pending> pending) {
        this.arn = arn;
        this.topicArn = topicArn;
        this.protocol = protocol;
        this.endpoint = endpoint;
        this.pending = pending;
    }

    String arn() {
        return arn;
    }

    String topicArn() {
        return topicArn;
    }

    String protocol() {
        return protocol;
    }

    String endpoint() {
        return endpoint;
    }

    Optional<Pending> pending() {
        return pending;
    }

    void await(Pending confirmation) {
        this.pending = Optional.of(confirmation);
    }

    void confirm() {
        this.pending = Optional.empty();
    }

    boolean isConfirmed() {
        return pending.isEmpty();
    }

    /** What lists show in the place of the ARN until it is confirmed. */
    String shownArn() {
        return isConfirmed() ? arn : "PendingConfirmation";
    }
}
