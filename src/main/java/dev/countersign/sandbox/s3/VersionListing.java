package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.store.KeyPage;
import dev.countersign.sandbox.s3.store.S3Errors;
import dev.countersign.sandbox.s3.store.StoredVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.ObjectVersionStorageClass;

/** ListObjectVersions: versions and delete markers, by key and newest first. */
final class VersionListing {
    private final World world;
    private final Buckets buckets;
    private final Ownership owner;

    VersionListing(World world, Buckets buckets, Ownership owner) {
        this.world = world;
        this.buckets = buckets;
        this.owner = owner;
    }

    void register() {
        world.operations()
                .on(
                        ListObjectVersionsRequest.class,
                        q -> Listing.access("s3:ListBucketVersions", q.bucket(), q.prefix(), q.delimiter()),
                        this::list);
    }

    private ListObjectVersionsResponse list(ListObjectVersionsRequest request, Caller caller) {
        var query = Listing.query(request.prefix(), request.delimiter(), request.maxKeys());
        List<StoredVersion> all = buckets.require(request.bucket()).all();
        List<StoredVersion> rest = behind(all, query, request.keyMarker(), request.versionIdMarker());
        KeyPage page = KeyPage.of(rest, query);
        Set<StoredVersion> newest = newest(all);
        var coded = Listing.coding(request.encodingType());
        Optional<StoredVersion> lastEntry = page.last()
                .filter(last -> !page.entries().isEmpty()
                        && page.entries().getLast().key().equals(last))
                .map(last -> page.entries().getLast());
        return ListObjectVersionsResponse.builder()
                .name(request.bucket())
                .prefix(coded.apply(query.prefix()))
                .delimiter(query.delimiter().isEmpty() ? null : coded.apply(query.delimiter()))
                .keyMarker(coded.apply(Listing.text(request.keyMarker())))
                .versionIdMarker(request.versionIdMarker())
                .maxKeys(query.maxKeys())
                .encodingType(request.encodingType())
                .isTruncated(page.last().isPresent())
                .nextKeyMarker(page.last().map(coded).orElse(null))
                .nextVersionIdMarker(lastEntry.map(StoredVersion::versionId).orElse(null))
                .versions(versions(page, newest, coded))
                .deleteMarkers(markers(page, newest, coded))
                .commonPrefixes(Listing.prefixes(page, coded))
                .build();
    }

    private static List<StoredVersion> behind(
            List<StoredVersion> all, KeyPage.Query query, @Nullable String keyMarker, @Nullable String versionMarker) {
        if (keyMarker == null || keyMarker.isEmpty()) {
            if (versionMarker != null && !versionMarker.isEmpty()) {
                throw S3Errors.invalidArgument("A version-id marker cannot be specified without a key marker.");
            }
            return all;
        }
        List<StoredVersion> rest = new ArrayList<>();
        boolean passed = false;
        for (StoredVersion version : all) {
            boolean sameKey = version.key().equals(keyMarker);
            if (query.isBehind(version.key(), keyMarker) || (sameKey && passed)) {
                rest.add(version);
            }
            passed = sameKey && (passed || version.versionId().equals(versionMarker));
        }
        return rest;
    }

    private static Set<StoredVersion> newest(List<StoredVersion> all) {
        Set<String> keys = new HashSet<>();
        Set<StoredVersion> newest = new HashSet<>();
        for (StoredVersion version : all) {
            if (keys.add(version.key())) {
                newest.add(version);
            }
        }
        return newest;
    }

    private List<ObjectVersion> versions(KeyPage page, Set<StoredVersion> newest, UnaryOperator<String> coded) {
        return page.entries().stream()
                .filter(version -> !version.isDeleteMarker())
                .map(version -> version(version, newest.contains(version), coded))
                .toList();
    }

    private ObjectVersion version(StoredVersion version, boolean latest, UnaryOperator<String> coded) {
        StoredVersion.Content content = version.content().orElseThrow();
        return ObjectVersion.builder()
                .key(coded.apply(version.key()))
                .versionId(version.versionId())
                .isLatest(latest)
                .lastModified(version.modified())
                .eTag(content.etag())
                .size((long) content.body().length)
                .checksumAlgorithm(content.checksum().algorithm())
                .checksumType("FULL_OBJECT")
                .storageClass(ObjectVersionStorageClass.STANDARD)
                .owner(owner.owner())
                .build();
    }

    private List<DeleteMarkerEntry> markers(KeyPage page, Set<StoredVersion> newest, UnaryOperator<String> coded) {
        return page.entries().stream()
                .filter(StoredVersion::isDeleteMarker)
                .map(version -> DeleteMarkerEntry.builder()
                        .key(coded.apply(version.key()))
                        .versionId(version.versionId())
                        .isLatest(newest.contains(version))
                        .lastModified(version.modified())
                        .owner(owner.owner())
                        .build())
                .toList();
    }
}
