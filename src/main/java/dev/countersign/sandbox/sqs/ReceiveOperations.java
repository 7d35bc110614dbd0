package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Receiving, with long polls; deleting and hiding what was received. */
final class ReceiveOperations {
    private static final int MOST_MESSAGES = 10;
    private static final int LONGEST_HIDDEN = 43_200;
    private static final int LONGEST_WAIT = 20;

    private final World world;
    private final QueueStore store;
    private final QueuePolicies policies;
    private final QueueMetrics counts;

    ReceiveOperations(World world, QueueStore store, QueuePolicies policies, QueueMetrics counts) {
        this.world = world;
        this.store = store;
        this.policies = policies;
        this.counts = counts;
    }

    void register() {
        var on = world.operations();
        on.on(
                ReceiveMessageRequest.class,
                Access.on("sqs:ReceiveMessage", r -> store.arnOfUrl(r.queueUrl())),
                this::receive);
        on.on(
                DeleteMessageRequest.class,
                Access.on("sqs:DeleteMessage", r -> store.arnOfUrl(r.queueUrl())),
                (r, caller) -> {
                    delete(queue(r.queueUrl(), caller, "sqs:DeleteMessage"), r.receiptHandle());
                    return DeleteMessageResponse.builder().build();
                });
        on.on(
                DeleteMessageBatchRequest.class,
                Access.on("sqs:DeleteMessage", r -> store.arnOfUrl(r.queueUrl())),
                this::deleteAll);
        on.on(
                ChangeMessageVisibilityRequest.class,
                Access.on("sqs:ChangeMessageVisibility", r -> store.arnOfUrl(r.queueUrl())),
                (r, caller) -> {
                    hide(
                            queue(r.queueUrl(), caller, "sqs:ChangeMessageVisibility"),
                            r.receiptHandle(),
                            r.visibilityTimeout());
                    return ChangeMessageVisibilityResponse.builder().build();
                });
        on.on(
                ChangeMessageVisibilityBatchRequest.class,
                Access.on("sqs:ChangeMessageVisibility", r -> store.arnOfUrl(r.queueUrl())),
                this::hideAll);
    }

    private Queue queue(@Nullable String url, Caller caller, String action) {
        Queue queue = store.at(url);
        policies.require(queue, caller, action);
        return queue;
    }

    private ReceiveMessageResponse receive(ReceiveMessageRequest r, Caller caller) {
        Queue queue = queue(r.queueUrl(), caller, "sqs:ReceiveMessage");
        if (r.receiveRequestAttemptId() != null) {
            throw ServiceError.notImplemented("FIFO queues");
        }
        int most = number(r.maxNumberOfMessages(), 1, MOST_MESSAGES, "MaxNumberOfMessages", 1);
        QueueAttributes attributes = queue.attributes();
        int hidden = number(r.visibilityTimeout(), 0, LONGEST_HIDDEN, "VisibilityTimeout", (int)
                attributes.number("VisibilityTimeout"));
        int wait = number(r.waitTimeSeconds(), 0, LONGEST_WAIT, "WaitTimeSeconds", (int)
                attributes.number("ReceiveMessageWaitTimeSeconds"));
        var poll = new LongPoll(world.clock(), queue, Duration.ofSeconds(wait));
        List<Message> messages = poll.until(() -> take(queue, most, Duration.ofSeconds(hidden)));
        if (messages.isEmpty()) {
            counts.empty(queue);
        }
        messages.forEach(message -> counts.received(queue));
        var view = new MessageView(r);
        return ReceiveMessageResponse.builder()
                .messages(messages.stream().map(view::of).toList())
                .build();
    }

    private List<Message> take(Queue queue, int most, Duration hidden) {
        Instant now = world.clock().instant();
        Queue.Received received = queue.receive(most, hidden, now);
        Optional<Queue> dead = queue.attributes().deadLetterQueue().flatMap(store::withArn);
        // A queue that is gone cannot take them: SQS keeps them where they are, and so they come up again.
        received.deadLetters()
                .forEach(message -> dead.orElse(queue)
                        .add(dead.isPresent() ? message.moved(Optional.of(queue.arn()), now) : message));
        return received.messages();
    }

    private static int number(@Nullable Integer given, int least, int most, String name, int usual) {
        int value = given == null ? usual : given;
        if (value < least || value > most) {
            throw SqsErrors.invalidValue("Value " + value + " for parameter " + name
                    + " is invalid. Reason: Must be between " + least + " and " + most + ", if provided.");
        }
        return value;
    }

    private void delete(Queue queue, @Nullable String handle) {
        // Deleting what is deleted already succeeds.
        checked(handle);
        queue.withHandle(String.valueOf(handle)).ifPresent(message -> {
            queue.delete(message.id());
            counts.deleted(queue);
        });
    }

    private static void checked(@Nullable String handle) {
        if (handle == null || handle.isEmpty()) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        if (!handle.matches("[0-9a-f-]{36}\\.[0-9a-f-]{36}")) {
            throw SqsErrors.invalidHandle(handle);
        }
    }

    private void hide(Queue queue, @Nullable String handle, @Nullable Integer seconds) {
        checked(handle);
        if (seconds == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        int hidden = number(seconds, 0, LONGEST_HIDDEN, "VisibilityTimeout", 0);
        Instant now = world.clock().instant();
        Message message = queue.withHandle(String.valueOf(handle))
                .orElseThrow(() ->
                        SqsErrors.invalidValue("Value " + handle + " for parameter ReceiptHandle is invalid. Reason:"
                                + " Message does not exist or is not available for visibility timeout change."));
        if (!message.visible().isAfter(now)) {
            throw ServiceError.of("MessageNotInflight", "The message referred to is not in flight.");
        }
        queue.show(message, now.plusSeconds(hidden), now);
    }

    private DeleteMessageBatchResponse deleteAll(DeleteMessageBatchRequest r, Caller caller) {
        Queue queue = queue(r.queueUrl(), caller, "sqs:DeleteMessage");
        Batches.check(
                r.entries().stream().map(DeleteMessageBatchRequestEntry::id).toList(), MOST_MESSAGES);
        List<DeleteMessageBatchResultEntry> done = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (DeleteMessageBatchRequestEntry entry : r.entries()) {
            tried(entry.id(), failed, id -> {
                delete(queue, entry.receiptHandle());
                done.add(DeleteMessageBatchResultEntry.builder().id(id).build());
            });
        }
        return DeleteMessageBatchResponse.builder()
                .successful(done)
                .failed(failed)
                .build();
    }

    private ChangeMessageVisibilityBatchResponse hideAll(ChangeMessageVisibilityBatchRequest r, Caller caller) {
        Queue queue = queue(r.queueUrl(), caller, "sqs:ChangeMessageVisibility");
        Batches.check(
                r.entries().stream()
                        .map(ChangeMessageVisibilityBatchRequestEntry::id)
                        .toList(),
                MOST_MESSAGES);
        List<ChangeMessageVisibilityBatchResultEntry> done = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (ChangeMessageVisibilityBatchRequestEntry entry : r.entries()) {
            tried(entry.id(), failed, id -> {
                hide(queue, entry.receiptHandle(), entry.visibilityTimeout());
                done.add(
                        ChangeMessageVisibilityBatchResultEntry.builder().id(id).build());
            });
        }
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(done)
                .failed(failed)
                .build();
    }

    private static void tried(String id, List<BatchResultErrorEntry> failed, Consumer<String> work) {
        try {
            work.accept(id);
        } catch (ServiceError e) {
            failed.add(Batches.failed(id, e));
        }
    }
}
