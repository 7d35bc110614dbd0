package dev.countersign.sandbox.sns;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All topics of the account. */
final class TopicStore {
    private static final int NOT_FOUND = 404;
    private static final int MOST = 100;

    private final Account account;
    private final Map<String, Topic> topics = new ConcurrentSkipListMap<>();

    TopicStore(Account account) {
        this.account = account;
    }

    String arn(@Nullable String name) {
        return account.arn("sns", String.valueOf(name));
    }

    /** The topic of that name, new or not. */
    Topic create(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw invalid("Topic Name");
        }
        return topics.computeIfAbsent(arn(name), Topic::new);
    }

    Topic get(@Nullable String arn) {
        String text = String.valueOf(arn);
        if (!text.matches("arn:aws:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.-]+")) {
            throw invalid("TopicArn");
        }
        return Optional.ofNullable(topics.get(text))
                .orElseThrow(() -> ServiceError.of("NotFound", NOT_FOUND, "Topic does not exist"));
    }

    /** The subscription with this ARN. */
    Optional<Subscription> subscription(@Nullable String arn) {
        return topics.values().stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .filter(subscription -> subscription.arn().equals(arn))
                .findFirst();
    }

    Subscription subscriptionOrFail(@Nullable String arn) {
        return subscription(arn)
                .orElseThrow(() -> ServiceError.of("NotFound", NOT_FOUND, "Subscription does not exist"));
    }

    void delete(@Nullable String arn) {
        topics.remove(String.valueOf(arn));
    }

    List<Topic> all() {
        return List.copyOf(topics.values());
    }

    static ServiceError invalid(String what) {
        return ServiceError.of("InvalidParameter", "Invalid parameter: " + what);
    }

    static <T> Page<T> page(List<T> all, @Nullable String token) {
        try {
            return Page.of(all, token, null, MOST);
        } catch (IllegalArgumentException e) {
            throw invalid("NextToken");
        }
    }
}
