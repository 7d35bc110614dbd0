package dev.countersign.relay;

import static dev.countersign.testing.Facts.ANN;
import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.NOW;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.Hop.Kind;
import dev.countersign.relay.Hop.State;
import dev.countersign.testing.Facts;
import dev.countersign.testing.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelaysTest {
    private final List<HistoryEvent> waiting =
            Histories.startedAt(START).waitIn("Ask", TOKEN).events();

    private static ExecutionFacts running(List<HistoryEvent> history) {
        return facts(history, ExecutionStatus.RUNNING);
    }

    private static ExecutionFacts facts(List<HistoryEvent> history, ExecutionStatus status) {
        return new ExecutionFacts(
                Facts.execution(EXECUTION, status), Sight.seen(History.of(history)), Optional.of(Duration.ofDays(10)));
    }

    private static PipelineFacts pipeline(PipelineState state) {
        return new PipelineFacts(
                Facts.pipeline(),
                Sight.seen(state),
                Sight.seen(List.of(Facts.run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS))),
                Sight.seen(List.of()),
                Sight.seen(List.of(Facts.version("v1", TOKEN))),
                Sight.seen(List.of(new ReturnPath(Facts.rule(true), true, true))));
    }

    private static Relay only(ExecutionFacts execution, PipelineFacts pipeline, Instant now) {
        List<Relay> relays = Relays.of(execution, List.of(pipeline), now);
        assertThat(relays).hasSize(1);
        return relays.getFirst();
    }

    private static List<State> states(Relay relay) {
        return relay.hops().stream().map(Hop::state).toList();
    }

    @Test
    void joinsExecutionObjectPipelineAndApprovalByTheTokensHash() {
        Relay relay = only(running(waiting), pipeline(Facts.state(Optional.of(RUN), Facts.open("t"))), NOW);

        assertThat(states(relay))
                .containsExactly(
                        State.DONE, State.DONE, State.DONE, State.DONE, State.WAITING, State.AHEAD, State.AHEAD);
        assertThat(relay.outcome()).isEqualTo(Outcome.WAITING);
        assertThat(relay.tokenOut()).isTrue();
        assertThat(relay.approval().orElseThrow().address()).isEqualTo(Facts.APPROVAL);
        assertThat(relay.deadline().orElseThrow().clock()).contains("‘Ask’");
    }

    @Test
    void anApprovalAndItsWayBackAreTold() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .pause(Duration.ofSeconds(6))
                .answered("{\"ok\": true}")
                .exit("Task", "Ask")
                .choose("Which?", "Ship")
                .end(ExecutionStatus.SUCCEEDED)
                .events();

        Relay relay = only(
                facts(history, ExecutionStatus.SUCCEEDED),
                pipeline(Facts.state(Optional.of(RUN), Facts.answered(ActionStatus.SUCCEEDED, ANN))),
                NOW);

        assertThat(states(relay)).containsOnly(State.DONE);
        assertThat(relay.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(relay.branch()).contains(new Branch("Which?", "Ship"));
        assertThat(relay.hop(Kind.DECISION).sentence()).isEqualTo("Approved by ann.");
        assertThat(relay.hop(Kind.RETURN).sentence()).contains("answer-rule").contains("1.0 s");
    }

    @Test
    void aRejectionIsNotASuccessAlthoughTheExecutionSucceeded() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .pause(Duration.ofSeconds(6))
                .answered("{\"ok\": false}")
                .exit("Task", "Ask")
                .choose("Which?", "Drop")
                .end(ExecutionStatus.SUCCEEDED)
                .events();
        ExecutionFacts facts = facts(history, ExecutionStatus.SUCCEEDED);

        Relay relay =
                only(facts, pipeline(Facts.state(Optional.of(RUN), Facts.answered(ActionStatus.FAILED, ANN))), NOW);

        assertThat(relay.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(RunState.of(facts.execution(), List.of(relay))).isEqualTo(RunState.REJECTED);
    }

    @Test
    void afterARedriveTheTokenOfTheRunBeforeIsWorthNothingAndTheNewestOneIsOut() {
        TaskTokenHash newest = TaskTokenHash.of("the token after the redrive");
        Histories history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .pause(Duration.ofMinutes(1))
                .end(ExecutionStatus.ABORTED)
                .pause(Duration.ofMinutes(1))
                .redriven()
                .waitIn("Ask", newest);

        List<Relay> relays = Relays.of(facts(history.events(), ExecutionStatus.RUNNING), List.of(), NOW);

        assertThat(relays).extracting(Relay::tokenOut).containsExactly(false, true);
        assertThat(relays.getFirst().hop(Kind.TOKEN).state()).isEqualTo(State.BROKEN);
        assertThat(relays.getFirst().hop(Kind.TOKEN).sentence()).contains("was stopped while ‘Ask’ waited");
        assertThat(relays.getFirst().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(relays.getLast().token()).contains(newest);
        assertThat(relays.getLast().outcome()).isEqualTo(Outcome.WAITING);
    }

    @Test
    void aRedriveThatDoesNotEnterItsStateAgainGoesOnWithTheOneThatWasOpen() {
        Histories history = Histories.startedAt(START)
                .enter("Pass", "Before")
                .exit("Pass", "Before")
                .waitIn("Ask", TOKEN)
                .end(ExecutionStatus.ABORTED)
                .redriven()
                .schedule(TaskTokenHash.of("the token after the redrive"), Optional.empty())
                .started()
                .submitted();

        List<Relay> relays = Relays.of(facts(history.events(), ExecutionStatus.RUNNING), List.of(), NOW);

        assertThat(relays).extracting(Relay::task).containsExactly("Ask", "Ask");
        assertThat(relays).extracting(Relay::tokenOut).containsExactly(false, true);
    }

    @Test
    void whenThePipelineIsGoneTheChoiceTellsWhatWasAnswered() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .answered("{\"anything\": false, \"id\": \"x\"}")
                .exit("Task", "Ask")
                .choose("Which?", "Drop")
                .end(ExecutionStatus.SUCCEEDED)
                .events();

        List<Relay> relays = Relays.of(facts(history, ExecutionStatus.SUCCEEDED), List.of(), NOW);

        assertThat(relays.getFirst().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(relays.getFirst().hop(Kind.DECISION).state()).isEqualTo(State.NOT_VISIBLE);
    }

    @Test
    void whatWeMayNotSeeIsNeverDrawnAsDone() {
        var blind = new PipelineFacts(
                Facts.pipeline(),
                Sight.unseen("not allowed"),
                Sight.unseen("not allowed"),
                Sight.unseen("not allowed"),
                Sight.unseen("not allowed"),
                Sight.unseen("not allowed"));

        Relay relay = only(running(waiting), blind, NOW);

        assertThat(relay.hop(Kind.PUBLISH).state()).isEqualTo(State.NOT_VISIBLE);
        assertThat(relay.hop(Kind.PUBLISH).sentence()).isEqualTo("not allowed");
        assertThat(states(relay).subList(1, 7)).doesNotContain(State.DONE);
    }

    @Test
    void aTaskThatCouldNotBeCalledNeverHandedItsTokenOut() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .enter("Task", "Ask")
                .schedule(TOKEN, Optional.empty())
                .started()
                .failed("TaskFailed", "Lambda.ServiceException")
                .end(ExecutionStatus.FAILED)
                .events();

        List<Relay> relays = Relays.of(facts(history, ExecutionStatus.FAILED), List.of(), NOW);

        assertThat(relays.getFirst().hop(Kind.TASK).state()).isEqualTo(State.BROKEN);
        assertThat(relays.getFirst().hop(Kind.TASK).sentence()).contains("Lambda.ServiceException");
        assertThat(relays.getFirst().outcome()).isEqualTo(Outcome.NOT_ASKED);
        assertThat(relays.getFirst().tokenOut()).isFalse();
    }

    @Test
    void anObjectVersionThatDoesNotComeIsLateAfterAMinute() {
        PipelineFacts empty = withVersions(pipeline(Facts.state(Optional.empty(), Facts.neverRun())), List.of());

        assertThat(only(running(waiting), empty, START.plusSeconds(30))
                        .hop(Kind.PUBLISH)
                        .state())
                .isEqualTo(State.WAITING);
        assertThat(only(running(waiting), empty, START.plusSeconds(90))
                        .hop(Kind.PUBLISH)
                        .state())
                .isEqualTo(State.LATE);
    }

    @Test
    void aPipelineThatTookANewerVersionHasPassedThisOneOver() {
        PipelineFacts base = pipeline(Facts.state(Optional.empty(), Facts.neverRun()));
        var later = new ObjectVersion(Facts.OBJECT, "v2", 1, START.plusSeconds(6), "e", "", Map.of(), Set.of());
        var facts = new PipelineFacts(
                base.pipeline(),
                base.state(),
                Sight.seen(List.of(Facts.run(RUN, "v2", PipelineExecutionStatus.IN_PROGRESS))),
                base.actions(),
                Sight.seen(List.of(later, Facts.version("v1", TOKEN))),
                base.returns());

        assertThat(only(running(waiting), facts, NOW).hop(Kind.START).state()).isEqualTo(State.BROKEN);
    }

    @Test
    void anExecutionInFrontOfAHeldStageWaitsInTheQueue() {
        Relay relay =
                only(running(waiting), pipeline(Facts.state(Optional.of("other-run"), Facts.open("t"), RUN)), NOW);

        assertThat(relay.hop(Kind.QUEUE).state()).isEqualTo(State.WAITING);
        assertThat(relay.hop(Kind.QUEUE).sentence()).contains("held by execution other");
        assertThat(relay.hop(Kind.DECISION).state()).isEqualTo(State.AHEAD);
        assertThat(relay.approval().orElseThrow().isOpen()).isFalse();
    }

    @Test
    void aSupersededRunLosesItsTokenForGood() {
        PipelineFacts base = pipeline(Facts.state(Optional.of("other-run"), Facts.open("t")));
        var facts = new PipelineFacts(
                base.pipeline(),
                base.state(),
                Sight.seen(List.of(Facts.run(RUN, "v1", PipelineExecutionStatus.SUPERSEDED))),
                base.actions(),
                base.versions(),
                base.returns());
        ExecutionFacts execution = running(waiting);

        Relay relay = only(execution, facts, NOW);

        assertThat(relay.hop(Kind.QUEUE).state()).isEqualTo(State.BROKEN);
        assertThat(relay.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(RunState.of(execution.execution(), List.of(relay))).isEqualTo(RunState.SUPERSEDED);
    }

    @Test
    void aDisabledRuleBreaksTheWayBack() {
        PipelineFacts base = pipeline(Facts.state(Optional.of(RUN), Facts.answered(ActionStatus.SUCCEEDED, ANN)));
        var facts = new PipelineFacts(
                base.pipeline(),
                base.state(),
                base.executions(),
                base.actions(),
                base.versions(),
                Sight.seen(List.of(new ReturnPath(Facts.rule(false), true, true))));

        Relay relay = only(running(waiting), facts, NOW);

        assertThat(relay.hop(Kind.RETURN).state()).isEqualTo(State.BROKEN);
        assertThat(relay.hop(Kind.RETURN).sentence()).isEqualTo("Rule ‘answer-rule’ is disabled.");
        assertThat(relay.current().orElseThrow().kind()).isEqualTo(Kind.RETURN);
    }

    @Test
    void anAnswerThatDoesNotComeBackIsLate() {
        PipelineFacts facts = pipeline(Facts.state(Optional.of(RUN), Facts.answered(ActionStatus.SUCCEEDED, ANN)));

        assertThat(only(running(waiting), facts, START.plusSeconds(12))
                        .hop(Kind.RETURN)
                        .state())
                .isEqualTo(State.WAITING);
        assertThat(only(running(waiting), facts, START.plusSeconds(50))
                        .hop(Kind.RETURN)
                        .state())
                .isEqualTo(State.LATE);
    }

    @Test
    void aTokenSentBackByHandIsAnsweredElsewhere() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .answered("{\"ok\": true}")
                .exit("Task", "Ask")
                .choose("Which?", "Ship")
                .end(ExecutionStatus.SUCCEEDED)
                .events();

        Relay relay = only(
                facts(history, ExecutionStatus.SUCCEEDED),
                pipeline(Facts.state(Optional.of(RUN), Facts.open("t"))),
                NOW);

        assertThat(relay.outcome()).isEqualTo(Outcome.ANSWERED_ELSEWHERE);
        assertThat(relay.hop(Kind.DECISION).state()).isEqualTo(State.BROKEN);
        assertThat(relay.hop(Kind.DECISION).sentence()).contains("an answer reaches nobody");
    }

    @Test
    void anExecutionStoppedWhileItWaitedLeavesADeadToken() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .end(ExecutionStatus.ABORTED)
                .events();

        Relay relay = only(
                facts(history, ExecutionStatus.ABORTED), pipeline(Facts.state(Optional.of(RUN), Facts.open("t"))), NOW);

        assertThat(relay.hop(Kind.TOKEN).state()).isEqualTo(State.BROKEN);
        assertThat(relay.outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(relay.deadTokenSentence()).isPresent();
    }

    @Test
    void aTaskThatTimedOutHasExpired() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .failed("TaskTimedOut", "States.Timeout")
                .end(ExecutionStatus.FAILED)
                .events();
        ExecutionFacts facts = facts(history, ExecutionStatus.FAILED);

        Relay relay = only(facts, pipeline(Facts.state(Optional.of(RUN), Facts.open("t"))), NOW);

        assertThat(relay.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(RunState.of(facts.execution(), List.of(relay))).isEqualTo(RunState.EXPIRED);
    }

    @Test
    void anApprovalThatFailedWithoutAPersonIsMisconfiguredUnlessItsTimeWasUp() {
        PipelineFacts failed = pipeline(Facts.state(
                Optional.of(RUN), Facts.review(Optional.of(ActionStatus.FAILED), Optional.empty(), Optional.empty())));

        assertThat(only(running(waiting), failed, NOW).outcome()).isEqualTo(Outcome.MISCONFIGURED);
    }

    @Test
    void severalWaitingTasksOfOneExecutionAreSeveralRelays() {
        TaskTokenHash second = TaskTokenHash.of("another");
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .answered("true")
                .exit("Task", "Ask")
                .waitIn("Ask again", second)
                .events();

        List<Relay> relays = Relays.of(running(history), List.of(), NOW);

        assertThat(relays).extracting(Relay::task).containsExactly("Ask", "Ask again");
        assertThat(relays).extracting(Relay::tokenOut).containsExactly(false, true);
    }

    @Test
    void aRetriedTaskHandsOutANewToken() {
        List<HistoryEvent> history = Histories.startedAt(START)
                .waitIn("Ask", TOKEN)
                .failed("TaskFailed", "Nope")
                .schedule(TaskTokenHash.of("another"), Optional.empty())
                .started()
                .submitted()
                .events();

        List<Relay> relays = Relays.of(running(history), List.of(), NOW);

        assertThat(relays).extracting(Relay::tokenOut).containsExactly(false, true);
        assertThat(relays.getFirst().hop(Kind.TOKEN).sentence()).contains("came back as a failure: Nope");
    }

    @Test
    void inParallelModeTheApprovalIsThatOfTheActionRunNotOfTheState() {
        PipelineFacts base = pipeline(Facts.state(Optional.of("somebody"), Facts.open("theirs")));
        var facts = new PipelineFacts(
                Facts.pipeline(ExecutionMode.PARALLEL),
                base.state(),
                base.executions(),
                Sight.seen(
                        List.of(Facts.actionRun(RUN, ActionStatus.IN_PROGRESS, Optional.empty(), Optional.of("ours")))),
                base.versions(),
                base.returns());

        ApprovalSight sight = only(running(waiting), facts, NOW).approval().orElseThrow();

        assertThat(sight.isOpen()).isTrue();
        assertThat(sight.token().orElseThrow().reveal()).isEqualTo("ours");
    }

    private static PipelineFacts withVersions(PipelineFacts base, List<ObjectVersion> versions) {
        return new PipelineFacts(
                base.pipeline(), base.state(), base.executions(), base.actions(), Sight.seen(versions), base.returns());
    }
}
