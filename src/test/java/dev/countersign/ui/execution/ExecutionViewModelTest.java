package dev.countersign.ui.execution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecisionResult;
import dev.countersign.asl.graph.StateStatus;
import dev.countersign.asl.graph.TextSize;
import dev.countersign.aws.AwsFailure;
import dev.countersign.relay.RunState;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ExecutionViewModelTest {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final FakeExecutionDesk desk = new FakeExecutionDesk(Cases.waiting());
    private final ExecutionViewModel model = new ExecutionViewModel(
            Cases.ARN,
            desk,
            new Background(queue::add, queue::add),
            () -> Cases.START.plusSeconds(60),
            TextSize.ESTIMATE);

    @Test
    void showsWhoIsAskedAndAboutWhat() {
        open();

        ApprovalRequest request = shown().request().orElseThrow();
        assertThat(shown().run().state()).isEqualTo(RunState.WAITING);
        assertThat(shown().progress().status("Wait for approval")).isEqualTo(StateStatus.WAITING);
        assertThat(request.message()).contains("Please check the release candidate before it goes to production.");
        assertThat(request.link()).contains("https://example.com/releases/2026.11");
        assertThat(model.contentProperty().get()).contains(Cases.CONTENT);
        assertThat(model.checkedProperty().get()).isTrue();
        assertThat(model.whyNotProperty().get()).isEmpty();
    }

    @Test
    void anAnswerNamesThePipelineExecutionAndClearsTheComment() {
        open();
        model.commentProperty().set("  Looks good ");

        model.decide(true);
        drain();

        assertThat(desk.done).containsExactly("approve " + Cases.PIPELINE_EXECUTION + " Looks good");
        assertThat(model.commentProperty().get()).isEmpty();
        assertThat(model.sendingProperty().get()).isFalse();
    }

    @Test
    void theBranchIsShownWhenTheAnswerHasComeBack() {
        open();

        desk.deliver(Cases.decided(false));
        drain();

        assertThat(shown().run().state()).isEqualTo(RunState.REJECTED);
        assertThat(shown().progress().status("Rejected")).isEqualTo(StateStatus.SUCCEEDED);
        assertThat(shown().progress().status("Approved")).isEqualTo(StateStatus.NOT_REACHED);
    }

    @Test
    void aCommentThatIsTooLongIsNotSentAndNotLost() {
        open();
        model.commentProperty().set("x".repeat(513));

        model.decide(true);
        drain();

        assertThat(desk.done).isEmpty();
        assertThat(problem().sentence()).isEqualTo("The comment has 513 characters; CodePipeline takes 512.");
        assertThat(problem().wayOn()).contains("Shorten it by 1");
        assertThat(model.commentProperty().get()).hasSize(513);
    }

    @Test
    void anApprovalThatWasAnsweredElsewhereMeanwhileIsSaidAndReadAgain() {
        open();
        model.commentProperty().set("Looks good");
        desk.refuse(
                DecisionResult.Reason.ANSWERED_ELSEWHERE, "It was rejected by mara in the meantime.", "Look again.");

        model.decide(true);
        drain();

        assertThat(problem().sentence()).isEqualTo("It was rejected by mara in the meantime.");
        assertThat(problem().wayOn()).isEqualTo("Look again.");
        assertThat(model.commentProperty().get()).isEqualTo("Looks good");
        assertThat(desk.done).containsExactly("refresh");
    }

    @Test
    void anExecutionThatEndedMeanwhileIsSaidBeforeTheStageIsFreed() {
        open();
        desk.refuse(
                DecisionResult.Reason.EXECUTION_ENDED,
                "The execution has ended in the meantime.",
                "Answer all the same.");
        model.decide(false);
        drain();
        assertThat(problem().sentence()).isEqualTo("The execution has ended in the meantime.");
        assertThat(model.knownDeadProperty().get()).isTrue();
        assertThat(desk.done).containsExactly("refresh");

        model.decide(false);
        drain();

        assertThat(desk.done).endsWith("reject " + Cases.PIPELINE_EXECUTION + " ");
    }

    @Test
    void anUnreachableEndpointKeepsTheInputAndOffersAnotherTry() {
        open();
        model.commentProperty().set("Looks good");
        desk.fail(AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "codepipeline:PutApprovalResult", "connection refused"));
        model.decide(false);
        drain();
        assertThat(problem().is(AwsFailure.Kind.UNREACHABLE)).isTrue();
        assertThat(model.commentProperty().get()).isEqualTo("Looks good");

        desk.succeed();
        model.decide(false);
        drain();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(desk.done).endsWith("reject " + Cases.PIPELINE_EXECUTION + " Looks good");
    }

    @Test
    void aSandboxThatStoppedLeavesTheLastRowsAndSaysSo() {
        open();

        desk.deliver(Cases.unreachable());
        drain();

        Problem stale = requireNonNull(model.staleProperty().get());
        assertThat(stale.sentence()).isEqualTo("The endpoint does not answer: connection refused.");
        assertThat(stale.wayOn()).contains("try again");
        assertThat(shown().run().state()).isEqualTo(RunState.WAITING);

        desk.deliver(Cases.waiting());
        drain();
        assertThat(model.staleProperty().get()).isNull();
    }

    @Test
    void whoMayNotDecideIsToldWhy() {
        desk.forbid("viewer may not call codepipeline:PutApprovalResult.");

        open();

        assertThat(model.whyNotProperty().get()).isEqualTo("viewer may not call codepipeline:PutApprovalResult.");
    }

    @Test
    void anExecutionWithoutAPipelineYetHasNothingToDecide() {
        desk.deliver(Cases.published());
        open();

        model.decide(true);
        drain();

        assertThat(shown().request()).isEmpty();
        assertThat(desk.done).isEmpty();
    }

    @Test
    void aDefinitionThatCannotBeReadIsReadAgainOnRefresh() {
        desk.fail(AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "states:DescribeStateMachine", "connection refused"));
        open();
        assertThat(problem().sentence()).contains("does not answer");
        assertThat(model.drawingProperty().get()).isEmpty();

        desk.succeed();
        model.refresh();
        drain();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.drawingProperty().get()).isPresent();
    }

    @Test
    void aPageThatIsLeftIsNoLongerTold() {
        open();
        model.close();

        desk.deliver(Cases.decided(true));
        drain();

        assertThat(shown().run().state()).isEqualTo(RunState.WAITING);
    }

    private void open() {
        model.open();
        drain();
    }

    private void drain() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private ExecutionShown shown() {
        return model.shownProperty().get().orElseThrow();
    }

    private Problem problem() {
        return requireNonNull(model.problemProperty().get());
    }
}
