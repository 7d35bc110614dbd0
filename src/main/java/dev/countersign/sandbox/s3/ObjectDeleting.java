package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.Bucket;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** DeleteObject and DeleteObjects: delete markers where there is versioning, removal where there is none or a version is named. */
final class ObjectDeleting {
    private static final int MOST_KEYS = 1000;

    private final World world;
    private final Buckets buckets;
    private final ObjectEvents events;

    ObjectDeleting(World world, Buckets buckets, ObjectEvents events) {
        this.world = world;
        this.buckets = buckets;
        this.events = events;
    }

    void register() {
        var on = world.operations();
        on.on(
                DeleteObjectRequest.class,
                q -> List.of(S3Access.forVersion("s3:DeleteObject", q.bucket(), q.key(), q.versionId())),
                this::delete);
        // Each key is authorised by itself, and a refusal is told per key.
        on.on(DeleteObjectsRequest.class, Access.free(), this::deleteAll);
    }

    private DeleteObjectResponse delete(DeleteObjectRequest request, Caller caller) {
        if (request.ifMatch() != null || request.ifMatchSize() != null || request.ifMatchLastModifiedTime() != null) {
            throw ServiceError.notImplemented("conditional deletes in S3");
        }
        Bucket bucket = buckets.require(request.bucket());
        return request.versionId() == null
                ? deleteNewest(bucket, request.key())
                : deleteVersion(bucket, request.key(), request.versionId());
    }

    private DeleteObjectResponse deleteNewest(Bucket bucket, String key) {
        if (bucket.versioning().isEmpty()) {
            Optional<StoredVersion> removed = bucket.remove(key, StoredVersion.NULL_ID);
            removed.ifPresent(version -> events.removed(bucket, version));
            return DeleteObjectResponse.builder().build();
        }
        StoredVersion marker = bucket.mark(key, world.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        events.marked(bucket, marker);
        return DeleteObjectResponse.builder()
                .deleteMarker(true)
                .versionId(marker.versionId())
                .build();
    }

    private DeleteObjectResponse deleteVersion(Bucket bucket, String key, String versionId) {
        if (!Bucket.looksLikeId(versionId)) {
            throw S3Errors.invalidArgument("Invalid version id specified");
        }
        Optional<StoredVersion> removed = bucket.remove(key, versionId);
        removed.ifPresent(version -> events.removed(bucket, version));
        boolean marker = removed.map(StoredVersion::isDeleteMarker).orElse(false);
        return DeleteObjectResponse.builder()
                .versionId(versionId)
                .deleteMarker(marker ? true : null)
                .build();
    }

    private DeleteObjectsResponse deleteAll(DeleteObjectsRequest request, Caller caller) {
        buckets.require(request.bucket());
        if (request.delete() == null
                || request.delete().objects().isEmpty()
                || request.delete().objects().size() > MOST_KEYS) {
            throw S3Errors.malformedXml();
        }
        List<DeletedObject> deleted = new ArrayList<>();
        List<S3Error> errors = new ArrayList<>();
        for (ObjectIdentifier object : request.delete().objects()) {
            try {
                deleted.add(deleteOne(request.bucket(), object, caller));
            } catch (ServiceError e) {
                errors.add(error(object, e));
            }
        }
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder()
                .deleted(quiet ? List.of() : deleted)
                .errors(errors)
                .build();
    }

    private DeletedObject deleteOne(String bucket, ObjectIdentifier object, Caller caller) {
        var request = DeleteObjectRequest.builder()
                .bucket(bucket)
                .key(object.key())
                .versionId(object.versionId())
                .build();
        DeleteObjectResponse answer = world.operations().call(caller, request, DeleteObjectResponse.class);
        boolean marker = Boolean.TRUE.equals(answer.deleteMarker());
        return DeletedObject.builder()
                .key(object.key())
                .versionId(object.versionId())
                .deleteMarker(answer.deleteMarker())
                .deleteMarkerVersionId(marker ? answer.versionId() : null)
                .build();
    }

    private static S3Error error(ObjectIdentifier object, ServiceError error) {
        boolean denied = error.status() == 403;
        return S3Error.builder()
                .key(object.key())
                .versionId(object.versionId())
                .code(denied ? "AccessDenied" : error.code())
                .message(error.getMessage())
                .build();
    }
}
