package dev.countersign.ui.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.testing.BusyDay;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.Histories;
import dev.countersign.ui.kit.Theme;
import dev.countersign.watch.Run;
import dev.countersign.watch.Watcher;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExecutionsViewTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    private final List<ExecutionArn> opened = new ArrayList<>();
    private int started;

    private Watcher show(FakeAws aws) {
        Watcher watcher = aws.watcher();
        fx.show(() -> {
            var model = new ExecutionsViewModel(watcher, fx.background(), aws.time(), opened::add, () -> started++);
            model.open();
            return new ExecutionsView(model, ZoneOffset.UTC).root();
        });
        aws.settle(watcher);
        return watcher;
    }

    @SuppressWarnings("unchecked")
    private TableView<Run> table() {
        return (TableView<Run>) fx.stage().getScene().lookup("#executions");
    }

    private List<String> names() {
        return fx.onFx(() ->
                table().getItems().stream().map(run -> run.execution().name()).toList());
    }

    private void select(String name) {
        fx.robot().interact(() -> {
            table().requestFocus();
            table().getItems().stream()
                    .filter(run -> run.execution().name().equals(name))
                    .findFirst()
                    .ifPresent(run -> table().getSelectionModel().select(run));
        });
    }

    @Test
    void showsEveryKindOfStateWithTheTruthAboutRejections() {
        FakeAws aws = BusyDay.aws();
        Watcher watcher = show(aws);
        aws.pass(watcher, Duration.ofSeconds(3));
        fx.await("all are listed", () -> names().size() == 5);
        fx.picture("executions-light");
        fx.theme(Theme.DARK);
        fx.picture("executions-dark");

        assertThat(fx.onFx(() -> table().getItems().stream()
                        .map(run -> run.execution().name() + " " + run.state().title())
                        .toList()))
                .contains("order-997 Rejected", "order-998 Approved", "order-1 Waiting", "order-996 Stopped");
    }

    @Test
    void filtersByScopeAndWords() {
        FakeAws aws = BusyDay.aws();
        Watcher watcher = show(aws);
        aws.pass(watcher, Duration.ofSeconds(3));
        fx.await("all are listed", () -> names().size() == 5);

        fx.click("scope-waiting");
        assertThat(names()).containsExactlyInAnyOrder("order-1", "order-1000");
        fx.click("scope-all");
        fx.type("executions-filter", "rejected");

        fx.await("one is left", () -> names().equals(List.of("order-997")));
    }

    @Test
    void enterOpensTheSelectedExecution() {
        show(FakeAws.withAnOpenApproval());
        fx.await("it is listed", () -> names().size() == 1);
        select("order-1");

        fx.robot().press(KeyCode.ENTER).release(KeyCode.ENTER);

        fx.await("it was opened", () -> opened.equals(List.of(Facts.EXECUTION)));
    }

    @Test
    void stoppingIsConfirmedFirst() {
        FakeAws aws = FakeAws.withAnOpenApproval();
        show(aws);
        fx.await("it is listed", () -> names().size() == 1);
        select("order-1");

        fx.click("stop-execution");
        assertThat(aws.executions().calls()).noneMatch(call -> call.startsWith("stop"));
        fx.click("confirm");

        fx.await("it was stopped", () -> List.copyOf(aws.executions().calls()).contains("stop order-1"));
    }

    @Test
    void aStoppedSandboxIsSaidWithAWayOnAndTheRowsStay() {
        FakeAws aws = FakeAws.withAnOpenApproval();
        Watcher watcher = show(aws);
        fx.await("it is listed", () -> names().size() == 1);

        aws.executions().fail(Kind.UNREACHABLE);
        aws.pass(watcher, Duration.ofSeconds(30));
        fx.await("the notice is shown", () -> fx.isShown("stale"));
        fx.picture("executions-stale");

        assertThat(names()).containsExactly("order-1");
        assertThat(fx.robot().lookup("#stale .notice-text").queryAs(Label.class).getText())
                .contains("does not answer", "try again");
        fx.click("copy-details");
        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString())).contains("UNREACHABLE");

        aws.executions().work();
        fx.click("try-again");
        aws.pass(watcher, Duration.ofSeconds(1));
        fx.await("the notice is gone", () -> !fx.isShown("stale"));
    }

    @Test
    void startingIsSomewhereElse() {
        show(FakeAws.withAnOpenApproval());

        fx.click("start-execution");

        assertThat(started).isEqualTo(1);
    }

    @Test
    void aChangeOfStateFlashesAndTheSelectionStays() {
        FakeAws aws = FakeAws.withAnOpenApproval();
        Watcher watcher = show(aws);
        fx.await("it is listed", () -> names().size() == 1);
        select("order-1");
        aws.executions()
                .with(
                        Facts.execution(Facts.EXECUTION, ExecutionStatus.ABORTED),
                        Histories.startedAt(Facts.START)
                                .waitIn("Ask", Facts.TOKEN)
                                .end(ExecutionStatus.ABORTED)
                                .events());

        aws.pass(watcher, Duration.ofSeconds(5));

        fx.await(
                "the row lights up",
                () -> table().lookupAll(".table-row-cell").stream().anyMatch(ExecutionsViewTest::isChanged));
        assertThat(fx.onFx(() -> table().getSelectionModel()
                        .getSelectedItem()
                        .execution()
                        .name()))
                .isEqualTo("order-1");
    }

    private static boolean isChanged(Node row) {
        return row instanceof TableRow<?> cell && cell.getStyleClass().contains("changed");
    }

    @Test
    void fourThousandExecutionsAreShownAtOnce() {
        FakeAws aws = new FakeAws();
        aws.executions().with(Facts.machine());
        for (int i = 0; i < 4000; i++) {
            aws.executions().with(Facts.execution(Facts.execution("run-" + i), ExecutionStatus.SUCCEEDED), List.of());
        }
        long begin = System.nanoTime();
        show(aws);
        fx.await("all are listed", () -> names().size() == 4000);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(fx.onFx(() -> table().lookupAll(".table-row-cell").size())).isLessThan(60);
        assertThat(fx.await("executions-foot", Label.class).getText()).startsWith("4000 executions");
    }
}
