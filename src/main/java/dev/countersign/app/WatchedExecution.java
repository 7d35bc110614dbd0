package dev.countersign.app;

import dev.countersign.approval.ApprovalDesk;
import dev.countersign.approval.Decision;
import dev.countersign.approval.DecisionResult;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Relay;
import dev.countersign.ui.execution.ExecutionDesk;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import dev.countersign.watch.Watcher;
import java.util.Optional;
import java.util.function.Consumer;

/** What the page about an execution needs, from the features of a session. */
final class WatchedExecution implements ExecutionDesk {
    private final ApprovalDesk approvals;
    private final Watcher watcher;

    WatchedExecution(ApprovalDesk approvals) {
        this.approvals = approvals;
        this.watcher = approvals.watcher();
    }

    @Override
    public Subscription follow(ExecutionArn arn, Consumer<Snapshot> listener) {
        watcher.attend(Attention.on(arn));
        return watcher.subscribe(listener);
    }

    @Override
    public void refresh() {
        watcher.refresh();
    }

    @Override
    public StateMachine definitionOf(ExecutionArn arn) {
        return watcher.definitionOf(arn);
    }

    @Override
    public ObjectContent content(ObjectVersion version) {
        return approvals.content(version);
    }

    @Override
    public Optional<String> whyNot(Relay relay, ApprovalSight approval) {
        return approvals.whyNotAllowed(approval.address());
    }

    @Override
    public DecisionResult decide(Decision decision) {
        return approvals.decide(decision);
    }

    @Override
    public void stop(ExecutionArn arn, String cause) {
        watcher.stop(arn, cause);
    }
}
