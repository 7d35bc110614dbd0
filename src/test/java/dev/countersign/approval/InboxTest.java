package dev.countersign.approval;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.Histories;
import dev.countersign.watch.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final FakeAws aws = FakeAws.withAnOpenApproval();
    private final Watcher watcher = aws.watcher();

    private Inbox inbox() {
        aws.settle(watcher);
        return Inbox.of(watcher.snapshot());
    }

    @Test
    void anApprovalNamesTheExecutionThatWaitsForIt() {
        Inbox inbox = inbox();

        assertThat(inbox.approvals()).singleElement().satisfies(item -> {
            assertThat(item.run().orElseThrow().execution().arn()).isEqualTo(EXECUTION);
            assertThat(item.message()).contains("Ship it?");
            assertThat(item.age(Facts.NOW)).isEqualTo(Duration.ofSeconds(10));
            assertThat(item.deadline()).isPresent();
        });
        assertThat(inbox.apart()).isEmpty();
    }

    @Test
    void anApprovalThatNoExecutionWaitsForIsListedAllTheSame() {
        var other = new Pipeline(
                "other", 1, Pipeline.ExecutionMode.SUPERSEDED, Facts.pipeline().stages());
        PipelineState state = Facts.state(Optional.of("other-run"), Facts.open("other-token"));
        aws.pipelines().with(other, new PipelineState("other", 1, state.stages()));

        List<InboxItem> items = inbox().approvals();

        assertThat(items).hasSize(2);
        assertThat(items.getFirst().approval().address().pipeline()).isEqualTo("other");
        assertThat(items.getFirst().run()).isEmpty();
    }

    @Test
    void anExecutionThatWaitsWithoutAnApprovalStandsApart() {
        aws.executions()
                .with(
                        Facts.execution(Facts.execution("order-2"), ExecutionStatus.RUNNING),
                        Histories.startedAt(START)
                                .waitIn("Ask", TaskTokenHash.of("nobody has this"))
                                .events());

        Inbox inbox = inbox();

        assertThat(inbox.apart()).extracting(run -> run.execution().name()).containsExactly("order-2");
        assertThat(inbox.approvals()).hasSize(1);
    }

    @Test
    void anAnsweredApprovalIsGone() {
        aws.pipelines().with(Facts.state(Optional.of(RUN), Facts.answered(ActionStatus.SUCCEEDED, Facts.ANN)));

        assertThat(inbox().approvals()).isEmpty();
    }

    @Test
    void aFilterLooksAtAllThatARowShows() {
        InboxItem item = inbox().approvals().getFirst();

        assertThat(item.matches("ORDER-1 ship")).isTrue();
        assertThat(item.matches("release nothing")).isFalse();
    }
}
