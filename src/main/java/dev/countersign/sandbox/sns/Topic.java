package dev.countersign.sandbox.sns;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic with its attributes, tags and subscriptions. */
final class Topic {
    private final String arn;
    private final Map<String, String> attributes = new ConcurrentSkipListMap<>();
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    Topic(String arn) {
        this.arn = arn;
    }

    String arn() {
        return arn;
    }

    /** What was set: {@code DisplayName}, {@code Policy}, {@code KmsMasterKeyId} and so on. */
    Map<String, String> attributes() {
        return attributes;
    }

    Map<String, String> tags() {
        return tags;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }
}
