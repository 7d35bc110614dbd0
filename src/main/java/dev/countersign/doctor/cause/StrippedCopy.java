package dev.countersign.doctor.cause;

import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineExecution;
import java.util.List;

/** A version with the content of another one, and without its token. */
final class StrippedCopy {
    private StrippedCopy() {}

    /** Whether what a run took is such a copy of {@code ours}. */
    static boolean isTakenBy(CaseFacts facts, ObjectVersion ours, PipelineExecution run) {
        return facts.pipelines().stream()
                .flatMap(pipeline -> pipeline.versions().found().stream())
                .flatMap(List::stream)
                .filter(version -> run.took(version.versionId()))
                .anyMatch(
                        version -> version.tokens().isEmpty() && version.etag().equals(ours.etag()));
    }
}
