package dev.countersign.stack;

/** A resource that stayed behind, or will, when its stack was deleted. */
public record RetainedResource(String logicalId, String physicalId, String type) {
    public boolean isBucket() {
        return type.equals("AWS::S3::Bucket");
    }
}
