package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;

/**
 * What the lifecycle rules of buckets end, once a day at midnight UTC. As S3 counts: an age is rounded up to the next midnight,
 * and a version is noncurrent from when the one after it was written.
 */
final class Lifecycle {
    static final String SETTING = "lifecycle";

    private final SandboxClock clock;
    private final Buckets buckets;
    private final ObjectEvents events;
    private boolean armed;

    Lifecycle(SandboxClock clock, Buckets buckets, ObjectEvents events) {
        this.clock = clock;
        this.buckets = buckets;
        this.events = events;
    }

    /** To be told when a bucket has got rules; as long as one has some, every midnight matters. */
    synchronized void changed() {
        boolean needed =
                buckets.all().stream().anyMatch(bucket -> bucket.settings().containsKey(SETTING));
        if (needed && !armed) {
            armed = true;
            clock.at(midnightAfter(clock.instant()), this::midnight);
        }
    }

    private void midnight() {
        buckets.all()
                .forEach(bucket -> BucketSettings.of(bucket, SETTING, BucketLifecycleConfiguration.class)
                        .ifPresent(rules -> apply(bucket, rules)));
        synchronized (this) {
            armed = false;
            changed();
        }
    }

    private void apply(Bucket bucket, BucketLifecycleConfiguration configuration) {
        List<LifecycleRule> rules = configuration.rules().stream()
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                .toList();
        Map<String, List<StoredVersion>> byKey =
                bucket.all().stream().collect(Collectors.groupingBy(StoredVersion::key));
        byKey.values().forEach(newestFirst -> rules.forEach(rule -> apply(bucket, rule, newestFirst)));
    }

    private void apply(Bucket bucket, LifecycleRule rule, List<StoredVersion> newestFirst) {
        StoredVersion newest = newestFirst.getFirst();
        if (rule.noncurrentVersionExpiration() != null) {
            noncurrent(rule, newestFirst).forEach(version -> remove(bucket, version));
        }
        LifecycleExpiration expiration = rule.expiration();
        if (expiration == null
                || bucket.newest(newest.key()).filter(newest::equals).isEmpty()) {
            return;
        }
        if (newest.isDeleteMarker()) {
            boolean alone = bucket.version(newest.key(), newest.versionId()).isPresent()
                    && bucket.all().stream()
                                    .filter(version -> version.key().equals(newest.key()))
                                    .count()
                            == 1;
            if (alone && Boolean.TRUE.equals(expiration.expiredObjectDeleteMarker())) {
                remove(bucket, newest);
            }
        } else if (LifecycleFilter.takes(rule, newest) && isDue(expiration, newest)) {
            expire(bucket, newest);
        }
    }

    /** The versions that have been noncurrent for long enough, without the newest of them that are to be kept. */
    private List<StoredVersion> noncurrent(LifecycleRule rule, List<StoredVersion> newestFirst) {
        NoncurrentVersionExpiration expiration = rule.noncurrentVersionExpiration();
        int kept = Optional.ofNullable(expiration.newerNoncurrentVersions()).orElse(0);
        int days = Optional.ofNullable(expiration.noncurrentDays()).orElse(1);
        var due = new ArrayList<StoredVersion>();
        for (int i = 1 + kept; i < newestFirst.size(); i++) {
            StoredVersion version = newestFirst.get(i);
            Instant since = newestFirst.get(i - 1).modified();
            if (isOver(since, days) && LifecycleFilter.takes(rule, version)) {
                due.add(version);
            }
        }
        return due;
    }

    private boolean isDue(LifecycleExpiration expiration, StoredVersion version) {
        return expiration.days() != null
                ? isOver(version.modified(), expiration.days())
                : expiration.date() != null && !clock.instant().isBefore(expiration.date());
    }

    private boolean isOver(Instant since, int days) {
        return !clock.instant()
                .isBefore(midnightAfter(since.plus(Duration.ofDays(days)).minusSeconds(1)));
    }

    /** In a bucket with versions the newest one becomes noncurrent behind a delete marker. */
    private void expire(Bucket bucket, StoredVersion version) {
        if (bucket.versioning().isEmpty()) {
            remove(bucket, version);
            return;
        }
        events.expired(bucket, bucket.mark(version.key(), clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private void remove(Bucket bucket, StoredVersion version) {
        bucket.remove(version.key(), version.versionId()).ifPresent(gone -> events.expired(bucket, gone));
    }

    private static Instant midnightAfter(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }
}
