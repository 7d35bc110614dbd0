package dev.countersign.ui.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecisionResult;
import dev.countersign.asl.graph.TextSize;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.kit.Theme;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ExecutionViewTest {
    private final FakeExecutionDesk desk = new FakeExecutionDesk(Cases.waiting());
    private final List<String> browsed = new ArrayList<>();
    private ExecutionView view;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        Theme.LIGHT.use();
        // Work and answer on the spot: what a click leads to is there when the click returns.
        var background = new Background(Runnable::run, Runnable::run);
        var model = new ExecutionViewModel(
                Cases.ARN, desk, background, () -> Cases.START.plusSeconds(95), TextSize.ESTIMATE);
        view = new ExecutionView(model, ZoneOffset.UTC, browsed::add);
        Scene scene = new Scene(view.root(), 1300, 900);
        Theme.LIGHT.on(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
        view.shown();
    }

    @Test
    void anApproverSeesWhatIsAskedAndApprovesAfterAConfirmation(FxRobot robot) {
        assertThat(label(robot, "#request-message")).contains("check the release candidate");
        assertThat(label(robot, "#request-content")).contains("\"release\": \"2026.11\"");
        robot.interact(() -> robot.lookup("#comment").queryAs(TextArea.class).setText("Looks good"));

        robot.clickOn("#approve");
        List<String> facts = robot.lookup(".facts-value").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
        assertThat(facts).contains("release-2026-11", "release-pipeline", Cases.PIPELINE_EXECUTION);
        assertThat(desk.done).isEmpty();
        fire(robot, "#confirm");

        assertThat(desk.done).containsExactly("approve " + Cases.PIPELINE_EXECUTION + " Looks good");
    }

    @Test
    void aRejectionIsToldAsOneAlthoughTheExecutionSucceeded(FxRobot robot) {
        robot.interact(() -> desk.deliver(Cases.decided(false)));

        assertThat(label(robot, "#execution-status")).isEqualTo("Rejected");
        assertThat(robot.lookup("#outcome .notice-text").queryAs(Label.class).getText())
                .isEqualTo("By approver, saying “Checked the release notes”. Is it approved? went to Rejected."
                        + " Step Functions calls this execution Succeeded.");
        assertThat(robot.lookup("#state-rejected").query().getAccessibleText()).contains("Succeeded");
        assertThat(robot.lookup("#state-rejected").query().getStyleClass()).contains("tone-rejected");
        assertThat(robot.lookup("#approve").query().getParent().getParent().isVisible())
                .isFalse();
        assertThat(robot.lookup("#receipt .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Is it approved? → Rejected");
    }

    @Test
    void anAnswerThatWasGivenElsewhereIsSaidWithAWayOnAndKeepsTheComment(FxRobot robot) {
        desk.refuse(
                DecisionResult.Reason.ANSWERED_ELSEWHERE, "It was approved by mara in the meantime.", "Look again.");
        robot.interact(() -> robot.lookup("#comment").queryAs(TextArea.class).setText("Not yet"));
        fire(robot, "#reject");
        fire(robot, "#confirm");

        assertThat(robot.lookup("#problem .notice-title").queryAs(Label.class).getText())
                .isEqualTo("It was approved by mara in the meantime.");
        fire(robot, "#copy-details");
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).contains("approved by mara"));
        assertThat(robot.lookup("#comment").queryAs(TextArea.class).getText()).isEqualTo("Not yet");
    }

    @Test
    void aLinkIsOpenedOnlyByAClickAndDecidesNothing(FxRobot robot) {
        assertThat(browsed).isEmpty();

        robot.interact(
                () -> robot.lookup("#request-link").queryAs(Hyperlink.class).fire());

        assertThat(browsed).containsExactly("https://example.com/releases/2026.11");
        assertThat(desk.done).isEmpty();
    }

    @Test
    void everyStateAndHopCanBeReachedByKeyboardAndIsSpoken(FxRobot robot) {
        for (String id : List.of("#state-wait-for-approval", "#state-approved", "#hop-task", "#hop-decision")) {
            Node node = robot.lookup(id).query();
            assertThat(node.isFocusTraversable()).as(id).isTrue();
            assertThat(node.getAccessibleText()).as(id).isNotBlank();
        }
        assertThat(robot.lookup("#state-wait-for-approval").query().getAccessibleText())
                .isEqualTo("Wait for approval, task that waits for its token, Waits for its token");
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }
}
