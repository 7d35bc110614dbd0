package dev.countersign.doctor.facts;

import dev.countersign.domain.EventRule;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;

/**
 * What was read of one S3 source of a pipeline and of what starts the pipeline from it.
 *
 * @param polls whether CodePipeline looks by itself ({@code PollForSourceChanges}, on unless it says false)
 * @param versioning {@code Enabled}, {@code Suspended}, or empty when it was never on
 * @param starters the rules that have the pipeline as target
 */
public record SourceFacts(
        PipelineAction action,
        ObjectLocation location,
        boolean polls,
        Sight<Optional<String>> versioning,
        Sight<Boolean> sendsEvents,
        Sight<List<LifecycleRule>> lifecycle,
        Sight<List<StartRule>> starters) {
    /**
     * A rule that may start the pipeline.
     *
     * @param matches whether its pattern matches the event of a new version of the object
     */
    public record StartRule(EventRule rule, boolean matches) {}
}
