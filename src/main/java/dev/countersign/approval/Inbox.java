package dev.countersign.approval;

import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Deadline;
import dev.countersign.relay.OpenApprovals;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What waits for a person.
 *
 * @param approvals every open manual approval of every pipeline, the oldest first
 * @param apart executions whose token is out while no open approval leads to it: something on the way is under way, late or broken
 */
public record Inbox(List<InboxItem> approvals, List<Run> apart) {
    public Inbox {
        approvals = List.copyOf(approvals);
        apart = List.copyOf(apart);
    }

    public static Inbox of(Snapshot snapshot) {
        List<InboxItem> items = snapshot.pipelines().stream()
                .flatMap(facts -> OpenApprovals.of(facts).stream().map(sight -> item(snapshot, facts, sight)))
                .sorted(Comparator.comparing(
                                (InboxItem item) -> item.approval().since().orElse(Instant.MAX))
                        .thenComparing(item -> item.approval().address()))
                .toList();
        List<Run> apart = snapshot.runs().stream()
                .filter(run -> run.relays().stream().anyMatch(relay -> relay.tokenOut() && !hasOpenApproval(relay)))
                .toList();
        return new Inbox(items, apart);
    }

    private static boolean hasOpenApproval(Relay relay) {
        return relay.approvals().stream().anyMatch(ApprovalSight::isOpen);
    }

    private static InboxItem item(Snapshot snapshot, PipelineFacts facts, ApprovalSight sight) {
        Optional<Run> run = snapshot.runs().stream()
                .filter(candidate -> relayThrough(candidate, sight).isPresent())
                .findFirst();
        Optional<Relay> relay = run.flatMap(found -> relayThrough(found, sight));
        Optional<PipelineAction> action = facts.pipeline().action(sight.address());
        return new InboxItem(
                sight,
                action.flatMap(PipelineAction::customData),
                action.flatMap(PipelineAction::externalEntityLink),
                pipelineExecution(facts, sight),
                run,
                relay,
                relay.flatMap(Relay::deadline).or(() -> deadline(action, sight)));
    }

    private static Optional<PipelineExecution> pipelineExecution(PipelineFacts facts, ApprovalSight sight) {
        return facts.executions().found().stream()
                .flatMap(List::stream)
                .filter(execution -> execution.id().equals(sight.pipelineExecutionId()))
                .findFirst();
    }

    /** An execution's relay may lead through the approval even when its own token is dead: the approval is then a trap. */
    private static Optional<Relay> relayThrough(Run run, ApprovalSight sight) {
        return run.relays().stream()
                .filter(relay -> relay.approvals().stream()
                        .anyMatch(approval -> approval.pipelineExecutionId().equals(sight.pipelineExecutionId())
                                && approval.address().equals(sight.address())))
                .findFirst();
    }

    private static Optional<Deadline> deadline(Optional<PipelineAction> action, ApprovalSight sight) {
        return action.flatMap(found -> sight.since()
                .map(since -> new Deadline(since.plus(found.approvalTimeout()), "the timeout of the approval")));
    }
}
