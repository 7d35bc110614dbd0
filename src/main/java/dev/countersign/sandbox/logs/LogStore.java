package dev.countersign.sandbox.logs;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.ServiceError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All log groups of the account, and their ARNs. */
final class LogStore {
    private final Account account;
    private final InstantSource clock;
    private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();
    private final AtomicLong eventIds = new AtomicLong();

    LogStore(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /** What permissions on a log group and its streams are asked on; an unknown stream is left empty. */
    String streamArn(@Nullable String group, @Nullable String stream) {
        return arn(group == null ? "" : group) + ":log-stream:" + (stream == null ? "" : stream);
    }

    private String arn(String group) {
        return account.arn("logs", "log-group:" + group);
    }

    LogGroup create(String name, @Nullable String kmsKeyId) {
        if (!name.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            throw invalid("1 validation error detected: Value '" + name
                    + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [\\.\\-_/#A-Za-z0-9]+");
        }
        var group = new LogGroup(name, arn(name), now(), kmsKeyId);
        if (groups.putIfAbsent(name, group) != null) {
            throw ServiceError.of("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        return group;
    }

    LogStream createStream(LogGroup group, String name) {
        if (!name.matches("[^:*]{1,512}")) {
            throw invalid("1 validation error detected: Value '" + name
                    + "' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [^:*]*");
        }
        var stream = new LogStream(name, streamArn(group.name(), name), now());
        if (group.streams().putIfAbsent(name, stream) != null) {
            throw ServiceError.of("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
        return stream;
    }

    /** The group with this name, or with this ARN (with or without {@code :*}). */
    LogGroup group(@Nullable String nameOrArn) {
        return Optional.ofNullable(groups.get(nameOf(nameOrArn)))
                .orElseThrow(
                        () -> ServiceError.of("ResourceNotFoundException", "The specified log group does not exist."));
    }

    LogStream stream(LogGroup group, @Nullable String name) {
        return Optional.ofNullable(name)
                .map(group.streams()::get)
                .orElseThrow(
                        () -> ServiceError.of("ResourceNotFoundException", "The specified log stream does not exist."));
    }

    static String nameOf(@Nullable String nameOrArn) {
        String text = String.valueOf(nameOrArn);
        int at = text.indexOf(":log-group:");
        return at < 0 ? text : text.substring(at + ":log-group:".length()).replaceFirst(":.*$", "");
    }

    List<LogGroup> groups() {
        return List.copyOf(groups.values());
    }

    void delete(LogGroup group) {
        groups.remove(group.name());
    }

    /** The events of a stream that the group's retention has left. */
    List<LogStream.Event> events(LogGroup group, LogStream stream) {
        group.retentionDays()
                .ifPresent(
                        days -> stream.dropBefore(now() - Duration.ofDays(days).toMillis()));
        return stream.events();
    }

    LogStream.Event event(LogStream stream, long timestamp, String message) {
        // AWS's event ids are 56 digits long.
        String id = "%056d".formatted(eventIds.incrementAndGet());
        return new LogStream.Event(id, stream.name(), timestamp, now(), message);
    }

    long now() {
        return clock.instant().toEpochMilli();
    }

    static ServiceError invalid(String message) {
        return ServiceError.of("InvalidParameterException", message);
    }
}
