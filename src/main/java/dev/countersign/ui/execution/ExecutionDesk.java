package dev.countersign.ui.execution;

import dev.countersign.approval.Decision;
import dev.countersign.approval.DecisionResult;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Relay;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import java.util.Optional;
import java.util.function.Consumer;

/** All that the page about an execution asks for and does. Unless said otherwise a method blocks, and throws AwsFailure. */
public interface ExecutionDesk {
    /** Reads this execution closely and delivers what is known, now and whenever it changes, on any thread. Does not block. */
    Subscription follow(ExecutionArn arn, Consumer<Snapshot> listener);

    /** Reads everything again soon. Does not block. */
    void refresh();

    /** The state machine as this execution uses it. */
    StateMachine definitionOf(ExecutionArn arn);

    /** The beginning of what an object version holds. */
    ObjectContent content(ObjectVersion version);

    /** Why the present identity must not answer this approval, or why an answer would change nothing; absent when it may. */
    Optional<String> whyNot(Relay relay, ApprovalSight approval);

    /** Sends an answer, or says why not. */
    DecisionResult decide(Decision decision);

    /** Stops the execution. */
    void stop(ExecutionArn arn, String cause);
}
