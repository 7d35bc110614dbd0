package dev.countersign.sandbox.codepipeline;

import static dev.countersign.sandbox.codepipeline.PipelineFixture.approval;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.deploy;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.source;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;

class PollingTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private PipelineFixture aws;

    @BeforeEach
    void createAPollingPipeline() {
        aws = pollingPipelineIn(sandbox);
    }

    private static PipelineFixture pollingPipelineIn(RunningSandbox sandbox) {
        var aws = new PipelineFixture(sandbox);
        aws.prepare();
        aws.create(aws.declaration()
                .stages(
                        stage("Source", source(Map.of("PollForSourceChanges", "true"))),
                        stage("Approve", approval(Map.of())),
                        stage("Deploy", deploy())));
        return aws;
    }

    @Test
    void anObjectThatComesLaterIsFoundWithinAMinute() {
        assertThat(aws.executions().getFirst().status()).isEqualTo(PipelineExecutionStatus.FAILED);
        aws.put("first");

        sandbox.advance(Duration.ofSeconds(59));
        assertThat(aws.executions()).hasSize(1);
        sandbox.advance(Duration.ofSeconds(1));

        var found = aws.executions().getFirst();
        assertThat(found.trigger().triggerType()).isEqualTo(TriggerType.POLL_FOR_SOURCE_CHANGES);
        assertThat(aws.waiting()).contains(found.pipelineExecutionId());
    }

    @Test
    void aShorterIntervalFindsItSooner() {
        try (var quick = RunningSandbox.started(options -> options.withPollInterval(Duration.ofSeconds(5)))) {
            PipelineFixture polled = pollingPipelineIn(quick);
            polled.put("first");

            quick.advance(Duration.ofSeconds(4));
            assertThat(polled.executions()).hasSize(1);
            quick.advance(Duration.ofSeconds(1));

            assertThat(polled.executions()).hasSize(2);
        }
    }

    @Test
    void ofTwoQuickUploadsOnlyTheNewestIsFoundAndOnlyOnce() {
        aws.put("one");
        String newest = aws.put("two");

        sandbox.advance(Duration.ofMinutes(10));

        assertThat(aws.executions()).hasSize(2);
        assertThat(aws.executions().getFirst().sourceRevisions().getFirst().revisionId())
                .isEqualTo(newest);
    }

    @Test
    void whoWasIdleForThirtyDaysIsPolledNoMoreUntilThePipelineIsChanged() {
        aws.put("first");
        sandbox.advance(Duration.ofMinutes(1));
        assertThat(pollingDisabledAt()).isNull();

        sandbox.advance(Duration.ofDays(30).plusMinutes(2));
        aws.put("second");
        sandbox.advance(Duration.ofHours(1));

        assertThat(pollingDisabledAt()).isNotNull();
        assertThat(aws.executions()).hasSize(2);
        var declaration =
                aws.pipelines.getPipeline(g -> g.name(PipelineFixture.PIPELINE)).pipeline();
        aws.pipelines.updatePipeline(u -> u.pipeline(declaration));
        sandbox.advance(Duration.ofMinutes(1));
        assertThat(pollingDisabledAt()).isNull();
        assertThat(aws.executions()).hasSize(3);
    }

    private Instant pollingDisabledAt() {
        return aws.pipelines
                .getPipeline(g -> g.name(PipelineFixture.PIPELINE))
                .metadata()
                .pollingDisabledAt();
    }
}
