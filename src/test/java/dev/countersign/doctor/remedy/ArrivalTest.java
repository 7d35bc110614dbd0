package dev.countersign.doctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.Pipeline.PipelineStage;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineExecution.SourceRevision;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void whoseApprovalWouldBeLostIsNamed() {
        assertThat(Arrival.at(pipeline(ExecutionMode.SUPERSEDED, seen(Optional.of("aaaa"), List.of("bbbb")))))
                .containsExactly(
                        "It takes the place of pipeline execution bbbb (order-18), which waits in front of stage ‘Approval’ now: that one becomes Superseded, and the workflow that it belongs to gets no answer.",
                        "It waits until pipeline execution aaaa (order-17) has left stage ‘Approval’.");
    }

    @Test
    void aFreeStageIsEnteredAtOnce() {
        assertThat(Arrival.at(pipeline(ExecutionMode.SUPERSEDED, seen(Optional.empty(), List.of()))))
                .isEmpty();
    }

    @Test
    void whoWaitsAndCouldNotBeReadIsNoReasonToSayNobody() {
        assertThat(Arrival.at(pipeline(ExecutionMode.SUPERSEDED, new Sight.Unseen<>("not allowed"))))
                .singleElement()
                .asString()
                .contains("could not be read");
    }

    @Test
    void aQueueTakesNobodysPlace() {
        assertThat(Arrival.at(pipeline(ExecutionMode.QUEUED, seen(Optional.of("aaaa"), List.of("bbbb")))))
                .containsExactly(
                        "In the mode QUEUED it comes after the one that waits in front of stage ‘Approval’ now.",
                        "It waits until pipeline execution aaaa (order-17) has left stage ‘Approval’.");
    }

    private static Sight<PipelineState> seen(Optional<String> holder, List<String> inbound) {
        return new Sight.Seen<>(new PipelineState(
                "Orders",
                1,
                List.of(new StageState(
                        "Approval",
                        holder,
                        holder.map(id -> StageStatus.IN_PROGRESS),
                        inbound,
                        true,
                        Optional.empty(),
                        List.of()))));
    }

    private static PipelineFacts pipeline(ExecutionMode mode, Sight<PipelineState> state) {
        var approval = new PipelineAction("Approval", "Approval", "AWS", "Manual", 1, Map.of(), Optional.empty());
        return new PipelineFacts(
                new Pipeline("Orders", 1, mode, List.of(new PipelineStage("Approval", List.of(approval)))),
                state,
                new Sight.Seen<>(List.of(run("aaaa", "order-17"), run("bbbb", "order-18"))),
                new Sight.Seen<>(List.of()),
                new Sight.Seen<>(List.of()),
                new Sight.Seen<>(List.of()));
    }

    private static PipelineExecution run(String id, String summary) {
        return new PipelineExecution(
                "Orders",
                id,
                PipelineExecutionStatus.IN_PROGRESS,
                Optional.empty(),
                NOW,
                NOW,
                List.of(new SourceRevision("Source", "v-" + id, Optional.of(summary), Optional.empty())),
                Optional.empty());
    }
}
