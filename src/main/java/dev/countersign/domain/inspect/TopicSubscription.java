package dev.countersign.domain.inspect;

/**
 * A subscription to an SNS topic.
 *
 * @param confirmed false while it is {@code PendingConfirmation}: then nothing is delivered
 */
public record TopicSubscription(String protocol, String endpoint, boolean confirmed) {}
