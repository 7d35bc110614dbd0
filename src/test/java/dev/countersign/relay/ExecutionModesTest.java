package dev.countersign.relay;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.NOW;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
import dev.countersign.relay.Hop.Kind;
import dev.countersign.relay.Hop.State;
import dev.countersign.testing.Facts;
import dev.countersign.testing.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Relays through pipelines that queue executions up or run them side by side. */
class ExecutionModesTest {
    private static final String OTHER = "22222222-0000-0000-0000-000000000000";
    private static final String THIRD = "33333333-0000-0000-0000-000000000000";

    private static PipelineFacts facts(ExecutionMode mode, PipelineState state, List<ActionExecution> actions) {
        return new PipelineFacts(
                Facts.pipeline(mode),
                Sight.seen(state),
                Sight.seen(List.of(
                        Facts.run(THIRD, "v3", PipelineExecutionStatus.IN_PROGRESS),
                        Facts.run(OTHER, "v2", PipelineExecutionStatus.IN_PROGRESS),
                        Facts.run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS))),
                Sight.seen(actions),
                Sight.seen(List.of(
                        Facts.version("v3", TaskTokenHash.of("third")),
                        Facts.version("v2", TaskTokenHash.of("second")),
                        Facts.version("v1", TOKEN))),
                Sight.seen(List.of()));
    }

    private static Relay relay(PipelineFacts facts, Instant now) {
        History history =
                History.of(Histories.startedAt(START).waitIn("Ask", TOKEN).events());
        var execution = new ExecutionFacts(
                Facts.execution(EXECUTION, ExecutionStatus.RUNNING), Sight.seen(history), Optional.empty());
        return Relays.of(execution, List.of(facts), now).getFirst();
    }

    private static ActionExecution open(String run, String token) {
        return Facts.actionRun(run, ActionStatus.IN_PROGRESS, Optional.empty(), Optional.of(token));
    }

    @Test
    void whoWaitsInALineIsNeitherLateNorLost() {
        PipelineFacts line = facts(
                ExecutionMode.QUEUED, Facts.state(Optional.of(OTHER), Facts.open("theirs"), THIRD, RUN), List.of());

        Relay relay = relay(line, NOW.plus(Duration.ofDays(3)));

        assertThat(relay.hop(Kind.QUEUE).state()).isEqualTo(State.WAITING);
        assertThat(relay.hop(Kind.QUEUE).sentence())
                .contains("held by execution")
                .endsWith("; 1 other is before it.");
        assertThat(relay.outcome()).isEqualTo(Outcome.WAITING);
        assertThat(OpenApprovals.of(line))
                .extracting(ApprovalSight::pipelineExecutionId)
                .containsExactly(OTHER);
    }

    @Test
    void whoWaitsInFrontOfAnEarlierStageWaitsToo() {
        var source = new StageState(
                "Source",
                Optional.of(OTHER),
                Optional.of(StageStatus.IN_PROGRESS),
                List.of(RUN),
                true,
                Optional.empty(),
                List.of());
        PipelineFacts line = facts(ExecutionMode.QUEUED, new PipelineState("release", 1, List.of(source)), List.of());

        Hop queue = relay(line, NOW.plus(Duration.ofHours(1))).hop(Kind.QUEUE);

        assertThat(queue.state()).isEqualTo(State.WAITING);
        assertThat(queue.sentence()).contains("‘Source’");
    }

    @Test
    void besideEachOtherEachHasAnApprovalAndATokenOfItsOwn() {
        PipelineFacts side = facts(
                ExecutionMode.PARALLEL,
                Facts.state(Optional.empty(), Facts.neverRun()),
                List.of(open(THIRD, "c"), open(OTHER, "b"), open(RUN, "a")));

        assertThat(OpenApprovals.of(side))
                .extracting(
                        ApprovalSight::pipelineExecutionId,
                        sight -> sight.token().map(ApprovalToken::reveal))
                .containsExactlyInAnyOrder(
                        tuple(RUN, Optional.of("a")), tuple(OTHER, Optional.of("b")), tuple(THIRD, Optional.of("c")));
        assertThat(relay(side, NOW).approval().flatMap(ApprovalSight::token).map(ApprovalToken::reveal))
                .contains("a");
    }

    @Test
    void aStateThatTellsOfTheLatestExecutionOnlyMisleadsNobody() {
        PipelineFacts side = facts(
                ExecutionMode.PARALLEL,
                Facts.state(Optional.of(THIRD), Facts.open("of whom?")),
                List.of(open(THIRD, "c"), open(RUN, "a")));

        assertThat(OpenApprovals.of(side)).hasSize(2);
        assertThat(relay(side, NOW).hop(Kind.QUEUE).state()).isEqualTo(State.DONE);
        assertThat(relay(side, NOW).hop(Kind.DECISION).state()).isEqualTo(State.WAITING);
    }
}
