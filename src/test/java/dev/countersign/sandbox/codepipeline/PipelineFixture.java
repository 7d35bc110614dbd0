package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.RunningSandbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecution;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ActionOwner;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStoreType;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A bucket, roles and a pipeline of source, approval and deployment, made with real clients. */
final class PipelineFixture {
    static final String PIPELINE = "release";
    static final String BUCKET = "releases";
    static final String STORE = "artifacts";
    static final String KEY = "page.html";

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "%s"}}]}""";
    private static final String ALLOW = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": %s, "Resource": "*"}]}""";

    final RunningSandbox sandbox;
    final S3Client s3;
    final CodePipelineClient pipelines;
    final EventBridgeClient events;
    final IamClient iam;

    PipelineFixture(RunningSandbox sandbox) {
        this.sandbox = sandbox;
        this.s3 = sandbox.client(S3Client.builder());
        this.pipelines = sandbox.client(CodePipelineClient.builder());
        this.events = sandbox.client(EventBridgeClient.builder());
        this.iam = sandbox.client(IamClient.builder());
    }

    /** A versioned bucket with notifications, a bucket for artifacts, and the pipeline's role. */
    void prepare() {
        for (String bucket : List.of(BUCKET, STORE)) {
            s3.createBucket(b -> b.bucket(bucket).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        }
        s3.putBucketVersioning(
                v -> v.bucket(BUCKET).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
        s3.putBucketNotificationConfiguration(
                n -> n.bucket(BUCKET).notificationConfiguration(c -> c.eventBridgeConfiguration(e -> {})));
        role("pipeline", "codepipeline.amazonaws.com", "[\"s3:*\", \"sns:Publish\"]");
    }

    String role(String name, String service, String actions) {
        String arn = iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST.formatted(service)))
                .role()
                .arn();
        iam.putRolePolicy(p -> p.roleName(name).policyName("allow").policyDocument(ALLOW.formatted(actions)));
        return arn;
    }

    PipelineDeclaration.Builder declaration() {
        return PipelineDeclaration.builder()
                .name(PIPELINE)
                .roleArn("arn:aws:iam::111122223333:role/pipeline")
                .artifactStore(store -> store.type(ArtifactStoreType.S3).location(STORE))
                .stages(
                        stage("Source", source(Map.of())),
                        stage("Approve", approval(Map.of())),
                        stage("Deploy", deploy()));
    }

    static StageDeclaration stage(String name, ActionDeclaration... actions) {
        return StageDeclaration.builder().name(name).actions(actions).build();
    }

    static ActionDeclaration source(Map<String, String> more) {
        Map<String, String> configuration = new java.util.HashMap<>(
                Map.of("S3Bucket", BUCKET, "S3ObjectKey", KEY, "PollForSourceChanges", "false"));
        configuration.putAll(more);
        return action(
                "Source",
                ActionCategory.SOURCE,
                "S3",
                configuration,
                a -> a.namespace("SourceVariables").outputArtifacts(o -> o.name("SourceArtifact")));
    }

    static ActionDeclaration approval(Map<String, String> configuration) {
        return action("Review", ActionCategory.APPROVAL, "Manual", configuration, a -> {});
    }

    static ActionDeclaration deploy() {
        return action(
                "Deploy",
                ActionCategory.DEPLOY,
                "S3",
                Map.of("BucketName", BUCKET, "ObjectKey", "approved.html", "Extract", "false"),
                a -> a.inputArtifacts(i -> i.name("SourceArtifact")));
    }

    static ActionDeclaration action(
            String name,
            ActionCategory category,
            String provider,
            Map<String, String> configuration,
            Consumer<ActionDeclaration.Builder> more) {
        return ActionDeclaration.builder()
                .name(name)
                .actionTypeId(type -> type.category(category)
                        .owner(ActionOwner.AWS)
                        .provider(provider)
                        .version("1"))
                .configuration(configuration)
                .applyMutation(more)
                .build();
    }

    void create(PipelineDeclaration.Builder declaration) {
        pipelines.createPipeline(c -> c.pipeline(declaration.build()));
        sandbox.settle();
    }

    /** Puts the source object; returns its version id. */
    String put(String text) {
        String version = s3.putObject(
                        p -> p.bucket(BUCKET).key(KEY).contentType("text/html"), RequestBody.fromString(text))
                .versionId();
        sandbox.settle();
        return version;
    }

    String start() {
        String id = pipelines.startPipelineExecution(s -> s.name(PIPELINE)).pipelineExecutionId();
        sandbox.settle();
        return id;
    }

    StageState stage(String name) {
        return pipelines.getPipelineState(s -> s.name(PIPELINE)).stageStates().stream()
                .filter(stage -> stage.stageName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    ActionExecution action(String stage) {
        return stage(stage).actionStates().getFirst().latestExecution();
    }

    /** The execution that waits for the answer to its approval. */
    Optional<String> waiting() {
        StageState approve = stage("Approve");
        return Optional.ofNullable(approve.latestExecution())
                .filter(latest -> action("Approve").status() == ActionExecutionStatus.IN_PROGRESS)
                .map(latest -> latest.pipelineExecutionId());
    }

    void answer(ApprovalStatus status, String comment) {
        String token = action("Approve").token();
        pipelines.putApprovalResult(p -> p.pipelineName(PIPELINE)
                .stageName("Approve")
                .actionName("Review")
                .token(token)
                .result(r -> r.status(status).summary(comment)));
        sandbox.settle();
    }

    PipelineExecution execution(String id) {
        return pipelines
                .getPipelineExecution(g -> g.pipelineName(PIPELINE).pipelineExecutionId(id))
                .pipelineExecution();
    }

    List<PipelineExecutionSummary> executions() {
        return pipelines.listPipelineExecutions(l -> l.pipelineName(PIPELINE)).pipelineExecutionSummaries();
    }
}
