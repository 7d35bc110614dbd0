package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/** Moving dead letters back to where they came from, or to another queue. It takes no time here. */
final class MoveTaskOperations {
    private static final int MOST = 10;

    private record Task(String handle, String source, Optional<String> destination, Instant started, long moved) {}

    private final World world;
    private final QueueStore store;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();

    MoveTaskOperations(World world, QueueStore store) {
        this.world = world;
        this.store = store;
    }

    void register() {
        world.operations()
                .on(
                        StartMessageMoveTaskRequest.class,
                        r -> List.of(
                                new Needed("sqs:StartMessageMoveTask", String.valueOf(r.sourceArn())),
                                new Needed("sqs:ReceiveMessage", String.valueOf(r.sourceArn())),
                                new Needed("sqs:DeleteMessage", String.valueOf(r.sourceArn()))),
                        (r, caller) -> start(r));
        world.operations()
                .on(
                        ListMessageMoveTasksRequest.class,
                        Access.on("sqs:ListMessageMoveTasks", ListMessageMoveTasksRequest::sourceArn),
                        (r, caller) -> list(r));
    }

    private StartMessageMoveTaskResponse start(StartMessageMoveTaskRequest r) {
        Queue source = queue(String.valueOf(r.sourceArn()));
        if (store.sourcesOf(source).isEmpty()) {
            throw SqsErrors.invalidValue("Source queue must be configured as a Dead Letter Queue.");
        }
        Optional<String> destination = Optional.ofNullable(r.destinationArn());
        destination.ifPresent(this::queue);
        Instant now = world.clock().instant();
        long moved = 0;
        for (Message message : source.drain()) {
            Optional<Queue> target = destination.or(message::source).flatMap(store::withArn);
            // Whose queue is gone, or who never had one, stays.
            target.orElse(source).add(target.isPresent() ? message.moved(Optional.empty(), now) : message);
            moved += target.isPresent() ? 1 : 0;
        }
        var task = new Task(UUID.randomUUID().toString(), source.arn(), destination, now, moved);
        tasks.addFirst(task);
        return StartMessageMoveTaskResponse.builder().taskHandle(task.handle()).build();
    }

    private ListMessageMoveTasksResponse list(ListMessageMoveTasksRequest r) {
        queue(String.valueOf(r.sourceArn()));
        int most = r.maxResults() == null ? 1 : Math.clamp(r.maxResults(), 1, MOST);
        return ListMessageMoveTasksResponse.builder()
                .results(tasks.stream()
                        .filter(task -> task.source().equals(r.sourceArn()))
                        .limit(most)
                        .map(task -> ListMessageMoveTasksResultEntry.builder()
                                .status("COMPLETED")
                                .sourceArn(task.source())
                                .destinationArn(task.destination().orElse(null))
                                .approximateNumberOfMessagesMoved(task.moved())
                                .approximateNumberOfMessagesToMove(task.moved())
                                .startedTimestamp(task.started().toEpochMilli())
                                .build())
                        .toList())
                .build();
    }

    private Queue queue(String arn) {
        return store.withArn(arn)
                .orElseThrow(() -> ServiceError.of(
                        "ResourceNotFoundException",
                        404,
                        "The resource that you specified for the SourceArn parameter" + " doesn't exist."));
    }
}
