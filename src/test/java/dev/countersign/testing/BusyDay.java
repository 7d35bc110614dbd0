package dev.countersign.testing;

import static dev.countersign.testing.Facts.START;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.ActionState;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.domain.pipelines.StageState.StageStatus;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account in which much goes on: several open approvals, one of them joined to nothing, and executions of every kind. */
public final class BusyDay {
    private BusyDay() {}

    public static FakeAws aws() {
        FakeAws aws = FakeAws.withAnOpenApproval();
        openApproval(
                aws,
                "storefront-release",
                "Approve",
                "ReleaseBoard",
                "Release 4.12 to the storefront? Load test is green.",
                42);
        openApproval(
                aws, "tax-tables-2027", "Sign-off", "Finance", "Check the rates for Estonia before you approve.", 171);
        waitingApart(aws);
        ended(aws, "order-998", "{\"is_approved\": true}", "Ship", 3);
        ended(aws, "order-997", "{\"is_approved\": false}", "Turn down", 5);
        aws.executions()
                .with(
                        Facts.execution(Facts.execution("order-996"), ExecutionStatus.ABORTED),
                        Histories.startedAt(START.minus(Duration.ofHours(7)))
                                .waitIn("Ask", TaskTokenHash.of("996"))
                                .end(ExecutionStatus.ABORTED)
                                .events());
        return aws;
    }

    private static void openApproval(
            FakeAws aws, String name, String stage, String action, String message, int minutes) {
        var pipeline = new Pipeline(
                name,
                1,
                Pipeline.ExecutionMode.SUPERSEDED,
                List.of(
                        Facts.stage("Source", Facts.action("Fetch", "Source", "S3", Map.of())),
                        Facts.stage(
                                stage,
                                Facts.action(
                                        action,
                                        "Approval",
                                        "Manual",
                                        Map.of(
                                                "CustomData",
                                                message,
                                                "ExternalEntityLink",
                                                "https://example.com/" + name)))));
        var open = new ActionState(
                action,
                Optional.of("a-" + name),
                Optional.of(ActionStatus.IN_PROGRESS),
                Optional.of(Facts.NOW.minus(Duration.ofMinutes(minutes))),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ApprovalToken("token-of-" + name)),
                Optional.empty(),
                Optional.empty());
        String run = "7d3c51e0-" + name.length() + "12-4c7e-9f5e-0123456789ab";
        var state = new StageState(
                stage,
                Optional.of(run),
                Optional.of(StageStatus.IN_PROGRESS),
                List.of(),
                true,
                Optional.empty(),
                List.of(open));
        var execution = new PipelineExecution(
                name,
                run,
                PipelineExecutionStatus.IN_PROGRESS,
                Optional.empty(),
                Facts.NOW.minus(Duration.ofMinutes(minutes + 1)),
                Facts.NOW,
                List.of(new PipelineExecution.SourceRevision("Fetch", "Gq3v1", Optional.empty(), Optional.empty())),
                Optional.of("StartPipelineExecution"));
        aws.pipelines()
                .with(pipeline, new PipelineState(name, 1, List.of(state)))
                .with(name, List.of(execution), List.of());
    }

    private static void waitingApart(FakeAws aws) {
        TaskTokenHash lost = TaskTokenHash.of("lost");
        aws.objects()
                .with(new ObjectVersion(
                        Facts.OBJECT, "v0", 3, START.minusSeconds(900), "e", "text/plain", Map.of(), Set.of(lost)));
        aws.executions()
                .with(
                        Facts.execution(Facts.execution("order-1000"), ExecutionStatus.RUNNING),
                        Histories.startedAt(START.minusSeconds(1000))
                                .waitIn("Ask", lost)
                                .events());
    }

    private static void ended(FakeAws aws, String name, String answer, String target, int hours) {
        aws.executions()
                .with(
                        Execution.listed(
                                Facts.execution(name),
                                Facts.MACHINE,
                                ExecutionStatus.SUCCEEDED,
                                START.minus(Duration.ofHours(hours)),
                                Optional.of(START.minus(Duration.ofHours(hours)).plusSeconds(742))),
                        Histories.startedAt(START.minus(Duration.ofHours(hours)))
                                .waitIn("Ask", TaskTokenHash.of(name))
                                .answered(answer)
                                .exit("Task", "Ask")
                                .choose("Approved?", target)
                                .end(ExecutionStatus.SUCCEEDED)
                                .events());
    }
}
