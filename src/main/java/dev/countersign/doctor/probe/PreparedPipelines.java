package dev.countersign.doctor.probe;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pipelines that were read once for many executions, each with all object versions since the oldest of them.
 *
 * @param facts those that can carry a token
 * @param existing the names of all pipelines that there are; absent when they could not be listed
 * @param cutOff where a pipeline's versions were too many: when the oldest was written that was read
 */
public record PreparedPipelines(
        List<PipelineFacts> facts, Optional<Set<String>> existing, Map<String, Instant> cutOff) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PIPELINE = "AWS::CodePipeline::Pipeline";

    public PreparedPipelines {
        facts = List.copyOf(facts);
        existing = existing.map(Set::copyOf);
        cutOff = Map.copyOf(cutOff);
    }

    /** Those of the same stack; all, where none of the stack can carry a token. */
    List<PipelineFacts> among(List<StackResource> neighbours, Set<TaskTokenHash> tokens, Instant handedOut) {
        List<String> names = names(neighbours);
        List<PipelineFacts> own =
                facts.stream().filter(one -> names.contains(one.name())).toList();
        return (own.isEmpty() ? facts : own)
                .stream().map(one -> since(one, tokens, handedOut)).toList();
    }

    private PipelineFacts since(PipelineFacts pipeline, Set<TaskTokenHash> tokens, Instant handedOut) {
        Instant from = handedOut.minus(TOLERANCE);
        Sight<List<ObjectVersion>> versions = pipeline.versions()
                .map(all -> all.stream()
                        .filter(version -> !version.lastModified().isBefore(from))
                        .toList());
        boolean found = versions.found().stream()
                .flatMap(List::stream)
                .anyMatch(version -> version.tokens().stream().anyMatch(tokens::contains));
        Optional<Instant> oldest = Optional.ofNullable(cutOff.get(pipeline.name()));
        boolean unsure = !found && oldest.filter(from::isBefore).isPresent();
        return new PipelineFacts(
                pipeline.pipeline(),
                pipeline.state(),
                pipeline.executions(),
                pipeline.actions(),
                unsure
                        ? Sight.unseen("Only the object versions since " + oldest.orElseThrow() + " were looked at.")
                        : versions,
                pipeline.returns());
    }

    List<String> missing(List<StackResource> neighbours) {
        return names(neighbours).stream()
                .filter(name -> existing.filter(all -> !all.contains(name)).isPresent())
                .toList();
    }

    private static List<String> names(List<StackResource> neighbours) {
        return neighbours.stream()
                .filter(resource -> resource.type().equals(PIPELINE))
                .flatMap(resource -> resource.physicalId().stream())
                .toList();
    }
}
