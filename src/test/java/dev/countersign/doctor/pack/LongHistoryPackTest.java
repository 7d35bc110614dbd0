package dev.countersign.doctor.pack;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.FakeGateways;
import dev.countersign.testing.Histories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A history that is nearly full makes a pack that can be mailed, in a time that somebody waits for. */
class LongHistoryPackTest {
    private static final long MAILABLE = 5L << 20;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void aHistoryOfTwentyFiveThousandEventsStaysSmallAndOpensAgain() throws Exception {
        Histories history = Histories.startedAt(START);
        for (int round = 0; round < 2_400; round++) {
            history.waitIn("Ask", TaskTokenHash.of("token " + round))
                    .answered("{\"is_approved\":false,\"note\":\"order " + round + " was sent back to the shop\"}")
                    .exit("Task", "Ask")
                    .enter("Choice", "Again?")
                    .exit("Choice", "Again?")
                    .enter("Pass", "Next")
                    .exit("Pass", "Next");
        }
        history.waitIn("Ask", TOKEN);
        List<HistoryEvent> events = history.events();
        Instant now = events.getLast().timestamp().plusSeconds(10);
        var aws = new FakeAws();
        aws.executions().with(Facts.machine()).with(Facts.execution(EXECUTION, ExecutionStatus.RUNNING), events);
        aws.pipelines()
                .with(Facts.pipeline(), Facts.state(Optional.of(RUN), Facts.open("approval-token")))
                .with("release", List.of(Facts.run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS)), List.of());
        aws.objects().with(Facts.version("v1", TOKEN));
        Path file = folder.resolve("long.evidence.zip");

        EvidencePack pack = Packs.maker(new FakeGateways(aws, now)).make(EXECUTION, List.of());
        pack.save(file, false);
        OpenedPack opened = PackReader.open(file);

        assertThat(events).hasSizeGreaterThan(24_000);
        assertThat(Files.size(file)).isLessThan(MAILABLE);
        assertThat(opened.remarks()).isEmpty();
        assertThat(opened.diagnosis().relays()).hasSize(2_401);
        assertThat(opened.diagnosis().verdict()).isEqualTo(pack.examined().verdict());
    }
}
