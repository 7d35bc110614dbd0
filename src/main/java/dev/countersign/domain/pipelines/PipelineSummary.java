package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

/**
 * A pipeline as {@code ListPipelines} tells it.
 *
 * @param version of its structure; when it is unchanged the structure need not be read again
 */
public record PipelineSummary(String name, int version) {
    public PipelineSummary {
        requireNonNull(name, "name");
    }
}
