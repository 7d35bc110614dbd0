package dev.countersign.ui.doctor.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.kit.WindowMarks;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoundViewTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    private final FakeRoundDesk desk = new FakeRoundDesk();
    private final List<ExecutionArn> opened = new ArrayList<>();

    @Test
    void nothingIsExaminedUntilOneAsksAndThenWhatIsFoundIsShownAsItIsFound() {
        open();
        fx.await("round-not-begun", Node.class);
        fx.picture("round-not-begun");
        fx.click("round-begin");
        fx.await("round-progress", Node.class);
        desk.progress.orElseThrow().reached("examining executions", 2, 120);
        desk.progress.orElseThrow().examined(Rounds.stuck(1));
        desk.progress.orElseThrow().examined(Rounds.waiting(2));
        fx.await("one is found", () -> rows("round-stuck") == 1);
        assertThat(fx.await("round-step", Label.class).getText()).isEqualTo("Examining executions: 2 of 120");
        fx.picture("round-under-way");

        desk.answer.complete(Rounds.result(12, 3, 4, false));
        fx.await("all is there", () -> !fx.isShown("round-progress") && rows("round-stuck") == 12);
        assertThat(text("section-stuck")).isEqualTo("Stuck  12");
        assertThat(text("section-zombies")).isEqualTo("Nobody waits  3");
        assertThat(text("section-radar")).isEqualTo("Approval stages  12");
        assertThat(fx.await("round-as-of", Label.class).getText()).contains("52 of 52 running executions examined");
        fx.picture("round-stuck");
        fx.click("section-radar");
        fx.picture("round-radar");
        fx.theme(Theme.DARK);
        fx.picture("round-radar-dark");
        fx.click("section-stuck");
        fx.picture("round-stuck-dark");
    }

    @Test
    void whatWasFoundStaysWhenItIsCancelled() {
        open();
        fx.click("round-begin");
        fx.click("round-cancel");

        fx.await("round-answer", Node.class);
        assertThat(rows("round-stuck")).isEqualTo(1);
        assertThat(fx.onFx(() -> fx.robot()
                        .lookup("#round-answer .notice-text")
                        .queryAs(Label.class)
                        .getText()))
                .endsWith("It was ended before everything was examined.");
        assertThat(fx.await("round-examine", Node.class).isDisabled()).isFalse();
    }

    @Test
    void aFailureKeepsWhatWasFound() {
        open();
        fx.click("round-begin");
        desk.answer.completeExceptionally(AwsFailure.of(Kind.CREDENTIALS_EXPIRED, "states:ListExecutions", "expired"));

        fx.await(
                "the failure is told",
                () -> !fx.robot().lookup(".problem").queryAll().isEmpty() || rows("round-stuck") == 1);
        assertThat(rows("round-stuck")).isEqualTo(1);
    }

    @Test
    void fiveHundredRowsAreSearchedOpenedAndCopiedByKeyboard() {
        open();
        fx.click("round-begin");
        desk.answer.complete(Rounds.result(500, 40, 200, false));
        fx.await("all rows", () -> rows("round-stuck") == 500);
        assertThat(fx.onFx(() -> fx.robot()
                        .lookup("#round-stuck .table-row-cell")
                        .queryAll()
                        .size()))
                .as("only the rows on screen are drawn")
                .isLessThan(60);

        fx.type("round-search", "release-2026-437");
        assertThat(rows("round-stuck")).isEqualTo(1);
        press("round-search", KeyCode.DOWN, false);
        press("round-stuck", KeyCode.C, true);
        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith(Rounds.arn(437).value() + "\t");
        press("round-stuck", KeyCode.ENTER, false);
        assertThat(opened).containsExactly(Rounds.arn(437));
        press("round-search", KeyCode.ESCAPE, false);
        assertThat(rows("round-stuck")).isEqualTo(500);
        fx.picture("round-500");
    }

    @Test
    void anApprovalThatNobodyWaitsForIsClearedAfterItsPipelineWasTyped() {
        open();
        fx.click("round-begin");
        desk.answer.complete(Rounds.result(0, 3, 0, false));
        fx.click("section-zombies");
        fx.await("they are there", () -> rows("round-zombies") == 3);
        assertThat(fx.await("round-clear", Node.class).isDisabled()).isTrue();
        fx.robot().interact(() -> table("round-zombies").getSelectionModel().select(1));
        fx.picture("round-zombies");
        fx.click("round-clear");
        assertThat(fx.await("confirm", Node.class).isDisabled()).isTrue();
        fx.type("confirm-word", "pipeline");
        fx.click("confirm");

        fx.await("it is gone from the list", () -> rows("round-zombies") == 2);
        fx.await("repair-outcome", Node.class);
        assertThat(desk.carriedOut).containsExactly("Abandon the pipeline execution / pipeline");
        fx.picture("round-cleared");
        fx.onFx(() -> {
            WindowMarks.of(fx.stage().getScene()).forbidChanges("Read-only.");
            table("round-zombies").getSelectionModel().select(0);
            return true;
        });
        assertThat(fx.await("round-clear", Node.class).isDisabled()).isTrue();
    }

    @Test
    void anAccountInWhichNothingIsStuckSaysSoAndWhatCouldNotBeLookedAtIsListed() {
        open();
        fx.click("round-begin");
        desk.answer.complete(Rounds.result(
                0,
                0,
                0,
                false,
                new Look(
                        "events:DescribeRule",
                        "release-answers",
                        Look.Result.COULD_NOT_LOOK,
                        "This needs the permission events:DescribeRule.")));
        fx.await(
                "it says so",
                () -> fx.robot().lookup("Nothing is stuck").queryAll().size() >= 2);
        fx.picture("round-nothing");
        fx.click("section-missed");
        assertThat(rows("round-missed")).isEqualTo(1);
        fx.picture("round-missed");
    }

    @Test
    void onePipelineCanBeExaminedAlone() {
        open();
        fx.robot().interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (javafx.scene.control.ComboBox<Optional<String>>)
                    fx.stage().getScene().lookup("#round-pipeline");
            box.setValue(box.getItems().get(2));
        });
        fx.click("round-examine");
        fx.await("round-progress", Node.class);

        assertThat(desk.asked).containsExactly(Optional.of("pipeline-1"));
    }

    private void open() {
        fx.show(() -> {
            var model = new RoundViewModel(desk, fx.background(), () -> Rounds.AT.plusSeconds(4), opened::add);
            var view = new RoundView(model, "account 111122223333, eu-west-1", ZoneOffset.UTC);
            view.shown();
            return view.root();
        });
    }

    private TableView<?> table(String id) {
        return (TableView<?>) fx.stage().getScene().lookup("#" + id);
    }

    private int rows(String id) {
        return fx.onFx(() -> table(id).getItems().size());
    }

    private String text(String id) {
        return fx.await(id, Labeled.class).getText();
    }

    private void press(String id, KeyCode code, boolean control) {
        Node node = fx.await(id, Node.class);
        fx.robot()
                .interact(() ->
                        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }
}
