package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The events that a bucket with EventBridge notifications sends about its objects. */
final class ObjectEvents {
    private static final String EMPTY_ETAG = "d41d8cd98f00b204e9800998ecf8427e";

    private final Buckets buckets;
    private final AtomicLong sequence = new AtomicLong();

    ObjectEvents(Buckets buckets) {
        this.buckets = buckets;
    }

    /** @param reason the operation: {@code PutObject}, {@code CopyObject}, {@code CompleteMultipartUpload} */
    void created(Bucket bucket, StoredVersion version, String reason) {
        version.content().ifPresent(content -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("key", version.key());
            object.put("size", content.body().length);
            object.put("etag", content.etag().replace("\"", ""));
            emit(bucket, version, "Object Created", object, new LinkedHashMap<>(Map.of("reason", reason)));
        });
    }

    void marked(Bucket bucket, StoredVersion marker) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", marker.key());
        object.put("etag", EMPTY_ETAG);
        emit(bucket, marker, "Object Deleted", object, deletion("Delete Marker Created"));
    }

    void removed(Bucket bucket, StoredVersion version) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", version.key());
        emit(bucket, version, "Object Deleted", object, deletion("Permanently Deleted"));
    }

    /** What a lifecycle rule has ended: a version for good, or the newest one behind a marker. */
    void expired(Bucket bucket, StoredVersion version) {
        boolean marked = version.isDeleteMarker()
                && bucket.version(version.key(), version.versionId()).isPresent();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", version.key());
        Map<String, Object> more = deletion(marked ? "Delete Marker Created" : "Permanently Deleted");
        more.put("reason", "Lifecycle Expiration");
        more.put("requester", "s3.amazonaws.com");
        emit(bucket, version, "Object Deleted", object, more);
    }

    private static Map<String, Object> deletion(String type) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("reason", "DeleteObject");
        more.put("deletion-type", type);
        return more;
    }

    private void emit(
            Bucket bucket, StoredVersion version, String type, Map<String, Object> object, Map<String, Object> more) {
        if (!BucketSettingOperations.sendsEvents(bucket)) {
            return;
        }
        if (bucket.versioning().equals(java.util.Optional.of(BucketVersioningStatus.ENABLED))) {
            object.put("version-id", version.versionId());
        }
        World world = buckets.home(bucket);
        object.put("sequencer", sequencer(world));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("version", "0");
        detail.put("bucket", Map.of("name", bucket.name()));
        detail.put("object", object);
        detail.put(
                "request-id",
                UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT));
        detail.put("requester", world.account().id());
        detail.put("source-ip-address", "127.0.0.1");
        detail.putAll(more);
        world.events().emit(new AwsEvent("aws.s3", type, List.of(S3Access.arn(bucket.name())), detail));
    }

    /** Grows with every event, so that the events of one key can be put in order. */
    private String sequencer(World world) {
        return String.format(
                Locale.ROOT, "%012X%06X", world.clock().instant().toEpochMilli(), sequence.incrementAndGet());
    }
}
