package dev.countersign.relay;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.OBJECT;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
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

/** Two versions that were written within one second, of which the pipeline took one. S3 tells whole seconds only. */
class PassedOverTest {
    private static final ObjectVersion OURS = written("ours", TOKEN);
    private static final ObjectVersion OTHER = written("other", TaskTokenHash.of("somebody else's token"));
    private static final Instant SOON = START.plusSeconds(20);
    private static final Instant LATER = START.plus(Duration.ofMinutes(5));

    @Test
    void isOnItsWayAsLongAsItMayBeTheNextToBeTaken() {
        assertThat(start(List.of(OTHER, OURS), SOON)).isEqualTo(State.WAITING);
    }

    @Test
    void wasPassedOverOnceItCannotBeOnItsWayAnyMore() {
        assertThat(start(List.of(OTHER, OURS), LATER)).isEqualTo(State.BROKEN);
    }

    @Test
    void wasNotPassedOverForAVersionThatTheListingTellsToBeOlder() {
        assertThat(start(List.of(OURS, OTHER), LATER)).isEqualTo(State.LATE);
    }

    private static ObjectVersion written(String id, TaskTokenHash token) {
        return new ObjectVersion(OBJECT, id, 12, START.plusSeconds(7), "etag", "text/plain", Map.of(), Set.of(token));
    }

    /** @param versions newest first; the pipeline took the other one */
    private static State start(List<ObjectVersion> versions, Instant now) {
        var execution = new ExecutionFacts(
                Facts.execution(EXECUTION, ExecutionStatus.RUNNING),
                Sight.seen(History.of(
                        Histories.startedAt(START).waitIn("Ask", TOKEN).events())),
                Optional.of(Duration.ofDays(10)));
        var pipeline = new PipelineFacts(
                Facts.pipeline(),
                Sight.seen(Facts.state(Optional.empty(), Facts.neverRun())),
                Sight.seen(List.of(Facts.run(RUN, "other", PipelineExecutionStatus.IN_PROGRESS))),
                Sight.seen(List.of()),
                Sight.seen(versions),
                Sight.seen(List.of()));
        return Relays.of(execution, List.of(pipeline), now)
                .getFirst()
                .hop(Hop.Kind.START)
                .state();
    }
}
