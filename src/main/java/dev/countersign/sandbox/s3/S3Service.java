package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.World;

/** S3, as far as workflows, pipelines and the AWS CLI's {@code s3} commands need it. Objects are kept in memory. */
public final class S3Service {
    private final World world;

    public S3Service(World world) {
        this.world = world;
    }

    public void register() {
        var buckets = new Buckets(world.operations());
        var owner = new Ownership(world.account());
        var events = new ObjectEvents(world);
        var writing = new ObjectWriting(world, buckets, events);
        new BucketOperations(world, buckets, owner).register();
        new BucketSettingOperations(world, buckets).register();
        writing.register();
        new ObjectCopying(world, buckets, writing).register();
        new MultipartUploads(world, buckets, writing).register();
        new ObjectReading(world, buckets, owner).register();
        new ObjectTagging(world, buckets).register();
        new ObjectDeleting(world, buckets, events).register();
        new Listing(world, buckets, owner).register();
        new VersionListing(world, buckets, owner).register();
    }
}
