package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecisionResult.Refused;
import dev.countersign.approval.DecisionResult.Sent;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.WatchedSandbox;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pipelines that queue executions up, or run them side by side: what waits, what can be answered, and what the answer does. */
class ApprovalInEveryModeTest {
    @RegisterExtension
    final RunningSandbox sandbox = WatchedSandbox.inRealTime();

    private WatchedSandbox watched;

    private void deploy(String mode) {
        watched = new WatchedSandbox(
                sandbox,
                Persona.ADMINISTRATOR,
                template -> template.replace("ExecutionMode: SUPERSEDED", "ExecutionMode: " + mode));
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private ExecutionArn start(String name) {
        ExecutionArn arn = watched.gateways()
                .executions()
                .start(
                        new StateMachineArn(watched.output("StateMachineArn")),
                        Optional.of(name),
                        watched.output("StepFunctionsInputExample"));
        watched.watcher().started(arn);
        watched.watcher().attend(Attention.on(arn));
        return arn;
    }

    private static Optional<InboxItem> approvalOf(Snapshot snapshot, ExecutionArn arn) {
        return Inbox.of(snapshot).approvals().stream()
                .filter(item -> item.run()
                        .filter(run -> run.execution().arn().equals(arn))
                        .isPresent())
                .findFirst();
    }

    private InboxItem awaitApproval(ExecutionArn arn) {
        Snapshot seen = watched.await(
                "the approval of " + arn.name() + " is open",
                snapshot -> approvalOf(snapshot, arn).isPresent());
        return approvalOf(seen, arn).orElseThrow();
    }

    private void awaitState(ExecutionArn arn, RunState state) {
        watched.await(
                arn.name() + " is " + state,
                snapshot ->
                        snapshot.run(arn).filter(run -> run.state() == state).isPresent());
    }

    private void awaitPlace(ExecutionArn arn, String words) {
        watched.await(
                arn.name() + " waits in the line",
                snapshot -> snapshot.run(arn)
                        .flatMap(Run::relay)
                        .map(relay -> relay.hop(Hop.Kind.QUEUE))
                        .filter(hop -> hop.state() == Hop.State.WAITING
                                && hop.sentence().contains(words))
                        .isPresent());
    }

    @Test
    void whoIsInTheLineWaitsAndIsAskedInTurn() {
        deploy("QUEUED");
        ExecutionArn first = start("first");
        awaitApproval(first);
        ExecutionArn second = start("second");
        awaitPlace(second, "is held by execution");
        ExecutionArn third = start("third");
        awaitPlace(third, "; 1 other is before it");
        assertThat(Inbox.of(watched.watcher().snapshot()).approvals()).hasSize(1);
        assertThat(Stream.of(first, second, third)
                        .map(arn -> watched.watcher()
                                .snapshot()
                                .run(arn)
                                .orElseThrow()
                                .state()))
                .containsOnly(RunState.WAITING);

        new Decisions(watched.watcher()).decide(Decision.approve(awaitApproval(first), "fine"));
        new Decisions(watched.watcher()).decide(Decision.reject(awaitApproval(second), "no"));
        awaitApproval(third);

        awaitState(first, RunState.APPROVED);
        awaitState(second, RunState.REJECTED);
        awaitState(third, RunState.WAITING);
    }

    @Test
    void severalApprovalsOfOneStageAreOpenAndEachAnswerGoesWhereItBelongs() {
        deploy("PARALLEL");
        List<ExecutionArn> all =
                Stream.of("first", "second", "third").map(this::start).toList();
        List<InboxItem> items = all.stream().map(this::awaitApproval).toList();
        Set<InboxItem.Id> ids = items.stream().map(InboxItem::id).collect(Collectors.toSet());
        assertThat(ids).hasSize(3);
        assertThat(Inbox.of(watched.watcher().snapshot()).apart()).isEmpty();

        DecisionResult approved = new Decisions(watched.watcher()).decide(Decision.approve(items.get(1), "fine"));
        DecisionResult rejected = new Decisions(watched.watcher()).decide(Decision.reject(items.get(2), "no"));

        assertThat(approved).isInstanceOf(Sent.class);
        assertThat(rejected).isInstanceOf(Sent.class);
        awaitState(all.get(1), RunState.APPROVED);
        awaitState(all.get(2), RunState.REJECTED);
        awaitState(all.getFirst(), RunState.WAITING);
        watched.await(
                "the receipt of the second is complete",
                snapshot ->
                        Receipt.of((Sent) approved, relay(snapshot, all.get(1))).isComplete());
        assertThat(new Decisions(watched.watcher()).decide(Decision.reject(items.get(1), "too late")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DecisionResult.Reason.ANSWERED_ELSEWHERE));
    }

    private static Optional<Relay> relay(Snapshot snapshot, ExecutionArn arn) {
        return snapshot.run(arn).flatMap(Run::relay);
    }
}
