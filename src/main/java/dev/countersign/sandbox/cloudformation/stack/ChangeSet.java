package dev.countersign.sandbox.cloudformation.stack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;

/** A change set: what a plan would change, and whether it may be, or has been, executed. */
public final class ChangeSet {
    /** How a change set without changes says so; tools recognise it by the first sentence. */
    public static final String NO_CHANGES =
            "The submitted information didn't contain changes. Submit different information to create a change set.";

    private final String id;
    private final String name;
    private final ChangeSetType type;
    private final Plan plan;
    private final Instant created;
    private final Optional<String> description;
    private ChangeSetStatus status = ChangeSetStatus.CREATE_PENDING;
    private ExecutionStatus execution = ExecutionStatus.UNAVAILABLE;
    private Optional<String> reason = Optional.empty();
    private List<Change> changes = List.of();

    public ChangeSet(
            String id, String name, ChangeSetType type, Plan plan, Instant created, Optional<String> description) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.plan = plan;
        this.created = created;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public ChangeSetType type() {
        return type;
    }

    public Plan plan() {
        return plan;
    }

    public Instant created() {
        return created;
    }

    public Optional<String> description() {
        return description;
    }

    public synchronized ChangeSetStatus status() {
        return status;
    }

    public synchronized ExecutionStatus execution() {
        return execution;
    }

    public synchronized Optional<String> reason() {
        return reason;
    }

    public synchronized List<Change> changes() {
        return changes;
    }

    synchronized void computing() {
        status = ChangeSetStatus.CREATE_IN_PROGRESS;
    }

    synchronized void ready(List<Change> found) {
        changes = List.copyOf(found);
        status = ChangeSetStatus.CREATE_COMPLETE;
        execution = ExecutionStatus.AVAILABLE;
    }

    synchronized void failed(String why) {
        status = ChangeSetStatus.FAILED;
        reason = Optional.of(why);
    }

    synchronized void executing() {
        execution = ExecutionStatus.EXECUTE_IN_PROGRESS;
    }

    synchronized void executed(boolean well) {
        execution = well ? ExecutionStatus.EXECUTE_COMPLETE : ExecutionStatus.EXECUTE_FAILED;
    }
}
