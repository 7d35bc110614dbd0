package dev.countersign.sandbox.logs;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A log group and its streams. */
final class LogGroup {
    private final String name;
    private final String arn;
    private final long created;
    private final @Nullable String kmsKeyId;
    private final Map<String, LogStream> streams = new ConcurrentSkipListMap<>();
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private volatile Optional<Integer> retentionDays = Optional.empty();

    /** @param arn without the {@code :*} that CloudFormation and older answers put behind it */
    LogGroup(String name, String arn, long created, @Nullable String kmsKeyId) {
        this.name = name;
        this.arn = arn;
        this.created = created;
        this.kmsKeyId = kmsKeyId;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    /** Epoch milliseconds. */
    long created() {
        return created;
    }

    @Nullable
    String kmsKeyId() {
        return kmsKeyId;
    }

    Map<String, LogStream> streams() {
        return streams;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** Empty: events are kept for ever. */
    Optional<Integer> retentionDays() {
        return retentionDays;
    }

    void retain(Optional<Integer> days) {
        this.retentionDays = days;
    }
}
