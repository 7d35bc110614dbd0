package dev.countersign.ui.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecisionResult;
import dev.countersign.asl.graph.TextSize;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.fx.Background;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExecutionViewTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    private final FakeExecutionDesk desk = new FakeExecutionDesk(Cases.waiting());
    private final List<String> browsed = new ArrayList<>();

    @BeforeEach
    void open() {
        fx.show(() -> {
            // Work and answer on the spot: what a click leads to is there when the click returns.
            var background = new Background(Runnable::run, Runnable::run);
            var model = new ExecutionViewModel(
                    Cases.ARN, desk, background, () -> Cases.START.plusSeconds(95), TextSize.ESTIMATE);
            var view = new ExecutionView(model, ZoneOffset.UTC, browsed::add);
            view.shown();
            return view.root();
        });
    }

    @Test
    void anApproverSeesWhatIsAskedAndApprovesAfterAConfirmation() {
        assertThat(label("request-message")).contains("check the release candidate");
        assertThat(label("request-content")).contains("\"release\": \"2026.11\"");
        fx.type("comment", "Looks good");

        fx.click("approve");
        List<String> facts = fx.robot().lookup(".facts-value").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
        assertThat(facts).contains("release-2026-11", "release-pipeline", Cases.PIPELINE_EXECUTION);
        assertThat(desk.done).isEmpty();
        fx.click("confirm");

        assertThat(desk.done).containsExactly("approve " + Cases.PIPELINE_EXECUTION + " Looks good");
    }

    @Test
    void aRejectionIsToldAsOneAlthoughTheExecutionSucceeded() {
        fx.onFx(() -> {
            desk.deliver(Cases.decided(false));
            return true;
        });

        assertThat(label("execution-status")).isEqualTo("Rejected");
        assertThat(fx.robot()
                        .lookup("#outcome .notice-text")
                        .queryAs(Label.class)
                        .getText())
                .isEqualTo("By approver, saying “Checked the release notes”. Is it approved? went to Rejected."
                        + " Step Functions calls this execution Succeeded.");
        assertThat(fx.await("state-rejected", Node.class).getAccessibleText()).contains("Succeeded");
        assertThat(fx.await("state-rejected", Node.class).getStyleClass()).contains("tone-rejected");
        assertThat(fx.isShown("approve")).isFalse();
        assertThat(fx.robot().lookup("#receipt .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Is it approved? → Rejected");
    }

    @Test
    void anAnswerThatWasGivenElsewhereIsSaidWithAWayOnAndKeepsTheComment() {
        desk.refuse(
                DecisionResult.Reason.ANSWERED_ELSEWHERE, "It was approved by mara in the meantime.", "Look again.");
        fx.type("comment", "Not yet");
        fx.click("reject");
        fx.click("confirm");

        assertThat(fx.robot()
                        .lookup("#problem .notice-title")
                        .queryAs(Label.class)
                        .getText())
                .isEqualTo("It was approved by mara in the meantime.");
        fx.click("copy-details");
        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString())).contains("approved by mara");
        assertThat(fx.await("comment", TextArea.class).getText()).isEqualTo("Not yet");
    }

    @Test
    void aLinkIsOpenedOnlyByAClickAndDecidesNothing() {
        assertThat(browsed).isEmpty();

        fx.click("request-link");

        assertThat(browsed).containsExactly("https://example.com/releases/2026.11");
        assertThat(desk.done).isEmpty();
    }

    @Test
    void everyStateAndHopCanBeReachedByKeyboardAndIsSpoken() {
        for (String id : List.of("state-wait-for-approval", "state-approved", "hop-task", "hop-decision")) {
            Node node = fx.await(id, Node.class);
            assertThat(node.isFocusTraversable()).as(id).isTrue();
            assertThat(node.getAccessibleText()).as(id).isNotBlank();
        }
        assertThat(fx.await("state-wait-for-approval", Node.class).getAccessibleText())
                .isEqualTo("Wait for approval, task that waits for its token, Waits for its token");
    }

    private String label(String id) {
        return fx.await(id, Label.class).getText();
    }
}
