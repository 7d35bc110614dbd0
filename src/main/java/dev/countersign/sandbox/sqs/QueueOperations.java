package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** Queues themselves. */
final class QueueOperations {
    private static final int MOST = 1000;
    private static final Duration PURGING = Duration.ofSeconds(60);

    private final World world;
    private final QueueStore store;

    QueueOperations(World world, QueueStore store) {
        this.world = world;
        this.store = store;
    }

    void register() {
        var on = world.operations();
        on.on(
                CreateQueueRequest.class,
                Access.on("sqs:CreateQueue", r -> store.arn(r.queueName())),
                (r, caller) -> create(r));
        on.on(
                GetQueueUrlRequest.class,
                Access.on("sqs:GetQueueUrl", r -> store.arn(r.queueName())),
                (r, caller) -> url(r));
        on.on(
                GetQueueAttributesRequest.class,
                onQueue("sqs:GetQueueAttributes", GetQueueAttributesRequest::queueUrl),
                (r, caller) -> attributes(r));
        on.on(
                SetQueueAttributesRequest.class,
                onQueue("sqs:SetQueueAttributes", SetQueueAttributesRequest::queueUrl),
                (r, caller) -> change(r));
        on.on(
                PurgeQueueRequest.class,
                onQueue("sqs:PurgeQueue", PurgeQueueRequest::queueUrl),
                (r, caller) -> purge(store.at(r.queueUrl())));
        on.on(DeleteQueueRequest.class, onQueue("sqs:DeleteQueue", DeleteQueueRequest::queueUrl), (r, caller) -> {
            store.remove(store.at(r.queueUrl()), now());
            return DeleteQueueResponse.builder().build();
        });
        on.on(ListQueuesRequest.class, Access.on("sqs:ListQueues", r -> store.arn("*")), (r, caller) -> list(r));
        on.on(
                ListDeadLetterSourceQueuesRequest.class,
                onQueue("sqs:ListDeadLetterSourceQueues", ListDeadLetterSourceQueuesRequest::queueUrl),
                (r, caller) -> ListDeadLetterSourceQueuesResponse.builder()
                        .queueUrls(store.sourcesOf(store.at(r.queueUrl())).stream()
                                .map(store::url)
                                .toList())
                        .build());
        registerTags();
    }

    private void registerTags() {
        var on = world.operations();
        on.on(TagQueueRequest.class, onQueue("sqs:TagQueue", TagQueueRequest::queueUrl), (r, caller) -> {
            store.at(r.queueUrl()).tags().putAll(r.tags());
            return TagQueueResponse.builder().build();
        });
        on.on(UntagQueueRequest.class, onQueue("sqs:UntagQueue", UntagQueueRequest::queueUrl), (r, caller) -> {
            store.at(r.queueUrl()).tags().keySet().removeAll(r.tagKeys());
            return UntagQueueResponse.builder().build();
        });
        on.on(
                ListQueueTagsRequest.class,
                onQueue("sqs:ListQueueTags", ListQueueTagsRequest::queueUrl),
                (r, caller) -> ListQueueTagsResponse.builder()
                        .tags(store.at(r.queueUrl()).tags())
                        .build());
    }

    private <Q> Access<Q> onQueue(String action, Function<Q, @Nullable String> url) {
        return Access.on(action, request -> store.arnOfUrl(url.apply(request)));
    }

    private Instant now() {
        return world.clock().instant();
    }

    private CreateQueueResponse create(CreateQueueRequest r) {
        String name = String.valueOf(r.queueName());
        if (name.endsWith(".fifo")) {
            throw ServiceError.notImplemented("FIFO queues");
        }
        if (r.queueName() == null || !name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw SqsErrors.invalidValue(
                    "Can only include alphanumeric characters, hyphens, or underscores." + " 1 to 80 in length");
        }
        QueueAttributes wanted = QueueAttributes.usual().with(r.attributesAsStrings());
        wanted.deadLetterQueue().ifPresent(this::checkDeadLetterQueue);
        Queue queue = store.named(name).orElseGet(() -> store.add(name, wanted, now()));
        r.attributesAsStrings().forEach((attribute, value) -> {
            if (!value.equals(queue.attributes().text(attribute).orElse(""))) {
                throw ServiceError.of(
                        "QueueNameExists",
                        "A queue already exists with the same name and a different value for attribute " + attribute);
            }
        });
        queue.tags().putAll(r.tags());
        return CreateQueueResponse.builder().queueUrl(store.url(queue)).build();
    }

