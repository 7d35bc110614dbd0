package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads pipelines wholly, for many executions at once: every version that may carry one of their tokens, every approval. */
public final class PipelineReading {
    /** S3 tells whole seconds, and clocks of services may differ a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int VERSIONS = 3000;
    private static final int EXECUTIONS = 1000;
    private static final int ACTIONS = 2000;

    private final Gateways aws;
    private final Looks looks;

    public PipelineReading(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /** A pipeline and how it stands. */
    public record Read(PipelineFacts facts, Optional<Instant> cutOff) {}

    /** The structure of a pipeline; empty when it cannot carry a token, is gone, or could not be read. */
    public Optional<Pipeline> structure(String name) {
        return looks.at(
                        "codepipeline:GetPipeline",
                        name,
                        () -> Absence.orNone(() -> aws.pipelines().pipeline(name)))
                .found()
                .flatMap(found -> found)
                .filter(PipelineProbe::mayCarry);
    }

    /** @param since when the oldest of the executions started */
    public Read read(Pipeline pipeline, Instant since) {
        String name = pipeline.name();
        Sight<List<PipelineExecution>> executions = looks.at(
                "codepipeline:ListPipelineExecutions",
                name,
                () -> aws.pipelines().executions(name, EXECUTIONS));
        Sight<List<ActionExecution>> actions = looks.at(
                "codepipeline:ListActionExecutions",
                name,
                () -> aws.pipelines().actionExecutions(name, Optional.empty(), ACTIONS));
        Map<ObjectLocation, Sight<List<String>>> listed = new HashMap<>();
        for (PipelineAction source : pipeline.objectSources()) {
            ObjectLocation place = source.objectSource().orElseThrow();
            listed.put(
                    place,
                    looks.at(
                            "s3:ListBucketVersions",
                            place.uri(),
                            () -> aws.objects().versionsSince(place, since.minus(TOLERANCE), VERSIONS)));
        }
        Sight<List<ObjectVersion>> versions = versions(listed);
        boolean cut =
                listed.values().stream().flatMap(ids -> ids.found().stream()).anyMatch(ids -> ids.size() == VERSIONS);
        Optional<Instant> oldest = versions.found().stream()
                .filter(_ -> cut)
                .flatMap(List::stream)
                .map(ObjectVersion::lastModified)
                .min(Comparator.naturalOrder());
        return new Read(
                new PipelineFacts(
                        pipeline,
                        looks.at(
                                "codepipeline:GetPipelineState",
                                name,
                                () -> aws.pipelines().state(name)),
                        executions,
                        actions,
                        versions,
                        Sight.unseen("The way back has not been looked at.")),
                oldest);
    }

    private Sight<List<ObjectVersion>> versions(Map<ObjectLocation, Sight<List<String>>> listed) {
        Optional<String> hidden =
                listed.values().stream().flatMap(ids -> ids.whyNot().stream()).findFirst();
        if (hidden.isPresent()) {
            return Sight.unseen(hidden.get());
        }
        List<Supplier<Sight<Optional<ObjectVersion>>>> heads = listed.entrySet().stream()
                .flatMap(entry -> entry.getValue().found().orElse(List.of()).stream()
                        .<Supplier<Sight<Optional<ObjectVersion>>>>map(id -> () -> head(entry.getKey(), id)))
                .toList();
        List<Sight<Optional<ObjectVersion>>> seen = AtOnce.map(heads, Supplier::get);
        Optional<String> refused =
                seen.stream().flatMap(one -> one.whyNot().stream()).findFirst();
        return refused.isPresent()
                ? Sight.unseen(refused.get())
                : Sight.seen(seen.stream()
                        .flatMap(one -> one.found().stream())
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(ObjectVersion::lastModified)
                                .reversed())
                        .toList());
    }

    private Sight<Optional<ObjectVersion>> head(ObjectLocation place, String id) {
        return looks.at(
                "s3:GetObjectVersion",
                place.uri() + " " + id,
                () -> Absence.orNone(() -> aws.objects().version(place, id)));
    }

    /** The object versions that a pipeline execution took; unseen when one of them could not be looked at. */
    public Sight<List<ObjectVersion>> taken(PipelineFacts facts, String pipelineExecution) {
        Set<String> ids = facts.executions().found().stream()
                .flatMap(List::stream)
                .filter(run -> run.id().equals(pipelineExecution))
                .flatMap(run -> run.sources().stream())
                .map(PipelineExecution.SourceRevision::revisionId)
                .collect(Collectors.toSet());
        List<ObjectVersion> known = facts.versions().found().stream()
                .flatMap(List::stream)
                .filter(version -> ids.contains(version.versionId()))
                .toList();
        if (!known.isEmpty()) {
            return Sight.seen(known);
        }
        List<Sight<Optional<ObjectVersion>>> heads = facts.pipeline().objectSources().stream()
                .flatMap(source -> source.objectSource().stream())
                .flatMap(place -> ids.stream().map(id -> head(place, id)))
                .toList();
        Optional<String> refused =
                heads.stream().flatMap(one -> one.whyNot().stream()).findFirst();
        return refused.isPresent()
                ? Sight.unseen(refused.get())
                : Sight.seen(heads.stream()
                        .flatMap(one -> one.found().stream())
                        .flatMap(Optional::stream)
                        .toList());
    }
}
