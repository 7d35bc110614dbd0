package dev.countersign.ui.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.kit.WindowMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsPaneTest {
    private static final ExecutionArn EXECUTION =
            new ExecutionArn("arn:aws:states:eu-west-1:111122223333:execution:orders:otter-lantern-1");

    @RegisterExtension
    final FxStage fx = new FxStage();

    private final List<String> log = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private boolean fails;

    @BeforeEach
    void open() {
        FaultDesk desk = new FaultDesk() {
            @Override
            public List<Fault> faults() {
                return List.of(
                        new Fault("E1", "The rule that carries the answer back is disabled"),
                        new Fault("P2", "The object's metadata are too large"),
                        new Fault("T4", "The execution ended before its approval"));
            }

            @Override
            public ExecutionArn bring(Fault fault) {
                log.add("bring " + fault.code());
                try {
                    ready.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (fails) {
                    throw new IllegalStateException("the stack ended as ROLLBACK_COMPLETE");
                }
                return EXECUTION;
            }
        };
        fx.show(() -> new FaultsPane(new FaultsViewModel(
                desk, fx.background(), arn -> log.add("open " + arn.name()), arn -> log.add("examine " + arn.name()))));
    }

    @Test
    void aFaultIsFoundBroughtAboutAfterAConfirmationAndExamined() {
        fx.type("fault-search", "carries");
        assertThat(fx.onFx(() -> table().getItems().size())).isEqualTo(1);
        assertThat(fx.await("break-it", Node.class).isDisabled()).isTrue();
        select();

        fx.click("break-it");
        assertThat(log).isEmpty();
        fx.click("confirm");
        fx.await("fault-progress", Node.class);
        assertThat(fx.await("break-it", Node.class).isDisabled())
                .as("one at a time")
                .isTrue();
        fx.picture("faults-progress");
        ready.countDown();
        fx.await("fault-stands", Node.class);
        fx.click("fault-open");
        fx.click("fault-ask-doctor");

        assertThat(log).containsExactly("bring E1", "open otter-lantern-1", "examine otter-lantern-1");
        fx.picture("faults-light");
        fx.theme(Theme.DARK);
        fx.picture("faults-dark");
    }

    @Test
    void whatCouldNotBeBroughtAboutIsTold() {
        fails = true;
        ready.countDown();
        select();
        fx.click("break-it");
        fx.click("confirm");

        fx.await("copy-details", Node.class);
        assertThat(fx.isShown("fault-stands")).isFalse();
    }

    @Test
    void nothingIsBrokenWhileNothingMayBeChanged() {
        select();
        fx.robot().interact(() -> WindowMarks.of(fx.stage().getScene()).forbidChanges("Read-only."));

        assertThat(fx.await("break-it", Node.class).isDisabled()).isTrue();
    }

    private void select() {
        fx.robot().interact(() -> table().getSelectionModel().selectFirst());
    }

    private TableView<?> table() {
        return (TableView<?>) fx.stage().getScene().lookup("#faults");
    }
}
