package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/**
 * One resource of a stack and how it stands.
 *
 * @param live absent while the resource does not exist yet
 * @param properties as they were last applied, evaluated
 * @param since when it took this status
 */
public record StackResource(
        String logicalId,
        String type,
        Optional<Live> live,
        Properties properties,
        ResourceStatus status,
        Optional<String> reason,
        Instant since,
        String deletionPolicy,
        String updateReplacePolicy) {

    public Optional<String> physicalId() {
        return live.map(Live::physicalId);
    }

    StackResource with(Live newLive) {
        return new StackResource(
                logicalId,
                type,
                Optional.of(newLive),
                properties,
                status,
                reason,
                since,
                deletionPolicy,
                updateReplacePolicy);
    }

    StackResource with(ResourceStatus newStatus, Optional<String> newReason, Instant at) {
        return new StackResource(
                logicalId, type, live, properties, newStatus, newReason, at, deletionPolicy, updateReplacePolicy);
    }

    StackResource applied(Properties newProperties, String newDeletionPolicy, String newUpdateReplacePolicy) {
        return new StackResource(
                logicalId, type, live, newProperties, status, reason, since, newDeletionPolicy, newUpdateReplacePolicy);
    }
}
