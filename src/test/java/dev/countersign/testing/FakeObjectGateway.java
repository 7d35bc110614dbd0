package dev.countersign.testing;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.ObjectGateway;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Object versions in memory, newest first; counts its calls, and fails when told to. */
public final class FakeObjectGateway implements ObjectGateway {
    private final List<ObjectVersion> versions = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private Optional<Kind> failure = Optional.empty();

    public FakeObjectGateway with(ObjectVersion version) {
        versions.addFirst(version);
        return this;
    }

    /** What a version holds, task tokens redacted. */
    public FakeObjectGateway with(String versionId, String body) {
        bodies.put(versionId, body);
        return this;
    }

    public void fail(Kind kind) {
        failure = Optional.of(kind);
    }

    public List<String> calls() {
        return calls;
    }

    private void called(String call) {
        calls.add(call);
        failure.ifPresent(kind -> {
            throw AwsFailure.of(kind, "s3:" + call.split(" ")[0], "told to fail");
        });
    }

    @Override
    public List<String> versions(ObjectLocation location, int limit) {
        called("versions " + location.uri());
        return versions.stream()
                .filter(version -> version.location().equals(location))
                .map(ObjectVersion::versionId)
                .limit(limit)
                .toList();
    }

    @Override
    public List<String> versionsSince(ObjectLocation location, Instant since, int limit) {
        called("versions " + location.uri());
        return versions.stream()
                .filter(version -> version.location().equals(location)
                        && !version.lastModified().isBefore(since))
                .map(ObjectVersion::versionId)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Written> writtenSince(String bucket, Instant since) {
        called("written " + bucket);
        return versions.stream()
                .filter(version -> version.location().bucket().equals(bucket)
                        && !version.lastModified().isBefore(since))
                .map(version -> new Written(version.location(), version.versionId(), version.lastModified()))
                .toList();
    }

    @Override
    public ObjectVersion version(ObjectLocation location, String versionId) {
        called("version " + versionId);
        return versions.stream()
                .filter(version -> version.versionId().equals(versionId))
                .findFirst()
                .orElseThrow(() -> AwsFailure.of(Kind.NOT_FOUND, "s3:GetObjectVersion", "no such version"));
    }

    @Override
    public ObjectContent content(ObjectLocation location, String versionId, int maxBytes) {
        called("content " + versionId);
        return new ObjectContent(
                "text/plain", bodies.getOrDefault(versionId, "content of " + versionId), true, 100, false);
    }
}
