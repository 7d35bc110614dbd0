package dev.countersign.sandbox.codepipeline;

import static dev.countersign.sandbox.codepipeline.PipelineFixture.approval;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.deploy;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.source;
import static dev.countersign.sandbox.codepipeline.PipelineFixture.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.ExecutionMode;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineNameInUseException;

/** Pipelines that are not accepted. */
class StructureTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private final PipelineFixture aws = new PipelineFixture(sandbox);
    private PipelineDeclaration.Builder pipeline;

    @BeforeEach
    void startFromAGoodOne() {
        pipeline = aws.declaration();
    }

    @Test
    void onlyOneStage() {
        refused(pipeline.stages(stage("Source", source(Map.of()))), "InvalidStructureException", "only 1 stage(s)");
    }

    @Test
    void noSourceAtTheStart() {
        refused(
                pipeline.stages(stage("Approve", approval(Map.of())), stage("Source", source(Map.of()))),
                "InvalidStructureException",
                "should start with a stage that only contains source actions");
    }

    @Test
    void anArtifactThatNobodyMakes() {
        refused(
                pipeline.stages(
                        stage(
                                "Source",
                                source(Map.of()).toBuilder()
                                        .outputArtifacts(o -> o.name("Other"))
                                        .build()),
                        stage("Deploy", deploy())),
                "InvalidActionDeclarationException",
                "Input Artifact Bundle SourceArtifact in action Deploy is not declared");
    }

    @Test
    void anUnknownConfigurationKey() {
        refused(
                pipeline.stages(stage("Source", source(Map.of("Bucket", "x"))), stage("Approve", approval(Map.of()))),
                "InvalidActionDeclarationException",
                "unknown configuration 'Bucket'");
    }

    @Test
    void anActionTypeThatDoesNotExist() {
        var strange = PipelineFixture.action("Do", ActionCategory.BUILD, "Nobody", Map.of(), a -> {});
        refused(
                pipeline.stages(stage("Source", source(Map.of())), stage("Build", strange)),
                "InvalidActionDeclarationException",
                "is not available in region EU_WEST_1");
    }

    @Test
    void whatTheSandboxLacksIsNamed() {
        var build = PipelineFixture.action("Do", ActionCategory.BUILD, "CodeBuild", Map.of(), a -> {});
        refused(
                pipeline.stages(stage("Source", source(Map.of())), stage("Build", build)),
                "NotImplemented",
                "Build/CodeBuild");
    }

    @Test
    void aTimeoutOutOfBounds() {
        var hasty = approval(Map.of()).toBuilder().timeoutInMinutes(4).build();
        refused(
                pipeline.stages(stage("Source", source(Map.of())), stage("Approve", hasty)),
                "ValidationException",
                "between 5 and 86400");
    }

    @Test
    void aNameThatIsTaken() {
        aws.pipelines.createPipeline(
                c -> c.pipeline(aws.declaration().name("taken").build()));

        assertThatThrownBy(() -> aws.pipelines.createPipeline(
                        c -> c.pipeline(aws.declaration().name("taken").build())))
                .isInstanceOf(PipelineNameInUseException.class);
        assertThat(aws.pipelines.listPipelines().pipelines())
                .singleElement()
                .satisfies(summary -> assertThat(summary.executionMode()).isEqualTo(ExecutionMode.SUPERSEDED));
    }

    private void refused(PipelineDeclaration.Builder declaration, String code, String reason) {
        assertThatThrownBy(() -> aws.pipelines.createPipeline(c -> c.pipeline(declaration.build())))
                .isInstanceOfSatisfying(
                        CodePipelineException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .hasMessageContaining(reason);
    }
}
