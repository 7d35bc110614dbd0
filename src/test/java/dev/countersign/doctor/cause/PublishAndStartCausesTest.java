package dev.countersign.doctor.cause;

import static dev.countersign.testing.Facts.OBJECT;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static dev.countersign.testing.Facts.rule;
import static dev.countersign.testing.Facts.run;
import static dev.countersign.testing.Facts.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.facts.SourceFacts.StartRule;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.relay.Sight;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Facts;
import dev.countersign.testing.Functions;
import dev.countersign.testing.Histories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The causes before the approval, each with its case and with what comes near to it. */
class PublishAndStartCausesTest {
    private static final String NEWER = "22222222-0000-0000-0000-000000000000";

    @Test
    void aFunctionThatEndsWellWithoutAnObjectDidNotPublish() {
        assertThat(Cases.unpublished().primary()).isEqualTo("P1");
    }

    @Test
    void aTokenThatMayBePublishedAnyMomentIsNotMissing() {
        assertThat(Cases.unpublished().now(Duration.ofSeconds(20)).codes()).isEmpty();
    }

    @Test
    void aTokenThatWasFoundAMomentLaterIsNotMissing() {
        assertThat(Cases.published()
                        .publisher(Functions.named("publish").ranWell())
                        .codes())
                .doesNotContain("P1");
    }

    @Test
    void whereVersionsCannotBeListedNothingIsMissing() {
        assertThat(Cases.unpublished().versionsHidden().codes()).isEmpty();
    }

    @Test
    void whereNotEveryPlaceCouldBeLookedAtAMissingTokenIsOnlyLikely() {
        assertThat(Cases.unpublished().elsewhere(Sight.unseen("denied")).primary())
                .isEqualTo("P1?");
        assertThat(Cases.unpublished().versioning(Sight.unseen("denied")).primary())
                .isEqualTo("P1?");
        assertThat(Cases.unpublished()
                        .publisher(Functions.named("publish").logHidden())
                        .primary())
                .isEqualTo("P1?");
    }

    @Test
    void anExecutionThatEndedMissesNothing() {
        assertThat(Cases.unpublished().ended(ExecutionStatus.ABORTED).primary()).isEmpty();
    }

    @Test
    void metadataThatWereRefusedAreToldByTheLog() {
        var function = Functions.named("publish").ranWell("not stored: MetadataTooLarge: your metadata headers exceed");

        assertThat(Cases.unpublished().publisher(function).primary()).isEqualTo("P2");
        assertThat(Cases.published().publisher(function).codes()).doesNotContain("P2");
    }

    @Test
    void theTokenUnderAKeyThatNobodyWatchesIsFoundThere() {
        Sight<Optional<ObjectVersion>> found = Sight.seen(Optional.of(version("v9", TOKEN)));

        assertThat(Cases.unpublished().elsewhere(found).codes()).containsExactly("P5");
        assertThat(Cases.unpublished().elsewhere(Sight.seen(Optional.empty())).codes())
                .doesNotContain("P5");
    }

    @Test
    void aTaskThatIsTriedAgainHasADeadFirstToken() {
        TaskTokenHash dead = TaskTokenHash.of("the first try's token");
        Histories history = Histories.startedAt(START)
                .enter("Task", "Ask")
                .schedule(dead, Optional.empty())
                .started()
                .failed("TaskFailed", "TimeoutError")
                .schedule(TOKEN, Optional.empty())
                .started()
                .submitted();

        assertThat(Cases.open()
                        .history(history)
                        .versions(version("v1", TOKEN), version("v0", dead))
                        .codes())
                .contains("P3");
    }

    @Test
    void aStateThatIsVisitedAgainAfterAnAnswerIsNoRetry() {
        TaskTokenHash first = TaskTokenHash.of("the first round's token");
        Histories history = Histories.startedAt(START)
                .waitIn("Ask", first)
                .answered("{\"is_approved\":false}")
                .exit("Task", "Ask")
                .waitIn("Ask", TOKEN, Cases.TIMEOUT);

        assertThat(Cases.open()
                        .history(history)
                        .versions(version("v1", TOKEN), version("v0", first))
                        .codes())
                .doesNotContain("P3");
    }

    @Test
    void aNewerVersionThatWasTakenInsteadSkippedOurs() {
        assertThat(skipped().primary()).isEqualTo("S1");
    }

