package dev.countersign.ui.execution;

import dev.countersign.approval.Decision;
import dev.countersign.approval.DecisionResult;
import dev.countersign.aws.AwsFailure;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Relay;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Delivers the snapshots that a test gives it and takes down what is decided. */
public final class FakeExecutionDesk implements ExecutionDesk {
    final List<String> done = new ArrayList<>();
    private final List<Consumer<Snapshot>> listeners = new ArrayList<>();
    private Snapshot current;
    private Optional<AwsFailure> failure = Optional.empty();
    private Optional<DecisionResult> refusal = Optional.empty();
    private Optional<String> whyNot = Optional.empty();

    public FakeExecutionDesk(Snapshot first) {
        current = first;
    }

    public void deliver(Snapshot next) {
        current = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    void fail(AwsFailure with) {
        failure = Optional.of(with);
    }

    void succeed() {
        failure = Optional.empty();
    }

    void refuse(DecisionResult.Reason reason, String sentence, String wayOn) {
        refusal = Optional.of(new DecisionResult.Refused(reason, sentence, wayOn));
    }

    public void forbid(String reason) {
        whyNot = Optional.of(reason);
    }

    @Override
    public Subscription follow(ExecutionArn arn, Consumer<Snapshot> listener) {
        listeners.add(listener);
        listener.accept(current);
        return () -> listeners.remove(listener);
    }

    @Override
    public void refresh() {
        done.add("refresh");
    }

    @Override
    public StateMachine definitionOf(ExecutionArn arn) {
        failure.ifPresent(with -> {
            throw with;
        });
        return Cases.machine();
    }

    @Override
    public ObjectContent content(ObjectVersion version) {
        return Cases.CONTENT;
    }

    @Override
    public Optional<String> whyNot(Relay relay, ApprovalSight approval) {
        return whyNot;
    }

    @Override
    public DecisionResult decide(Decision decision) {
        if (refusal.isPresent() && !decision.evenIfDead()) {
            return refusal.get();
        }
        if (failure.isPresent()) {
            return new DecisionResult.Failed(failure.get());
        }
        done.add((decision.approved() ? "approve " : "reject ") + decision.pipelineExecutionId() + " "
                + decision.comment());
        return new DecisionResult.Sent(decision, Cases.START);
    }

    @Override
    public void stop(ExecutionArn arn, String cause) {
        done.add("stop " + arn.name());
    }
}
