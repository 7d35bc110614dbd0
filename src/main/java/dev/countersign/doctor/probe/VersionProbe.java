package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the object versions that carry tokens. Each look at a version is a call, so those come first that a task's own answer names,
 * then those that were written soonest after the tokens were handed out, until all are found.
 */
final class VersionProbe {
    /** S3 tells whole seconds, and clocks of services may differ a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final int LISTED = 10_000;
    private static final int HEADS = 60;
    private static final int HEADS_PER_TOKEN = 3;
    private static final int NEWEST = 2;
    /** Objects that may be what a workflow hands over; and so many bodies are read when no metadata carry a token. */
    private static final long SMALL = 256 * 1024L;

    private static final int BODIES = 10;

    private final Gateways aws;
    private final Looks looks;
    private final Wanted wanted;

    VersionProbe(Gateways aws, Looks looks, Wanted wanted) {
        this.aws = aws;
        this.looks = looks;
        this.wanted = wanted;
    }

    /**
     * What was found at the sources of one pipeline.
     *
     * @param versions those that were read, newest first
     * @param unread why a token may be there that was not found; absent when everything was read
     */
    record Versions(Sight<List<ObjectVersion>> versions, Optional<String> unread) {}

    Versions of(Pipeline pipeline) {
        var read = new ArrayList<ObjectVersion>();
        Optional<String> unread = Optional.empty();
        for (PipelineAction source : pipeline.objectSources()) {
            ObjectLocation location = source.objectSource().orElseThrow();
            Instant since = wanted.since().minus(TOLERANCE);
            Sight<List<String>> ids = looks.at(
                    "s3:ListBucketVersions",
                    location.uri(),
                    List.of("ids", since),
                    () -> aws.objects().versionsSince(location, since, LISTED));
            if (ids instanceof Sight.Unseen<List<String>>(String why)) {
                return new Versions(Sight.unseen(why), Optional.empty());
            }
            List<String> found = ids.found().orElse(List.of());
            Optional<String> why = read(location, found, read);
            if (why.isPresent()) {
                return new Versions(Sight.unseen(why.get()), Optional.empty());
            }
            unread = unread.or(() -> incomplete(location, found, read));
        }
        return new Versions(Sight.seen(List.copyOf(read)), unread);
    }

    /** Reads versions of one object, and says why when one could not be read. */
    private Optional<String> read(ObjectLocation location, List<String> newestFirst, List<ObjectVersion> read) {
        Set<String> newest = new HashSet<>(newestFirst.subList(0, Math.min(NEWEST, newestFirst.size())));
        var seen = new ArrayList<String>();
        int budget = HEADS + HEADS_PER_TOKEN * wanted.tokens().size();
        for (String id : inOrder(newestFirst)) {
            // Once all tokens are found, only what came last is of interest: whether something newer took their place.
            boolean needed = newest.contains(id) || !missing(read).isEmpty() && seen.size() < budget;
            if (!needed) {
                continue;
            }
            Sight<Optional<ObjectVersion>> head = looks.at(
                    "s3:GetObjectVersion",
                    location.uri() + " " + id,
                    () -> Found.of(() -> aws.objects().version(location, id)));
            if (head.whyNot().isPresent()) {
                return head.whyNot();
            }
            seen.add(id);
            head.found().flatMap(one -> one).ifPresent(read::add);
        }
        lookInside(location, read);
        List<String> order = newestFirst;
        read.sort((a, b) -> a.location().equals(location) && b.location().equals(location)
                ? Integer.compare(order.indexOf(a.versionId()), order.indexOf(b.versionId()))
                : 0);
        return Optional.empty();
    }

    /** A token that no metadata carry may stand in an object's text: some workflows write it there. */
    private void lookInside(ObjectLocation location, List<ObjectVersion> read) {
        List<ObjectVersion> candidates = read.stream()
                .filter(version ->
                        version.location().equals(location) && version.tokens().isEmpty() && version.size() <= SMALL)
                .limit(BODIES)
                .toList();
        for (ObjectVersion version : candidates) {
            if (missing(read).isEmpty()) {
                return;
            }
            Set<TaskTokenHash> inside = new HashSet<>(wanted.tokens());
            String text = body(version);
            inside.removeIf(token -> !text.contains("[" + token + "]"));
            if (!inside.isEmpty()) {
                read.set(read.indexOf(version), version.withTokens(inside));
            }
        }
    }

    private String body(ObjectVersion version) {
        return looks.at(
                        "s3:GetObjectVersion",
                        version.location().uri() + " " + version.versionId(),
                        List.of("body"),
                        () -> aws.objects().content(version.location(), version.versionId(), (int) SMALL))
                .found()
                .map(ObjectContent::text)
                .orElse("");
    }

    /** The named ones, then the others, the oldest first. */
    private Set<String> inOrder(List<String> newestFirst) {
        Set<String> order = new LinkedHashSet<>();
        newestFirst.stream().filter(wanted::names).forEach(order::add);
        order.addAll(newestFirst.reversed());
        return order;
    }

    private Set<TaskTokenHash> missing(List<ObjectVersion> read) {
        Set<TaskTokenHash> found = new HashSet<>();
        read.forEach(version -> found.addAll(version.tokens()));
        return wanted.without(found);
    }

    private Optional<String> incomplete(ObjectLocation location, List<String> ids, List<ObjectVersion> read) {
        long here = read.stream()
                .filter(version -> version.location().equals(location))
                .count();
        return ids.size() > here && !missing(read).isEmpty()
                ? Optional.of(ids.size() + " versions of " + location.uri()
                        + " were written since the token was handed out; the first " + here
                        + " were read, and the token is not among them.")
                : Optional.empty();
    }
}
