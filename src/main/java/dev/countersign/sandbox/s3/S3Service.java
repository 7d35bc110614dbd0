package dev.countersign.sandbox.s3;

import dev.countersign.sandbox.api.World;

/** S3, as far as workflows, pipelines and the AWS CLI's {@code s3} commands need it. Objects are kept in memory. */
public final class S3Service {
    private final World world;
    private final Buckets buckets;
    private final Lifecycle lifecycle;

    public S3Service(World world) {
        this.world = world;
        this.buckets = new Buckets(world.operations());
        this.lifecycle = new Lifecycle(world.clock(), buckets, new ObjectEvents(buckets));
    }

    private S3Service(World world, Buckets buckets, Lifecycle lifecycle) {
        this.world = world;
        this.buckets = buckets;
        this.lifecycle = lifecycle;
    }

    /** The door to the same buckets in another Region: their names are the whole partition's, each is in one Region. */
    public S3Service in(World otherRegion) {
        return new S3Service(otherRegion, buckets, lifecycle);
    }

    public void register() {
        var owner = new Ownership(world.account());
        var events = new ObjectEvents(buckets);
        var writing = new ObjectWriting(world, buckets, events);
        new BucketOperations(world, buckets, owner).register();
        new BucketSettingOperations(world, buckets, lifecycle).register();
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
