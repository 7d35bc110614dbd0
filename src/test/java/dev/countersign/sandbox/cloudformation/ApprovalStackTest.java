package dev.countersign.sandbox.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.json.JsonMapper;

/** Our own template: created, changed, replaced and deleted. */
class ApprovalStackTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private Deploying deploying;

    @BeforeEach
    void clients() {
        deploying = new Deploying(sandbox);
    }

    private Stack create(String name, Map<String, String> parameters) {
        Stack stack = deploying.create(name, SampleTemplates.ours(), parameters);
        assertThat(deploying.failures(name)).isEmpty();
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        return stack;
    }

    @Test
    void withoutParametersItMakesEverythingItNeeds() {
        Stack stack = create("demo", Map.of());

        String bucket = deploying.output(stack, "BucketName");
        S3Client s3 = sandbox.client(S3Client.builder());
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucket)).statusAsString())
                .isEqualTo("Enabled");
        assertThat(s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)).eventBridgeConfiguration())
                .isEqualTo(EventBridgeConfiguration.builder().build());
        assertThat(deploying.output(stack, "Region")).isEqualTo("eu-west-1");
        assertThat(deploying.output(stack, "PipelineName")).isEqualTo("demo");
        assertThat(deploying.output(stack, "StateMachineArn"))
                .isEqualTo("arn:aws:states:eu-west-1:111122223333:stateMachine:demo");
        Map<?, ?> input =
                JsonMapper.shared().readValue(deploying.output(stack, "StepFunctionsInputExample"), Map.class);
        assertThat(input.get("s3_bucket_name")).isEqualTo(bucket);
        assertThat(input.keySet().stream().map(String::valueOf))
                .containsExactly(
                        "region",
                        "s3_bucket_name",
                        "s3_bucket_key",
                        "confirmation_file_content-type",
                        "confirmation_file_content");
        assertThat(sandbox.client(SnsClient.builder()).listSubscriptions().subscriptions())
                .isEmpty();
    }

    @Test
    void twoStacksStandSideBySide() {
        create("first", Map.of());
        create("second", Map.of());

        assertThat(sandbox.client(CodePipelineClient.builder()).listPipelines().pipelines())
                .extracting(pipeline -> pipeline.name())
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void aGivenBucketIsUsedAndLeftAlone() {
        S3Client s3 = sandbox.client(S3Client.builder());
        s3.createBucket(
                r -> r.bucket("given-bucket").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

        Stack stack =
                create("demo", Map.of("CodePipelineS3bucketName", "given-bucket", "CodePipelineName", "my-pipeline"));

        assertThat(deploying.output(stack, "BucketName")).isEqualTo("given-bucket");
        PipelineDeclaration pipeline = sandbox.client(CodePipelineClient.builder())
                .getPipeline(r -> r.name("my-pipeline"))
                .pipeline();
        ActionDeclaration source = pipeline.stages().getFirst().actions().getFirst();
        assertThat(source.configuration())
                .containsEntry("S3Bucket", "given-bucket")
                .containsEntry("PollForSourceChanges", "false");
        assertThat(deploying.events("demo")).noneMatch(event -> event.startsWith("Bucket "));
        deploying.delete(stack.stackId());
        assertThat(s3.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .contains("given-bucket");
    }

    @Test
    void anEmailAddressIsSubscribedReplacedAndRemoved() {
        create("demo", Map.of("EmailForNotification", "first@example.com"));
        SnsClient sns = sandbox.client(SnsClient.builder());
        assertThat(sns.listSubscriptions().subscriptions())
                .singleElement()
                .satisfies(subscription -> assertThat(subscription.endpoint()).isEqualTo("first@example.com"));
        String before = deploying.physicalId("demo", "ApproverSubscription");

        deploying.update("demo", SampleTemplates.ours(), Map.of("EmailForNotification", "second@example.com"));
        assertThat(deploying.physicalId("demo", "ApproverSubscription")).isNotEqualTo(before);

        Stack stack = deploying.update("demo", SampleTemplates.ours(), Map.of("EmailForNotification", ""));
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void theRuleThatReturnsDecisionsCanBeSwitchedOff() {
        create("demo", Map.of());

        deploying.update("demo", SampleTemplates.ours(), Map.of("EventRuleForCodePipelineResultState", "DISABLED"));

        String rule = deploying.physicalId("demo", "ResultRule");
        assertThat(sandbox.client(EventBridgeClient.builder())
                        .describeRule(r -> r.name(rule))
                        .stateAsString())
                .isEqualTo("DISABLED");
    }

    @Test
    void theFunctionsAreSmallAndLogIntoTheirOwnGroups() {
        create("demo", Map.of());

        LambdaClient lambda = sandbox.client(LambdaClient.builder());
        for (String id : new String[] {"TokenFunction", "ResultFunction"}) {
            String name = deploying.physicalId("demo", id);
            FunctionConfiguration function =
                    lambda.getFunction(r -> r.functionName(name)).configuration();
            assertThat(function.memorySize()).isEqualTo(128);
            assertThat(function.timeout()).isEqualTo(15);
            assertThat(function.runtime()).isEqualTo(Runtime.PYTHON3_13);
            assertThat(function.loggingConfig().logGroup()).isEqualTo(deploying.physicalId("demo", id + "Logs"));
        }
    }

    @Test
    void anotherKeyIsAnUpdateOfEverythingThatKnowsIt() {
        create("demo", Map.of());
        String pipeline = deploying.physicalId("demo", "Pipeline");

        Stack stack = deploying.update(
                "demo", SampleTemplates.ours(), Map.of("CodePipelineS3bucketKeyInput", "release.html"));

        assertThat(stack.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(deploying.physicalId("demo", "Pipeline")).isEqualTo(pipeline);
        assertThat(deploying.events("demo"))
                .contains(
                        "Pipeline UPDATE_COMPLETE",
                        "StartRule UPDATE_COMPLETE",
                        "TokenFunctionRole UPDATE_COMPLETE",
                        "ResultFunction UPDATE_COMPLETE")
                .doesNotContain("StateMachine UPDATE_COMPLETE");
    }

    @Test
    void deletingItKeepsTheBucketOnly() {
        Stack stack = create("demo", Map.of("EmailForNotification", "somebody@example.com"));
        String bucket = deploying.output(stack, "BucketName");

        assertThat(deploying.delete(stack.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);

        assertThat(deploying.events(stack.stackId())).contains("Bucket DELETE_SKIPPED");
        assertThat(sandbox.client(S3Client.builder()).listBuckets().buckets())
                .extracting(each -> each.name())
                .contains(bucket);
        assertThat(sandbox.client(CodePipelineClient.builder()).listPipelines().pipelines())
                .isEmpty();
        assertThat(sandbox.client(LambdaClient.builder()).listFunctions().functions())
                .isEmpty();
        assertThat(sandbox.client(SnsClient.builder()).listTopics().topics()).isEmpty();
    }
}
