package dev.countersign.domain;

/** Where an object is in S3, whatever its version. */
public record ObjectLocation(String bucket, String key) {
    public ObjectLocation {
        if (bucket.isBlank() || key.isEmpty()) {
            throw new IllegalArgumentException("an object has a bucket and a key");
        }
    }

    public String uri() {
        return "s3://" + bucket + "/" + key;
    }
}
