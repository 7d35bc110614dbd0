package dev.countersign.stack;

import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackStatus;
import java.util.List;
import java.util.Optional;

/**
 * One look at an operation.
 *
 * @param newEvents since the look before, oldest first
 * @param isOver whether the operation has ended, well or badly
 * @param settledResources how many resources are done
 * @param failure what went wrong first, in plain words; absent while nothing has
 * @param retained what stayed behind; only for a deletion
 */
public record StackProgress(
        StackId stack,
        StackOperation.Kind kind,
        StackStatus status,
        List<StackEvent> newEvents,
        boolean isOver,
        long settledResources,
        Optional<String> failure,
        List<RetainedResource> retained) {
    /** Whether it ended as asked for. */
    public boolean isSuccess() {
        return isOver && status.isSuccess();
    }
}
