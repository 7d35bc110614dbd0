package dev.countersign.watch.read;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.ObjectGateway;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions of the objects that a pipeline's S3 sources watch. A version never changes, so each is looked at once; of a long
 * list the newest come first and the others in later rounds.
 */
final class ObjectFollower {
    private static final int LISTED = 100;
    private static final int LOOKS_PER_ROUND = 20;
    private static final Duration QUIET_AGE = Duration.ofSeconds(60);
    private static final Duration WANTED_AGE = Duration.ofSeconds(1);

    private record Id(ObjectLocation location, String versionId) {}

    private final ObjectGateway gateway;
    private final InstantSource local;
    private final Map<Id, Optional<ObjectVersion>> known = new ConcurrentHashMap<>();
    private volatile Sight<List<ObjectVersion>> versions =
            Sight.unseen("The versions of the source object have not been read yet.");
    private volatile Instant listed = Instant.EPOCH;
    private volatile boolean unfinished;

    ObjectFollower(ObjectGateway gateway, InstantSource local) {
        this.gateway = gateway;
        this.local = local;
    }

    Sight<List<ObjectVersion>> versions() {
        return versions;
    }

    void read(Reading reading, Pipeline pipeline, boolean changed, Set<TaskTokenHash> wanted) {
        Duration age = Duration.between(listed, local.instant());
        boolean due = changed || unfinished || age.compareTo(wanted.isEmpty() ? QUIET_AGE : WANTED_AGE) >= 0;
        if (!due || reading.isCutOff()) {
            return;
        }
        listed = local.instant();
        versions = reading.look(versions, () -> look(pipeline));
    }

    private List<ObjectVersion> look(Pipeline pipeline) {
        List<Id> present = pipeline.objectSources().stream()
                .map(PipelineAction::objectSource)
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(location -> gateway.versions(location, LISTED).stream().map(id -> new Id(location, id)))
                .toList();
        List<Id> fresh = present.stream().filter(id -> !known.containsKey(id)).toList();
        fresh.stream().limit(LOOKS_PER_ROUND).forEach(this::head);
        unfinished = fresh.size() > LOOKS_PER_ROUND;
        return known.values().stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ObjectVersion::lastModified).reversed())
                .toList();
    }

    private void head(Id id) {
        try {
            known.put(id, Optional.of(gateway.version(id.location(), id.versionId())));
        } catch (AwsFailure e) {
            if (!e.is(Kind.NOT_FOUND) && !e.is(Kind.INVALID)) {
                throw e;
            }
            // Deleted meanwhile: there is nothing to look at any more.
            known.put(id, Optional.empty());
        }
    }
}
