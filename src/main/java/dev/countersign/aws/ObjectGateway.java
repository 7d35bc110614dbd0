package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import java.time.Instant;
import java.util.List;

/** Versions of S3 objects. Every method blocks and throws {@link AwsFailure}. Task tokens never get past it. */
public interface ObjectGateway {
    /** The ids of the newest versions of one object, newest first; delete markers left out. */
    @Reads
    List<String> versions(ObjectLocation location, int limit);

    /** The ids of the versions of one object that were written at {@code since} or later, newest first. */
    @Reads
    List<String> versionsSince(ObjectLocation location, Instant since, int limit);

    /** The versions of all objects of a bucket that were written at {@code since} or later; the listing is read up to a limit. */
    @Reads
    List<Written> writtenSince(String bucket, Instant since);

    /** One version of one object. */
    record Written(ObjectLocation location, String versionId, Instant lastModified) {}

    /** One version and its metadata. */
    @Reads
    ObjectVersion version(ObjectLocation location, String versionId);

    /** What a version holds, at most {@code maxBytes} of it. */
    @Reads
    ObjectContent content(ObjectLocation location, String versionId, int maxBytes);
}
