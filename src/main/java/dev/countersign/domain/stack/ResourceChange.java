package dev.countersign.domain.stack;

import java.util.List;
import java.util.Optional;

/**
 * What a change set does to one resource.
 *
 * @param physicalId absent for a resource that is added
 * @param properties what differs, with both values where CloudFormation tells them
 * @param before all properties as JSON, as they are; absent when there are none or CloudFormation does not tell
 * @param after all properties as JSON, as they will be; absent likewise
 */
public record ResourceChange(
        Action action,
        String logicalId,
        Optional<String> physicalId,
        String resourceType,
        Replacement replacement,
        List<PropertyChange> properties,
        Optional<String> before,
        Optional<String> after) {
    /** What happens to the resource. */
    public enum Action {
        ADD,
        MODIFY,
        REMOVE,
        IMPORT,
        /** Cannot be told before execution. */
        DYNAMIC
    }

    /** Whether the resource is made anew under another physical id. */
    public enum Replacement {
        NO,
        /** Depends on a value that is only known during execution. */
        CONDITIONAL,
        YES
    }

    /** Whether permissions change: these must be seen first. */
    public boolean isAboutPermissions() {
        return resourceType.startsWith("AWS::IAM::")
                || resourceType.equals("AWS::Lambda::Permission")
                || resourceType.equals("AWS::S3::BucketPolicy")
                || resourceType.equals("AWS::SNS::TopicPolicy")
                || resourceType.equals("AWS::SQS::QueuePolicy")
                || resourceType.equals("AWS::KMS::Key");
    }
}
