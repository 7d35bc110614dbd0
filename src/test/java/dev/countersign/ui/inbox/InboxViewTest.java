package dev.countersign.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ApprovalDesk;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.testing.BusyDay;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.Histories;
import dev.countersign.ui.kit.Theme;
import dev.countersign.watch.Watcher;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxViewTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    private final List<ExecutionArn> opened = new ArrayList<>();

    private Watcher show(FakeAws aws, Optional<String> whyNot) {
        Watcher watcher = aws.watcher();
        var desk = new ApprovalDesk(watcher, address -> whyNot);
        fx.show(() -> {
            var model = new InboxViewModel(desk, fx.background(), aws.time(), opened::add);
            model.open();
            return new InboxView(model, ZoneOffset.UTC, url -> {}).root();
        });
        aws.settle(watcher);
        return watcher;
    }

    private List<?> approvals() {
        return fx.onFx(() -> List.copyOf(fx.await("approvals", ListView.class).getItems()));
    }

    private String text(String id) {
        return fx.onFx(() -> fx.stage().getScene().lookup("#" + id) instanceof Label label ? label.getText() : "");
    }

    @Test
    void listsWhatWaitsTheOldestFirstAndShowsIt() {
        FakeAws aws = BusyDay.aws();
        show(aws, Optional.empty());
        fx.await("three approvals are listed", () -> approvals().size() == 3);
        fx.picture("inbox-light");
        fx.theme(Theme.DARK);
        fx.picture("inbox-dark");

        assertThat(text("approval-title")).isEqualTo("tax-tables-2027  ›  Sign-off  ›  Finance");
        assertThat(fx.isShown("apart-section")).isTrue();
        assertThat(text("inbox-count")).isEqualTo("3");
    }

    @Test
    void anAnswerIsConfirmedSentAndFollowedToItsEnd() {
        FakeAws aws = FakeAws.withAnOpenApproval();
        Watcher watcher = show(aws, Optional.empty());
        fx.await("the approval is chosen", () -> text("approval-title").startsWith("release"));
        fx.type("comment", "looks right");
        fx.picture("inbox-joined");
        fx.click("approve");
        fx.picture("inbox-question");
        fx.click("confirm");

        fx.await("the answer is sent", () -> fx.isShown("receipt-title"));
        fx.picture("inbox-receipt");
        assertThat(aws.pipelines().answers()).containsExactly("release/Approve/Review approved: looks right");
        aws.pass(watcher, Duration.ofSeconds(1));
    }

    @Test
    void aViewerSeesWhyTheButtonsDoNotWork() {
        show(FakeAws.withAnOpenApproval(), Optional.of("You may look but not answer."));

        fx.await("the reason is shown", () -> fx.isShown("why-not"));
        fx.picture("inbox-viewer");

        assertThat(fx.onFx(() -> fx.stage().getScene().lookup("#approve").isDisabled()))
                .isTrue();
        assertThat(fx.onFx(() -> fx.stage().getScene().lookup("#reject").isDisabled()))
                .isTrue();
    }

    @Test
    void aCommentThatIsTooLongIsCountedAndCannotBeSent() {
        show(FakeAws.withAnOpenApproval(), Optional.empty());
        fx.await("the approval is chosen", () -> text("approval-title").startsWith("release"));

        fx.type("comment", "x".repeat(515));

        assertThat(text("comment-left")).isEqualTo("3 characters too long");
        assertThat(fx.onFx(() -> fx.stage().getScene().lookup("#approve").isDisabled()))
                .isTrue();
    }

    @Test
    void whatWasAnsweredMeanwhileIsSaidAndTheCommentIsKept() {
        FakeAws aws = FakeAws.withAnOpenApproval();
        show(aws, Optional.empty());
        fx.await("the approval is chosen", () -> text("approval-title").startsWith("release"));
        aws.pipelines().failAnswers(Kind.CONFLICT);
        fx.type("comment", "mine");
        fx.click("reject");
        fx.click("confirm");

        fx.await("the problem is shown", () -> fx.isShown("copy-details"));

        assertThat(fx.await("comment", TextArea.class).getText()).isEqualTo("mine");
    }

    @Test
    void anExecutionThatEndedMeanwhileIsSaidAndCanBeAnsweredAllTheSame() {
        FakeAws aws = FakeAws.withAnOpenApproval();
        Watcher watcher = show(aws, Optional.empty());
        fx.await("the approval is chosen", () -> text("approval-title").startsWith("release"));
        aws.executions()
                .with(
                        Facts.execution(Facts.EXECUTION, ExecutionStatus.ABORTED),
                        Histories.startedAt(Facts.START)
                                .waitIn("Ask", Facts.TOKEN)
                                .end(ExecutionStatus.ABORTED)
                                .events());
        fx.type("comment", "mine");
        fx.click("approve");
        fx.click("confirm");
        fx.await("the problem is shown", () -> fx.isShown("copy-details"));

        assertThat(fx.robot()
                        .lookup("#problem .notice-title")
                        .queryAs(Label.class)
                        .getText())
                .contains("it was stopped");
        assertThat(fx.await("comment", TextArea.class).getText()).isEqualTo("mine");
        assertThat(aws.pipelines().answers()).isEmpty();

        aws.pass(watcher, Duration.ofSeconds(5));
        fx.click("reject");
        fx.click("confirm");
        fx.await(
                "the stage is freed",
                () -> !List.copyOf(aws.pipelines().answers()).isEmpty());
        assertThat(aws.pipelines().answers()).containsExactly("release/Approve/Review rejected: mine");
    }

    @Test
    void anEmptyInboxSaysSo() {
        var aws = new FakeAws();
        aws.executions().with(Facts.machine());
        show(aws, Optional.empty());

        fx.await(
                "nothing is there",
                () -> approvals().isEmpty() && text("inbox-count").equals("0"));
        fx.picture("inbox-empty");

        assertThat(fx.isShown("apart-section")).isFalse();
    }

    @Test
    void slashJumpsToTheFilterAndEnterBackToTheList() {
        show(BusyDay.aws(), Optional.empty());
        fx.await("three approvals are listed", () -> approvals().size() == 3);
        fx.robot().interact(() -> fx.stage().getScene().lookup("#approvals").requestFocus());

        fx.robot().press(KeyCode.SLASH).release(KeyCode.SLASH);
        fx.await("the filter has the focus", () -> fx.stage().getScene().getFocusOwner() instanceof TextField);
        fx.type("inbox-filter", "storefront");

        fx.await("one approval is left", () -> approvals().size() == 1);
    }

    @Test
    void aFailureKeepsTheRowsAndSaysWhatIsStale() {
        FakeAws aws = BusyDay.aws();
        Watcher watcher = show(aws, Optional.empty());
        fx.await("three approvals are listed", () -> approvals().size() == 3);

        aws.pipelines().fail(Kind.UNREACHABLE);
        aws.pass(watcher, Duration.ofSeconds(30));
        fx.await("the notice is shown", () -> fx.isShown("stale"));
        fx.picture("inbox-stale");

        assertThat(approvals()).hasSize(3);
        fx.click("copy-details");
        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString())).contains("UNREACHABLE");

        aws.pipelines().work();
        fx.click("try-again");
        aws.pass(watcher, Duration.ofSeconds(1));
        fx.await("the notice is gone", () -> !fx.isShown("stale"));
    }
}
