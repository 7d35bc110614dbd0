package dev.countersign.sandbox.codepipeline;

import static dev.countersign.sandbox.codepipeline.PipelineFixture.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.ApprovalAlreadyCompletedException;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.InvalidApprovalTokenException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageNotFoundException;

/** Who may answer an approval, and which answers are refused. */
class ApprovalTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private PipelineFixture aws;
    private String token;

    @BeforeEach
    void parkARunAtItsApproval() {
        aws = new PipelineFixture(sandbox);
        aws.prepare();
        aws.put("first");
        aws.create(aws.declaration());
        token = aws.action("Approve").token();
    }

    @Test
    void theApproverIsNamedAfterwards() {
        answer(sandbox.client(CodePipelineClient.builder(), Persona.APPROVER), "Approve", "Review", token, "fine");

        assertThat(aws.action("Approve").lastUpdatedBy())
                .isEqualTo("arn:aws:iam::111122223333:user/" + Persona.APPROVER.userName());
    }

    @Test
    void theViewerIsRefusedInTheWordsOfAws() {
        CodePipelineClient viewers = sandbox.client(CodePipelineClient.builder(), Persona.VIEWER);

        assertThatThrownBy(() -> answer(viewers, "Approve", "Review", token, "fine"))
                .isInstanceOfSatisfying(CodePipelineException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(e.getMessage())
                            .contains("is not authorized to perform: codepipeline:PutApprovalResult on resource:"
                                    + " arn:aws:codepipeline:eu-west-1:111122223333:release/Approve/Review");
                });
        assertThat(aws.waiting()).isPresent();
    }

    @Test
    void aSecondAnswerIsRefused() {
        aws.answer(ApprovalStatus.REJECTED, "no");

        assertThatThrownBy(() -> answer(aws.pipelines, "Approve", "Review", token, "yes"))
                .isInstanceOf(ApprovalAlreadyCompletedException.class);
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        assertThatThrownBy(() -> answer(
                        aws.pipelines, "Approve", "Review", UUID.randomUUID().toString(), "yes"))
                .isInstanceOf(InvalidApprovalTokenException.class);
        assertThatThrownBy(() -> answer(aws.pipelines, "Approve", "Review", "x", "yes"))
                .isInstanceOfSatisfying(
                        CodePipelineException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void anAnswerToSomethingElseIsRefused() {
        assertThatThrownBy(() -> answer(aws.pipelines, "Nowhere", "Review", token, "yes"))
                .isInstanceOf(StageNotFoundException.class);
        assertThatThrownBy(() -> answer(aws.pipelines, "Approve", "Nothing", token, "yes"))
                .isInstanceOf(ActionNotFoundException.class);
        assertThatThrownBy(() -> aws.pipelines.getPipelineState(s -> s.name("other")))
                .isInstanceOf(PipelineNotFoundException.class)
                .hasMessageContaining("Account '111122223333' does not have a pipeline with name 'other'");
    }

    @Test
    void aCommentOf513LettersIsRefused() {
        answer(aws.pipelines, "Approve", "Review", token, "x".repeat(512));

        assertThatThrownBy(() -> answer(aws.pipelines, "Approve", "Review", token, "x".repeat(513)))
                .hasMessageContaining("less than or equal to 512");
    }

    private static void answer(CodePipelineClient client, String stage, String action, String token, String comment) {
        client.putApprovalResult(p -> p.pipelineName(PIPELINE)
                .stageName(stage)
                .actionName(action)
                .token(token)
                .result(r -> r.status(ApprovalStatus.APPROVED).summary(comment)));
    }
}
