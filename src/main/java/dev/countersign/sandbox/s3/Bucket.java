package dev.countersign.sandbox.s3;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A bucket: its settings and the versions of its objects, newest first under each key. */
final class Bucket {
    /** S3 sorts keys by their UTF-8 bytes, which is the order of code points. */
    static final Comparator<String> KEY_ORDER = Bucket::compareKeys;

    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    private static final int ID_LENGTH = 32;
    private static final Random RANDOM = new SecureRandom();

    private final String name;
    private final Instant created;
    private final Map<String, SdkPojo> settings = new ConcurrentHashMap<>();
    private final TreeMap<String, List<StoredVersion>> versions = new TreeMap<>(KEY_ORDER);
    private Optional<BucketVersioningStatus> versioning = Optional.empty();

    Bucket(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    /** Configurations that are only kept, by what they are about: {@code encryption}, {@code policy}… */
    Map<String, SdkPojo> settings() {
        return settings;
    }

    /** Empty while versioning was never enabled. */
    synchronized Optional<BucketVersioningStatus> versioning() {
        return versioning;
    }

    synchronized void versioning(BucketVersioningStatus status) {
        versioning = Optional.of(status);
    }

    synchronized boolean isEmpty() {
        return versions.isEmpty();
    }

    /** Stores content as the newest version of a key; while versioning is not enabled it replaces the {@code null} version. */
    synchronized StoredVersion put(String key, StoredVersion.Content content, Instant now) {
        return insert(key, Optional.of(content), now);
    }

    /** Marks a key as deleted; only in a bucket that has, or had, versioning. */
    synchronized StoredVersion mark(String key, Instant now) {
        return insert(key, Optional.empty(), now);
    }

    private StoredVersion insert(String key, Optional<StoredVersion.Content> content, Instant now) {
        boolean enabled = versioning.equals(Optional.of(BucketVersioningStatus.ENABLED));
        String id = enabled ? newId() : StoredVersion.NULL_ID;
        if (!enabled) {
            remove(key, StoredVersion.NULL_ID);
        }
        var version = new StoredVersion(key, id, now, content);
        versions.computeIfAbsent(key, k -> new ArrayList<>()).addFirst(version);
        return version;
    }

    /** Takes one version away for good; empty if there is none of that id. */
    synchronized Optional<StoredVersion> remove(String key, String versionId) {
        List<StoredVersion> ofKey = versions.getOrDefault(key, List.of());
        Optional<StoredVersion> found = find(ofKey, versionId);
        found.ifPresent(version -> {
            ofKey.remove(version);
            if (ofKey.isEmpty()) {
                versions.remove(key);
            }
        });
        return found;
    }

    synchronized Optional<StoredVersion> newest(String key) {
        return versions.getOrDefault(key, List.of()).stream().findFirst();
    }

    synchronized Optional<StoredVersion> version(String key, String versionId) {
        return find(versions.getOrDefault(key, List.of()), versionId);
    }

    synchronized void tag(StoredVersion version, Map<String, String> tags) {
        List<StoredVersion> ofKey = versions.getOrDefault(version.key(), List.of());
        int at = ofKey.indexOf(version);
        if (at >= 0) {
            ofKey.set(at, version.withTags(tags));
        }
    }

    /** The newest versions of all keys that are not deleted, by key. */
    synchronized List<StoredVersion> current() {
        return versions.values().stream()
                .map(List::getFirst)
                .filter(version -> !version.isDeleteMarker())
                .toList();
    }

    /** All versions and delete markers by key, the newest of each key first. */
    synchronized List<StoredVersion> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    private static Optional<StoredVersion> find(List<StoredVersion> ofKey, String versionId) {
        return ofKey.stream()
                .filter(version -> version.versionId().equals(versionId))
                .findFirst();
    }

    private static String newId() {
        var id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    /** Whether a text could be a version id at all. */
    static boolean looksLikeId(String versionId) {
        return versionId.equals(StoredVersion.NULL_ID)
                || (versionId.length() == ID_LENGTH
                        && versionId.chars().allMatch(letter -> ID_LETTERS.indexOf(letter) >= 0));
    }

    private static int compareKeys(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return java.util.Arrays.compare(a, b);
    }
}
