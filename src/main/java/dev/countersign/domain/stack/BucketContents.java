package dev.countersign.domain.stack;

/**
 * What a bucket holds.
 *
 * @param versions object versions, current ones included
 * @param bytes of all versions together
 */
public record BucketContents(String bucket, long versions, long deleteMarkers, long bytes) {
    public boolean isEmpty() {
        return entries() == 0;
    }

    /** What emptying has to delete. */
    public long entries() {
        return versions + deleteMarkers;
    }
}
