package dev.countersign.stack;

import dev.countersign.aws.StackGateway;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that CloudFormation is doing to a stack. Each {@link #poll} reads only the events that are new; the events of
 * earlier operations on the stack are left out. To be used by one thread at a time.
 */
public final class StackOperation {
    /** What is being done. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    private final StackGateway stacks;
    private final StackId stack;
    private final Kind kind;
    private final String token;
    private final List<StackEvent> events = new ArrayList<>();
    private final Map<String, StackEvent> latest = new LinkedHashMap<>();
    private Optional<String> lastSeen = Optional.empty();

    /** @param token of the operation, echoed in its events; empty = unknown, then all events count */
    StackOperation(StackGateway stacks, StackId stack, Kind kind, String token) {
        this.stacks = stacks;
        this.stack = stack;
        this.kind = kind;
        this.token = token;
    }

    public StackId stack() {
        return stack;
    }

    public Kind kind() {
        return kind;
    }

    /** Looks at CloudFormation once. The status is read before the events, so none is missed at the end. */
    public StackProgress poll() {
        Optional<StackDetail> detail = stacks.find(stack.arn());
        List<StackEvent> read = stacks.events(stack, lastSeen);
        if (!read.isEmpty()) {
            lastSeen = Optional.of(read.getLast().id());
        }
        List<StackEvent> fresh = read.stream().filter(this::isOurs).toList();
        events.addAll(fresh);
        fresh.stream().filter(e -> !e.isAboutStack(stack)).forEach(e -> latest.put(e.logicalId(), e));
        StackStatus status = detail.map(d -> d.summary().status()).orElse(StackStatus.DELETE_COMPLETE);
        return new StackProgress(
                stack,
                kind,
                status,
                fresh,
                isOver(status),
                latest.values().stream().filter(e -> !e.status().isInProgress()).count(),
                Failures.first(events, stack),
                retained());
    }

    /** Right after the call the status may still be that of before; the first event of ours proves the begin. */
    private boolean isOver(StackStatus status) {
        boolean begun = token.isEmpty() || !events.isEmpty() || status.isDeleted();
        return begun && !status.isInProgress() && !status.isReview();
    }

    private boolean isOurs(StackEvent event) {
        return token.isEmpty() || event.requestToken().filter(token::equals).isPresent();
    }

    private List<RetainedResource> retained() {
        return latest.values().stream()
                .filter(e -> e.status().text().equals("DELETE_SKIPPED"))
                .flatMap(e ->
                        e.physicalId().stream().map(id -> new RetainedResource(e.logicalId(), id, e.resourceType())))
                .toList();
    }
}
