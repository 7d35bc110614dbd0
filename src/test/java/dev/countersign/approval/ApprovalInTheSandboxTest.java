package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.approval.DecisionResult.Failed;
import dev.countersign.approval.DecisionResult.Sent;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Outcome;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.session.permission.Permissions;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Run;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of an approval: real clients, our template, its own Python, and this program's reading of it all. */
class ApprovalInTheSandboxTest {
    @RegisterExtension
    final RunningSandbox sandbox = WatchedSandbox.inRealTime();

    private WatchedSandbox watched;

    @BeforeEach
    void deploy() {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the template's functions");
        }
        watched = new WatchedSandbox(sandbox, Persona.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        if (watched != null) {
            watched.close();
        }
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

    private InboxItem openApproval() {
        return Inbox.of(watched.await(
                        "the approval is joined to the execution", snapshot -> joined(Inbox.of(snapshot))))
                .approvals()
                .getFirst();
    }

    private static boolean joined(Inbox inbox) {
        return inbox.approvals().stream().anyMatch(item -> item.run().isPresent());
    }

    private Run run(ExecutionArn arn) {
        return watched.watcher().snapshot().run(arn).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDecisionIsSeenToArriveAndToTakeItsBranch(boolean approved) {
        ExecutionArn arn = start("release-1");
        InboxItem item = openApproval();

        DecisionResult result = new Decisions(watched.watcher())
                .decide(approved ? Decision.approve(item, "fine") : Decision.reject(item, "no"));
        watched.await(
                "all hops are done",
                snapshot -> snapshot.run(arn)
                        .filter(run -> !run.execution().isRunning()
                                && run.relays().getFirst().hops().stream()
                                        .allMatch(hop -> hop.state() == Hop.State.DONE))
                        .isPresent());

        Relay relay = run(arn).relays().getFirst();
        assertThat(result).isInstanceOf(Sent.class);
        assertThat(run(arn).state()).isEqualTo(approved ? RunState.APPROVED : RunState.REJECTED);
        assertThat(relay.branch().orElseThrow().target()).isEqualTo(approved ? "Approved" : "Rejected");
        assertThat(relay.hop(Hop.Kind.DECISION).sentence())
                .isEqualTo((approved ? "Approved" : "Rejected") + " by administrator.");
    }

    @Test
    void anExecutionThatIsRedrivenIsFollowedAgainByItsNewestToken() {
        ExecutionArn arn = start("release-again");
        String first = openApproval().pipelineExecution().orElseThrow().id();
        watched.gateways().executions().stop(arn, "Stopped", "wrong document");
        watched.await(
                "the stop is seen",
                snapshot -> snapshot.run(arn)
                        .filter(run -> run.state() == RunState.STOPPED)
                        .isPresent());
        var repairs = watched.gateways().repair();
        repairs.abandon(watched.output("PipelineName"), first, "nobody waits for it");

        repairs.redrive(arn);
        watched.watcher().attend(Attention.on(arn));

        watched.await(
                "the new approval is asked for",
                snapshot -> snapshot.run(arn)
                        .filter(run -> run.state() == RunState.WAITING)
                        .flatMap(Run::relay)
                        .filter(relay ->
                                relay.tokenOut() && relay.approvals().stream().anyMatch(approval -> approval.isOpen()))
                        .isPresent());
        assertThat(run(arn).execution().isRunning()).isTrue();
        assertThat(run(arn).relays()).extracting(Relay::tokenOut).containsExactly(false, true);
    }

    @Test
    void fromTheAnswerToTheBranchItTakesLessThanOneAndAHalfSeconds() {
        // The first decision of a program loads its classes; everybody notices the second and all later ones.
        answerAndAwaitBranch(start("release-1"));

        Duration took = answerAndAwaitBranch(start("release-2"));

        assertThat(took).isLessThan(Duration.ofMillis(1500));
    }

    private Duration answerAndAwaitBranch(ExecutionArn arn) {
        InboxItem item = Inbox.of(watched.await(
                        "the approval of " + arn.name() + " is open",
                        snapshot -> approvalOf(Inbox.of(snapshot), arn).isPresent()))
                .approvals()
                .getFirst();
        long begin = System.nanoTime();
        new Decisions(watched.watcher()).decide(Decision.approve(item, "fine"));
        watched.await(
                "the Choice has taken its branch",
                snapshot -> snapshot.run(arn)
                        .flatMap(Run::relay)
                        .flatMap(Relay::branch)
                        .isPresent());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Optional<InboxItem> approvalOf(Inbox inbox, ExecutionArn arn) {
        return inbox.approvals().stream()
                .filter(item -> item.run()
                        .filter(run -> run.execution().arn().equals(arn))
                        .isPresent())
                .findFirst();
    }

    @Test
    void nobodyAnsweringIsExpiredAndNotRejected() {
        ExecutionArn arn = start("release-1");
        openApproval();

        sandbox.advance(Duration.ofDays(7).plusMinutes(5));
        watched.await(
                "the execution has ended",
                snapshot -> snapshot.run(arn)
                        .filter(run -> !run.execution().isRunning()
                                && run.relays().getFirst().outcome() != Outcome.ANSWERED_ELSEWHERE)
                        .isPresent());

        assertThat(run(arn).relays().getFirst().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(run(arn).state()).isEqualTo(RunState.EXPIRED);
    }

    @Test
    void aViewerSeesEverythingAndIsRefusedByTheSandbox() {
        ExecutionArn arn = start("release-1");
        openApproval();
        try (var viewer = SandboxSessions.gateways(sandbox, Persona.VIEWER)) {
            InboxItem item = Inbox.of(watched.watcher().snapshot()).approvals().getFirst();

            assertThat(whyNot(viewer, item)).isPresent();
            assertThat(whyNot(watched.gateways(), item)).isEmpty();
            assertIsRefused(
                    "codepipeline:PutApprovalResult",
                    () -> viewer.pipelines()
                            .answer(
                                    item.approval().address(),
                                    item.approval().token().orElseThrow(),
                                    true,
                                    ""));
            assertIsRefused("states:StopExecution", () -> viewer.executions().stop(arn, "Stopped", "by a viewer"));
            assertIsRefused(
                    "states:StartExecution",
                    () -> viewer.executions().start(arn.stateMachine(), Optional.empty(), "{}"));
            assertThat(viewer.executions().execution(arn).isRunning()).isTrue();
        }
        assertThat(openApproval().approval().token())
                .as("the approval is still open")
                .isPresent();
    }

    private static void assertIsRefused(String operation, ThrowingCallable call) {
        AwsFailure refusal = catchThrowableOfType(AwsFailure.class, call);

        assertThat(refusal.kind()).isEqualTo(Kind.ACCESS_DENIED);
        assertThat(refusal.sentence()).isEqualTo("You are not allowed to call " + operation + ".");
        assertThat(refusal.code()).startsWith("AccessDenied");
    }

    private static Optional<String> whyNot(Gateways gateways, InboxItem item) {
        var permissions =
                new Permissions(gateways.permissions(), gateways.identity().whoAmI(), "eu-west-1");
        return permissions.whyNotAnswer(item.approval().address());
    }

    @Test
    void aSecondAndThirdExecutionQueueAndTheSecondIsSuperseded() {
        ExecutionArn first = start("first");
        openApproval();
        ExecutionArn second = start("second");
        watched.await(
                "the second waits in front of the stage",
                snapshot -> snapshot.run(second)
                        .flatMap(Run::relay)
                        .filter(relay -> relay.hop(Hop.Kind.QUEUE).state() == Hop.State.WAITING
                                && relay.hop(Hop.Kind.START).state() == Hop.State.DONE)
                        .isPresent());

        ExecutionArn third = start("third");
        watched.await(
                "the second is superseded",
                snapshot -> snapshot.run(second)
                        .filter(run -> run.state() == RunState.SUPERSEDED)
                        .isPresent());

        assertThat(run(first).state()).isEqualTo(RunState.WAITING);
        assertThat(Inbox.of(watched.watcher().snapshot()).apart())
                .extracting(run -> run.execution().arn())
                .contains(second);
        assertThat(third.name()).isEqualTo("third");
    }

    @Test
    void whenTheSandboxStopsTheLastRowsStayAndTheAnswerFailsWithASentence() {
        ExecutionArn arn = start("release-1");
        InboxItem item = openApproval();

        sandbox.close();
        DecisionResult result = new Decisions(watched.watcher()).decide(Decision.approve(item, ""));

        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failed.failure().sentence()).startsWith("The endpoint does not answer");
        });
        watched.await(
                "the notice is there",
                snapshot -> snapshot.isStale() && snapshot.run(arn).isPresent());
    }
}
