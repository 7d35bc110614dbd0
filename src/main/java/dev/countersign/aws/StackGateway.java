package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.aws.access.Writes;
import dev.countersign.domain.stack.ChangeSet;
import dev.countersign.domain.stack.ChangeSetRequest;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.stack.StackSummary;
import dev.countersign.domain.stack.TemplateSummary;
import java.util.List;
import java.util.Optional;

/** CloudFormation. Every method blocks, and throws {@link AwsFailure}. */
public interface StackGateway {
    /** Reads a template's parameters; INVALID when it is not well-formed. */
    @Reads
    TemplateSummary summarize(String template);

    /** All stacks except deleted ones, newest first. */
    @Reads
    List<StackSummary> stacks();

    /** One stack by name or ARN; by name, a deleted stack is not found. */
    @Reads
    Optional<StackDetail> find(String nameOrArn);

    @Reads
    List<StackResource> resources(StackId stack);

    /**
     * The resources of the stack that something belongs to, that thing included.
     *
     * @param physicalId for example a state machine's ARN
     * @return empty when it belongs to no stack
     */
    @Reads
    Optional<List<StackResource>> neighbours(String physicalId);

    /** The template's text as it was submitted. */
    @Reads
    String template(StackId stack);

    /**
     * Asks for a change set and returns its ARN; it is computed in the background, see {@link #changeSet}. A CREATE for a
     * name that exists is a CONFLICT.
     */
    @Writes("cloudformation:CreateChangeSet")
    String createChangeSet(ChangeSetRequest request);

    /** A change set with all its changes and their values before and after. */
    @Reads
    ChangeSet changeSet(String changeSetArn);

    /** Executes a change set; {@code token} is echoed by every event. */
    @Writes("cloudformation:ExecuteChangeSet")
    void executeChangeSet(String changeSetArn, String token);

    @Writes("cloudformation:DeleteChangeSet")
    void deleteChangeSet(String changeSetArn);

    /**
     * A stack's events after the one with the id {@code lastSeen} (all when absent), oldest first. Reads only as many pages
     * as needed.
     */
    @Reads
    List<StackEvent> events(StackId stack, Optional<String> lastSeen);

    /** Starts the deletion; {@code token} is echoed by every event. */
    @Writes("cloudformation:DeleteStack")
    void delete(StackId stack, String token);
}