    private void checkDeadLetterQueue(String arn) {
        if (store.withArn(arn).isEmpty()) {
            throw SqsErrors.invalidValue(
                    "Value for parameter RedrivePolicy is invalid. Reason: Dead letter target does not" + " exist.");
        }
    }

    private GetQueueUrlResponse url(GetQueueUrlRequest r) {
        String owner = r.queueOwnerAWSAccountId();
        if (owner != null && !owner.equals(world.account().id())) {
            throw SqsErrors.noQueue();
        }
        Queue queue = store.named(r.queueName()).orElseThrow(SqsErrors::noQueue);
        return GetQueueUrlResponse.builder().queueUrl(store.url(queue)).build();
    }

    private GetQueueAttributesResponse attributes(GetQueueAttributesRequest r) {
        Queue queue = store.at(r.queueUrl());
        Map<String, String> all = all(queue);
        List<String> names = r.attributeNamesAsStrings();
        if (!names.contains("All")) {
            names.stream()
                    .filter(name -> !all.containsKey(name))
                    .filter(name -> !name.matches(
                            "Policy|RedrivePolicy|RedriveAllowPolicy|Kms\\w+|Fifo\\w+|Content\\w+|Dedup\\w+"))
                    .findFirst()
                    .ifPresent(name -> {
                        throw SqsErrors.unknownAttribute(name);
                    });
            all.keySet().retainAll(names);
        }
        return GetQueueAttributesResponse.builder().attributesWithStrings(all).build();
    }

    private Map<String, String> all(Queue queue) {
        Map<String, String> all = queue.attributes().asMap();
        Queue.Depth depth = queue.depth(now());
        all.put("QueueArn", queue.arn());
        all.put("ApproximateNumberOfMessages", String.valueOf(depth.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(depth.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", String.valueOf(depth.delayed()));
        all.put("CreatedTimestamp", String.valueOf(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", String.valueOf(queue.modified().getEpochSecond()));
        return all;
    }

    private SetQueueAttributesResponse change(SetQueueAttributesRequest r) {
        Queue queue = store.at(r.queueUrl());
        QueueAttributes.usual().with(r.attributesAsStrings()).deadLetterQueue().ifPresent(this::checkDeadLetterQueue);
        queue.change(r.attributesAsStrings(), now());
        return SetQueueAttributesResponse.builder().build();
    }

    private PurgeQueueResponse purge(Queue queue) {
        if (now().isBefore(
                        queue.purged().equals(Instant.MIN)
                                ? Instant.MIN
                                : queue.purged().plus(PURGING))) {
            throw ServiceError.of(
                    "PurgeQueueInProgress",
                    "Only one PurgeQueue operation on " + queue.name() + " is allowed every 60 seconds.");
        }
        queue.purge(now());
        return PurgeQueueResponse.builder().build();
    }

    private ListQueuesResponse list(ListQueuesRequest r) {
        String prefix = r.queueNamePrefix() == null ? "" : r.queueNamePrefix();
        List<String> urls = store.all().stream()
                .filter(queue -> queue.name().startsWith(prefix))
                .map(store::url)
                .toList();
        try {
            Page<String> page = Page.of(urls, r.nextToken(), r.maxResults(), MOST);
            // Without a limit in the request there is never a next page.
            return ListQueuesResponse.builder()
                    .queueUrls(page.items())
                    .nextToken(r.maxResults() == null ? null : page.next())
                    .build();
        } catch (IllegalArgumentException e) {
            throw SqsErrors.invalidValue("Invalid or expired next token.");
        }
    }
}
