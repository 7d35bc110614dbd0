package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.PARALLEL;
import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionType;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** Faults on the way of the object version into a pipeline execution. */
final class StartScenarios {
    private static final Duration LATE = Duration.ofMinutes(4);

    private static final UnaryOperator<String> POLLING =
            replacing("PollForSourceChanges: 'false'", "PollForSourceChanges: 'true'");
    private static final int MOST_EXECUTIONS = 50;

    private StartScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "S1",
                        "two objects are written quickly, and polling takes the newer one",
                        StartScenarios::skipped),
                new Scenario(
                        "S2",
                        "the bucket sends no events",
                        bench -> unstarted(
                                bench,
                                stack -> bench.aws()
                                        .s3()
                                        .putBucketNotificationConfiguration(r -> r.bucket(stack.id("Bucket"))
                                                .notificationConfiguration(NotificationConfiguration.builder()
                                                        .build())))),
                new Scenario(
                        "S3",
                        "the rule that starts the pipeline is disabled",
                        bench -> unstarted(
                                bench,
                                stack -> bench.aws().eventBridge().disableRule(r -> r.name(stack.rule("StartRule"))))),
                new Scenario(
                        "S4",
                        "the pipeline was idle so long that its source is polled no more",
                        StartScenarios::asleep),
                new Scenario("S5", "one object version starts the pipeline twice", StartScenarios::twice),
                new Scenario("S6", "versioning of the bucket is suspended", StartScenarios::suspended),
                new Scenario("S7", "the pipeline's role may not read the object", StartScenarios::sourceFails),
                new Scenario("S8", "the pipeline has as many executions as it may have", StartScenarios::full),
                new Scenario(
                        "S9",
                        "the pipeline is deleted",
                        bench -> unstarted(
                                bench,
                                stack -> bench.aws().codePipeline().deletePipeline(r -> r.name(stack.pipeline())))));
    }

    private static ExecutionArn unstarted(Workbench bench, Consumer<DeployedStack> breakIt) {
        return unstarted(bench, UnaryOperator.identity(), breakIt);
    }

    private static ExecutionArn unstarted(
            Workbench bench, UnaryOperator<String> change, Consumer<DeployedStack> breakIt) {
        DeployedStack stack = bench.deploy(change, Map.of());
        breakIt.accept(stack);
        ExecutionArn execution = bench.start(stack);
        bench.awaitEvent(execution, "TaskSubmitted");
        bench.advance(LATE);
        return execution;
    }

    private static ExecutionArn skipped(Workbench bench) {
        DeployedStack stack = bench.deploy(POLLING, Map.of());
        bench.aws().eventBridge().disableRule(r -> r.name(stack.rule("StartRule")));
        ExecutionArn passedOver = bench.start(stack);
        bench.awaitEvent(passedOver, "TaskSubmitted");
        bench.awaitEvent(bench.start(stack), "TaskSubmitted");
        bench.advance(LATE);
        bench.openApproval(stack);
        return passedOver;
    }

    /** Neither started nor changed for a month; then an object is written. */
    private static ExecutionArn asleep(Workbench bench) {
        DeployedStack stack = bench.deploy(POLLING, Map.of());
        bench.aws().eventBridge().disableRule(r -> r.name(stack.rule("StartRule")));
        bench.advance(Duration.ofDays(31));
        ExecutionArn execution = bench.start(stack);
        bench.awaitEvent(execution, "TaskSubmitted");
        bench.advance(LATE);
        return execution;
    }

    private static ExecutionArn twice(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        String version = bench.aws()
                .s3()
                .headObject(r -> r.bucket(stack.id("Bucket")).key("index.html"))
                .versionId();
        bench.aws()
                .codePipeline()
                .startPipelineExecution(r -> r.name(stack.pipeline())
                        .sourceRevisions(revision -> revision.actionName("Source")
                                .revisionType(SourceRevisionType.S3_OBJECT_VERSION_ID)
                                .revisionValue(version)));
        bench.awaitInbound(stack);
        return execution;
    }

    /** The second object overwrites the first one, and the first one's token with it. */
    private static ExecutionArn suspended(Workbench bench) {
        DeployedStack stack = bench.deploy(
                replacing(
                        "raise RuntimeError(f\"versioning is not enabled on bucket {event['bucket']}\")",
                        "print(\"stored without a version\")"),
                Map.of());
        bench.aws()
                .s3()
                .putBucketVersioning(r -> r.bucket(stack.id("Bucket"))
                        .versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));
        ExecutionArn overwritten = bench.start(stack);
        bench.awaitEvent(overwritten, "TaskSubmitted");
        bench.awaitEvent(bench.start(stack), "TaskSubmitted");
        bench.advance(LATE);
        return overwritten;
    }

    /** Side by side, each holding an approval open, until there is no room for one more. */
    private static ExecutionArn full(Workbench bench) {
        DeployedStack stack = bench.deploy(PARALLEL, Map.of());
        bench.start(stack);
        bench.openApprovals(stack, 1);
        for (int i = 1; i < MOST_EXECUTIONS; i++) {
            bench.aws().codePipeline().startPipelineExecution(r -> r.name(stack.pipeline()));
        }
        bench.openApprovals(stack, MOST_EXECUTIONS);
        // S3 tells whole seconds: the version must be younger than they are.
        bench.advance(Duration.ofMinutes(1));
        ExecutionArn refused = bench.start(stack);
        bench.awaitEvent(refused, "TaskSubmitted");
        bench.advance(LATE);
        return refused;
    }

    private static ExecutionArn sourceFails(Workbench bench) {
        DeployedStack stack = bench.deploy();
        bench.aws()
                .iam()
                .deleteRolePolicy(r -> r.roleName(stack.id("PipelineRole")).policyName("RunPipeline"));
        ExecutionArn execution = bench.start(stack);
        bench.awaitRun(stack, PipelineExecutionStatus.FAILED);
        return execution;
    }
}
