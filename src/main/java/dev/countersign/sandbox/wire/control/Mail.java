package dev.countersign.sandbox.wire.control;

import java.time.Instant;

/**
 * A mail that the sandbox would have sent.
 *
 * @param topicArn what it was published to
 */
public record Mail(String id, Instant sent, String to, String subject, String body, String topicArn) {}
