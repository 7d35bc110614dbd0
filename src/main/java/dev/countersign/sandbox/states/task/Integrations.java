package dev.countersign.sandbox.states.task;

import dev.countersign.sandbox.states.asl.TaskResource;
import java.util.concurrent.CompletableFuture;

/** The services that Task states can call. */
public interface Integrations {
    /** Whether there is an integration for a resource; asked when a state machine is created. */
    boolean supports(TaskResource resource);

    /** Makes the call off the caller's thread. The future never fails: a failure is a reply. */
    CompletableFuture<TaskReply> start(TaskCall call);
}
