package dev.countersign.app;

import dev.countersign.approval.Decision;
import dev.countersign.approval.DecisionResult;
import dev.countersign.approval.Decisions;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Relay;
import dev.countersign.session.Permissions;
import dev.countersign.ui.execution.ExecutionDesk;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import dev.countersign.watch.Watcher;
import java.util.Optional;
import java.util.function.Consumer;

/** What the page about an execution needs, from the features of a session. */
final class WatchedExecution implements ExecutionDesk {
    private static final int PREVIEW_BYTES = 16 * 1024;

    private final Watcher watcher;
    private final Decisions decisions;
    private final Permissions permissions;

    WatchedExecution(Watcher watcher, Decisions decisions, Permissions permissions) {
        this.watcher = watcher;
        this.decisions = decisions;
        this.permissions = permissions;
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
        return watcher.sources().objects().content(version.location(), version.versionId(), PREVIEW_BYTES);
    }

    @Override
    public Optional<String> whyNot(Relay relay, ApprovalSight approval) {
        return permissions.whyNotAnswer(approval.address());
    }

    @Override
    public DecisionResult decide(Decision decision) {
        return decisions.decide(decision);
    }

    @Override
    public void stop(ExecutionArn arn, String cause) {
        watcher.sources().executions().stop(arn, "Stopped", cause);
        watcher.written(Optional.of(arn), Optional.empty());
    }
}