    @Test
    void aNewerVersionAfterOursWasTakenSkippedNothing() {
        assertThat(skipped()
                        .runs(later("v2"), run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS))
                        .codes())
                .doesNotContain("S1");
    }

    @Test
    void aCopyWithoutATokenThatWasTakenInsteadIsAnotherCause() {
        assertThat(skipped()
                        .versions(copyWithoutToken("v2"), version("v1", TOKEN))
                        .primary())
                .isEqualTo("T2");
    }

    @Test
    void aBucketWithoutEventsStartsNothing() {
        assertThat(Cases.published().sendsEvents(false).primary()).isEqualTo("S2");
        assertThat(Cases.published().sendsEvents(false).polls().codes()).doesNotContain("S2");
        assertThat(Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                        .sendsEvents(false)
                        .codes())
                .doesNotContain("S2");
    }

    @Test
    void aDisabledStartRuleStartsNothingUnlessAnotherDoes() {
        var off = new StartRule(rule(false), true);
        var on = new StartRule(rule(true), true);

        assertThat(Cases.published().starters(off).primary()).isEqualTo("S3");
        assertThat(Cases.published().starters(new StartRule(rule(true), false)).primary())
                .isEqualTo("S3");
        assertThat(Cases.published()
                        .starters(off, on)
                        .now(Duration.ofSeconds(30))
                        .codes())
                .isEmpty();
    }

    @Test
    void aPatternThatNobodyCouldTestIsNotBlamed() {
        assertThat(Cases.published().startersHidden().codes()).isEmpty();
    }

    @Test
    void pollingIsAsleepAfterFiveMinutesAndNotBefore() {
        assertThat(Cases.published().polls().primary()).isEqualTo("S4?");
        assertThat(Cases.published().polls().now(Duration.ofMinutes(4)).codes()).isEmpty();
    }

    @Test
    void pollingThatAwsHasDisabledIsProvedUnlessEventsStartThePipeline() {
        Pipeline usual = Facts.pipeline();
        var idle = new Pipeline(
                usual.name(),
                usual.version(),
                usual.executionMode(),
                usual.stages(),
                Optional.of(Facts.START.minus(Duration.ofDays(2))));
        var on = new StartRule(rule(true), true);

        assertThat(Cases.published()
                        .polls()
                        .pipeline(idle)
                        .now(Duration.ofMinutes(2))
                        .primary())
                .isEqualTo("S4");
        assertThat(Cases.published().pipeline(idle).starters(on).codes()).doesNotContain("S4");
        assertThat(Cases.started(PipelineExecutionStatus.IN_PROGRESS)
                        .polls()
                        .pipeline(idle)
                        .codes())
                .doesNotContain("S4");
    }

    @Test
    void oneVersionInTwoExecutionsIsToldBesideWhatIsWaitedFor() {
        Cases twice = Cases.open()
                .runs(
                        run(NEWER, "v1", PipelineExecutionStatus.IN_PROGRESS),
                        run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS));

        assertThat(twice.codes()).containsExactly("S5");
        assertThat(twice.primary()).isEmpty();
        assertThat(Cases.open()
                        .runs(later("v2"), run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS))
                        .codes())
                .isEmpty();
    }

    @Test
    void withoutVersioningTheTokenMayBeOverwritten() {
        assertThat(Cases.unpublished()
                        .versioning(Sight.seen(Optional.of("Suspended")))
                        .primary())
                .isEqualTo("S6");
    }

    @Test
    void versioningThatWasSuspendedAfterwardsIsNotTheReason() {
        assertThat(Cases.published()
                        .versioning(Sight.seen(Optional.of("Suspended")))
                        .starters(new StartRule(rule(false), true))
                        .primary())
                .isEqualTo("S3");
    }

    @Test
    void aSourceThatFailedAskedNobody() {
        assertThat(Cases.started(PipelineExecutionStatus.FAILED).primary()).isEqualTo("S7");
    }

    @Test
    void aSourceThatFailedWithoutARevisionIsKnownByItsTimeUnlessThePipelineWasJustCreated() {
        assertThat(Cases.published()
                        .runs(failedWithoutRevision("CloudWatchEvent"))
                        .primary())
                .isEqualTo("S7");
        assertThat(Cases.published()
                        .runs(failedWithoutRevision("CreatePipeline (arn:aws:iam::111122223333:user/ann)"))
                        .codes())
                .doesNotContain("S7");
    }

    private static PipelineExecution failedWithoutRevision(String trigger) {
        return new PipelineExecution(
                "release",
                RUN,
                PipelineExecutionStatus.FAILED,
                Optional.empty(),
                START.plusSeconds(7),
                START.plusSeconds(9),
                List.of(),
                Optional.of(trigger));
    }

    @Test
    void aPipelineThatFailedAfterItsApprovalHadASource() {
        Cases failed = Cases.answered(true).runs(run(RUN, "v1", PipelineExecutionStatus.FAILED));

        assertThat(failed.codes()).doesNotContain("S7").contains("W6");
    }

    @Test
    void aPipelineThatIsGoneTakesNothing() {
        assertThat(Cases.unpublished().missing("release-old").primary()).isEqualTo("S9");
    }

    @Test
    void anotherPipelineThatIsGoneDoesNotMatterToATokenThatWasPublished() {
        assertThat(Cases.open().missing("release-old").codes()).isEmpty();
        assertThat(Cases.published()
                        .missing("release-old")
                        .now(Duration.ofSeconds(30))
                        .codes())
                .isEmpty();
    }

    private static Cases skipped() {
        ObjectVersion newer = new ObjectVersion(
                OBJECT,
                "v2",
                12,
                START.plusSeconds(6),
                "etag2",
                "application/json",
                Map.of(),
                Set.of(TaskTokenHash.of("somebody else's token")));
        return Cases.published().versions(newer, version("v1", TOKEN)).runs(later("v2"));
    }

    private static PipelineExecution later(String version) {
        return run(NEWER, version, PipelineExecutionStatus.IN_PROGRESS);
    }

    private static ObjectVersion copyWithoutToken(String id) {
        return new ObjectVersion(
                new ObjectLocation("drop", "order.json"),
                id,
                12,
                START.plusSeconds(6),
                "etag",
                "application/json",
                Map.of(),
                Set.of());
    }

    @Test
    void anOpenApprovalIsNoFaultAtAll() {
        assertThat(Cases.open().codes()).isEmpty();
        assertThat(Cases.open()
                        .actions(Facts.actionRun(RUN, ActionStatus.IN_PROGRESS, Optional.empty(), Optional.of("t")))
                        .runs(List.of(run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS))
                                .toArray(PipelineExecution[]::new))
                        .primary())
                .isEmpty();
    }
}
