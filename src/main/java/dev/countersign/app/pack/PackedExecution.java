package dev.countersign.app.pack;

import dev.countersign.approval.Decision;
import dev.countersign.approval.DecisionResult;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.pack.OpenedPack;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Relay;
import dev.countersign.ui.execution.ExecutionDesk;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import java.util.Optional;
import java.util.function.Consumer;

/** What the page about an execution shows, from an evidence pack: one snapshot, which never changes. */
record PackedExecution(OpenedPack pack) implements ExecutionDesk {
    static final String ONLY_LOOKED_AT = "An evidence pack is only looked at: nothing can be changed here.";

    @Override
    public Subscription follow(ExecutionArn arn, Consumer<Snapshot> listener) {
        pack.page().ifPresent(listener);
        return () -> {};
    }

    @Override
    public void refresh() {
        // There is nothing new to be read.
    }

    @Override
    public StateMachine definitionOf(ExecutionArn arn) {
        return pack.gateways().executions().stateMachineOf(arn);
    }

    @Override
    public ObjectContent content(ObjectVersion version) {
        String text = "The contents of objects are not kept in an evidence pack.";
        return new ObjectContent("text/plain", text, true, version.size(), false);
    }

    @Override
    public Optional<String> whyNot(Relay relay, ApprovalSight approval) {
        return Optional.of(ONLY_LOOKED_AT);
    }

    @Override
    public DecisionResult decide(Decision decision) {
        return new DecisionResult.Failed(
                AwsFailure.of(Kind.READ_ONLY, "codepipeline:PutApprovalResult", ONLY_LOOKED_AT));
    }

    @Override
    public void stop(ExecutionArn arn, String cause) {
        throw AwsFailure.of(Kind.READ_ONLY, "states:StopExecution", ONLY_LOOKED_AT);
    }
}
