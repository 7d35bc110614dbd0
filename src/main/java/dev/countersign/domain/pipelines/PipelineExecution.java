package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a pipeline, as {@code ListPipelineExecutions} tells it.
 *
 * @param trigger for example {@code CloudWatchEvent}, with what set it off where that is known
 */
public record PipelineExecution(
        String pipeline,
        String id,
        PipelineExecutionStatus status,
        Optional<String> statusSummary,
        Instant startTime,
        Instant lastUpdateTime,
        List<SourceRevision> sources,
        Optional<String> trigger) {

    public PipelineExecution {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(id, "id");
        requireNonNull(status, "status");
        requireNonNull(statusSummary, "statusSummary");
        requireNonNull(startTime, "startTime");
        requireNonNull(lastUpdateTime, "lastUpdateTime");
        requireNonNull(trigger, "trigger");
        sources = List.copyOf(sources);
    }

    /** A pipeline execution's status in the words of CodePipeline. */
    public enum PipelineExecutionStatus {
        CANCELLED,
        IN_PROGRESS,
        STOPPED,
        STOPPING,
        SUCCEEDED,
        SUPERSEDED,
        FAILED,
        /** A word that this program does not know. */
        OTHER
    }

    /**
     * What a source action took.
     *
     * @param revisionId for an S3 source the object's version id
     */
    public record SourceRevision(String action, String revisionId, Optional<String> summary, Optional<String> url) {}

    /** Whether a source action took that version of an object. */
    public boolean took(String versionId) {
        return sources.stream().anyMatch(source -> source.revisionId().equals(versionId));
    }
}
