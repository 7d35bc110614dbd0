package dev.countersign.doctor.probe;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.states.EventDetail.TaskScheduled;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Looks for a token in places that the task's own call names: of all texts among its parameters, each that may be a bucket with
 * each that may be a key, the known sources' buckets included.
 */
final class ElsewhereProbe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9!_.()/=+@,-]{1,200}");
    private static final int PLACES = 8;
    private static final int HEADS = 5;

    private final Gateways aws;
    private final Looks looks;
    private Optional<String> hidden = Optional.empty();

    ElsewhereProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /** Unseen when it was not found, and not every place could be looked at. */
    Sight<Optional<ObjectVersion>> find(TaskScheduled call, Instant since, List<PipelineFacts> pipelines) {
        List<ObjectLocation> watched = pipelines.stream()
                .flatMap(pipeline -> pipeline.pipeline().objectSources().stream())
                .map(PipelineAction::objectSource)
                .flatMap(Optional::stream)
                .toList();
        Optional<ObjectVersion> found = places(call, watched).stream()
                .filter(place -> !watched.contains(place))
                .limit(PLACES)
                .flatMap(place -> carrier(place, call, since).stream())
                .findFirst()
                .or(() -> beside(watched, call, since));
        return found.isEmpty() && hidden.isPresent() ? Sight.unseen(hidden.get()) : Sight.seen(found);
    }

    /** What was seen; what was not is remembered. */
    private <T> Optional<T> noted(Sight<T> sight) {
        hidden = hidden.or(sight::whyNot);
        return sight.found();
    }

    /** Another key in a bucket that is watched. */
    private Optional<ObjectVersion> beside(List<ObjectLocation> watched, TaskScheduled call, Instant since) {
        return watched.stream()
                .map(ObjectLocation::bucket)
                .distinct()
                .flatMap(bucket -> noted(looks.at(
                                "s3:ListBucketVersions",
                                bucket,
                                List.of(since),
                                () -> aws.objects().writtenSince(bucket, since)))
                        .stream())
                .flatMap(List::stream)
                .filter(one -> !watched.contains(one.location()))
                .limit(HEADS)
                .flatMap(one -> head(one.location(), one.versionId()).stream())
                .filter(version -> version.tokens().stream().anyMatch(call.tokens()::contains))
                .findFirst();
    }

    private Optional<ObjectVersion> head(ObjectLocation place, String id) {
        return noted(looks.at(
                "s3:GetObjectVersion",
                place.uri() + " " + id,
                List.of("elsewhere"),
                () -> aws.objects().version(place, id)));
    }

    private static List<ObjectLocation> places(TaskScheduled call, List<ObjectLocation> watched) {
        List<String> texts = texts(call.parameters());
        List<String> keys = texts.stream()
                .filter(text -> KEY.matcher(text).matches() && !text.contains("[task token"))
                .filter(text -> !text.startsWith("arn:"))
                .toList();
        return Stream.concat(
                        watched.stream().map(ObjectLocation::bucket),
                        texts.stream().filter(text -> BUCKET.matcher(text).matches()))
                .distinct()
                .flatMap(bucket -> keys.stream()
                        .filter(key -> !key.equals(bucket) && key.matches(".*[./].*"))
                        .map(key -> new ObjectLocation(bucket, key)))
                .distinct()
                .toList();
    }

    private static List<String> texts(String parameters) {
        var texts = new ArrayList<String>();
        try {
            collect(JSON.readTree(parameters), texts);
        } catch (JacksonException e) {
            return List.of();
        }
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isString()) {
            texts.add(node.asString(""));
        }
        node.valueStream().forEach(child -> collect(child, texts));
    }

    private Optional<ObjectVersion> carrier(ObjectLocation place, TaskScheduled call, Instant since) {
        List<String> ids = noted(
                        looks.at("s3:ListBucketVersions", place.uri(), List.of(since), () -> versions(place, since)))
                .orElse(List.of());
        return ids.stream()
                .flatMap(id -> head(place, id).stream())
                .filter(version -> version.tokens().stream().anyMatch(call.tokens()::contains))
                .findFirst();
    }

    /** A text that looked like a bucket need not be one. */
    private List<String> versions(ObjectLocation place, Instant since) {
        try {
            return aws.objects().versionsSince(place, since, HEADS);
        } catch (AwsFailure e) {
            if (e.is(Kind.NOT_FOUND) || e.is(Kind.INVALID)) {
                return List.of();
            }
            throw e;
        }
    }
}
