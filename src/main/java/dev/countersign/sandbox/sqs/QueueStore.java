package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.ServiceError;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All queues of the account. A queue's URL begins with this sandbox's own address, since some clients send their requests there. */
final class QueueStore {
    private static final Duration NAME_TAKEN = Duration.ofSeconds(60);

    private final Account account;
    private final Supplier<URI> endpoint;
    private final Map<String, Queue> queues = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> deleted = new ConcurrentHashMap<>();

    QueueStore(Account account, Supplier<URI> endpoint) {
        this.account = account;
        this.endpoint = endpoint;
    }

    String arn(@Nullable String name) {
        return account.arn("sqs", String.valueOf(name));
    }

    String url(Queue queue) {
        return endpoint.get() + "/" + account.id() + "/" + queue.name();
    }

    /** The ARN that a queue URL stands for, whether there is such a queue or not. */
    String arnOfUrl(@Nullable String url) {
        return arn(name(url));
    }

    private static String name(@Nullable String url) {
        String text = String.valueOf(url);
        return text.substring(text.lastIndexOf('/') + 1);
    }

    Optional<Queue> named(@Nullable String name) {
        return Optional.ofNullable(name).map(queues::get);
    }

    Queue at(@Nullable String url) {
        if (url == null || url.isEmpty()) {
            throw SqsErrors.missing("QueueUrl");
        }
        return named(name(url)).orElseThrow(SqsErrors::noQueue);
    }

    Optional<Queue> withArn(String arn) {
        return named(arn.substring(arn.lastIndexOf(':') + 1))
                .filter(queue -> queue.arn().equals(arn));
    }

    /** A new queue. */
    Queue add(String name, QueueAttributes attributes, Instant now) {
        Instant gone = deleted.get(name);
        if (gone != null && now.isBefore(gone.plus(NAME_TAKEN))) {
            throw ServiceError.of(
                    "QueueDeletedRecently",
                    "You must wait 60 seconds after deleting a queue before you can create another with the same name.");
        }
        var queue = new Queue(name, arn(name), now, attributes);
        queues.put(name, queue);
        return queue;
    }

    void remove(Queue queue, Instant now) {
        queues.remove(queue.name());
        deleted.put(queue.name(), now);
    }

    List<Queue> all() {
        return List.copyOf(queues.values());
    }

    /** The queues that give their dead letters to this one. */
    List<Queue> sourcesOf(Queue deadLetters) {
        return all().stream()
                .filter(queue -> queue.attributes()
                        .deadLetterQueue()
                        .filter(deadLetters.arn()::equals)
                        .isPresent())
                .toList();
    }
}
