package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.ObjectLocation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One action of a pipeline's structure.
 *
 * @param category for example {@code Source}, {@code Approval}, {@code Deploy}
 * @param provider for example {@code S3}, {@code Manual}
 * @param configuration as it stands in the structure, pipeline variables not yet replaced
 * @param timeout the action's own {@code timeoutInMinutes}, if it has one
 */
public record PipelineAction(
        String name,
        String category,
        String owner,
        String provider,
        int runOrder,
        Map<String, String> configuration,
        Optional<Duration> timeout) {
    /** What CodePipeline gives a manual approval without a {@code timeoutInMinutes} of its own. */
    public static final Duration DEFAULT_APPROVAL_TIMEOUT = Duration.ofDays(7);

    public PipelineAction {
        requireNonNull(name, "name");
        requireNonNull(category, "category");
        requireNonNull(owner, "owner");
        requireNonNull(provider, "provider");
        requireNonNull(timeout, "timeout");
        configuration = Map.copyOf(configuration);
    }

    public boolean isManualApproval() {
        return category.equals("Approval") && provider.equals("Manual");
    }

    /** How long a person has to answer. */
    public Duration approvalTimeout() {
        return timeout.orElse(DEFAULT_APPROVAL_TIMEOUT);
    }

    /** The object that an S3 source action watches. */
    public Optional<ObjectLocation> objectSource() {
        String bucket = configuration.get("S3Bucket");
        String key = configuration.get("S3ObjectKey");
        boolean source = category.equals("Source") && provider.equals("S3");
        return source && bucket != null && key != null
                ? Optional.of(new ObjectLocation(bucket, key))
                : Optional.empty();
    }

    /** The message to the approver. */
    public Optional<String> customData() {
        return Optional.ofNullable(configuration.get("CustomData"));
    }

    /** The link that the approver is asked to look at. */
    public Optional<String> externalEntityLink() {
        return Optional.ofNullable(configuration.get("ExternalEntityLink"));
    }
}
