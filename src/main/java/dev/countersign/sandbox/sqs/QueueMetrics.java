package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.World;

/** {@code AWS/SQS} by {@code QueueName}. */
final class QueueMetrics {
    private static final String NAMESPACE = "AWS/SQS";

    private final World world;

    QueueMetrics(World world) {
        this.world = world;
    }

    void sent(Queue queue) {
        count(queue, "NumberOfMessagesSent");
    }

    void received(Queue queue) {
        count(queue, "NumberOfMessagesReceived");
    }

    void deleted(Queue queue) {
        count(queue, "NumberOfMessagesDeleted");
    }

    void empty(Queue queue) {
        count(queue, "NumberOfEmptyReceives");
    }

    private void count(Queue queue, String name) {
        world.metrics().count(NAMESPACE, name, "QueueName", queue.name());
    }
}
