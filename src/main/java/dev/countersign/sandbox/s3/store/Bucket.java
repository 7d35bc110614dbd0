package dev.countersign.sandbox.s3.store;

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
public final class Bucket {
    /** S3 sorts keys by their UTF-8 bytes, which is the order of code points. */
    public static final Comparator<String> KEY_ORDER = Bucket::compareKeys;

    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    private static final int ID_LENGTH = 32;
    private static final Random RANDOM = new SecureRandom();

    private final String name;
    private final Instant created;
    private final Map<String, SdkPojo> settings = new ConcurrentHashMap<>();
    private final TreeMap<String, List<StoredVersion>> versions = new TreeMap<>(KEY_ORDER);
    private Optional<BucketVersioningStatus> versioning = Optional.empty();

    public Bucket(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    /** Configurations that are only kept, by what they are about: {@code encryption}, {@code policy}… */
    public Map<String, SdkPojo> settings() {
        return settings;
    }

    /** Empty while versioning was never enabled. */
    public synchronized Optional<BucketVersioningStatus> versioning() {
        return versioning;
    }

    public synchronized void versioning(BucketVersioningStatus status) {
        versioning = Optional.of(status);
    }

    public synchronized boolean isEmpty() {
        return versions.isEmpty();
    }

    /** Stores content as the newest version of a key; while versioning is not enabled it replaces the {@code null} version. */
    public synchronized StoredVersion put(String key, StoredVersion.Content content, Instant now) {
        return insert(key, Optional.of(content), now);
    }

    /** Marks a key as deleted; only in a bucket that has, or had, versioning. */
    public synchronized StoredVersion mark(String key, Instant now) {
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
    public synchronized Optional<StoredVersion> remove(String key, String versionId) {
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

    public synchronized Optional<StoredVersion> newest(String key) {
        return versions.getOrDefault(key, List.of()).stream().findFirst();
    }

    public synchronized Optional<StoredVersion> version(String key, String versionId) {
        return find(versions.getOrDefault(key, List.of()), versionId);
    }

    public synchronized void tag(StoredVersion version, Map<String, String> tags) {
        List<StoredVersion> ofKey = versions.getOrDefault(version.key(), List.of());
        int at = ofKey.indexOf(version);
        if (at >= 0) {
            ofKey.set(at, version.withTags(tags));
        }
    }

    /** The newest versions of all keys that are not deleted, by key. */
    public synchronized List<StoredVersion> current() {
        return versions.values().stream()
                .map(List::getFirst)
                .filter(version -> !version.isDeleteMarker())
                .toList();
    }

    /** All versions and delete markers by key, the newest of each key first. */
    public synchronized List<StoredVersion> all() {
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
    public static boolean looksLikeId(String versionId) {
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
