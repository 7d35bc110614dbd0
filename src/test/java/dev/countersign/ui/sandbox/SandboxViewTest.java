package dev.countersign.ui.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.sandbox.SandboxViewModel.SandboxPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
    private static final String ENVIRONMENT = "AWS_ENDPOINT_URL=http://127.0.0.1:4599\nAWS_REGION=eu-west-1\n";

    @RegisterExtension
    final FxStage fx = new FxStage();

    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void open() {
        SandboxDesk desk = new SandboxDesk() {
            @Override
            public SandboxTime time() {
                return new SandboxTime(NOW, Duration.ofDays(2));
            }

            @Override
            public SandboxTime advance(String by) {
                log.add("advance " + by);
                return time();
            }

            @Override
            public List<OutboxMail> outbox() {
                return List.of(
                        new OutboxMail("1", NOW, "ann@example.com", "APPROVAL NEEDED", "Please look at it.", true));
            }

            @Override
            public void confirm(OutboxMail mail) {
                log.add("confirm " + mail.id());
            }
        };
        var place = new SandboxPlace(
                "http://127.0.0.1:4599", "eu-west-1", List.of("approver", "viewer"), "approver", ENVIRONMENT);
        fx.show(() -> {
            var view = new SandboxView(
                    new SandboxViewModel(
                            desk,
                            new Background(Runnable::run, Runnable::run),
                            () -> NOW,
                            place,
                            (persona, onProblem) -> log.add("become " + persona)),
                    Optional.of(new FaultsViewModel(
                            new FewFaults(), new Background(Runnable::run, Runnable::run), arn -> {}, arn -> {})),
                    ZoneOffset.UTC);
            view.shown();
            return view.root();
        });
    }

    @Test
    void theClockIsMovedOnlyAfterAConfirmation() {
        assertThat(fx.await("sandbox-ahead", Label.class).getText()).isEqualTo("2 d ahead of this machine");

        fx.click("advance-7d");
        assertThat(log).isEmpty();
        fx.click("confirm");

        assertThat(log).containsExactly("advance 7d");
    }

    @Test
    void whatCanBeBrokenStandsBesideTheMails() {
        fx.await("faults", Node.class);
        fx.picture("sandbox-page-light");
        fx.theme(Theme.DARK);
        fx.picture("sandbox-page-dark");

        assertThat(fx.await("mail-text", Node.class).getBoundsInLocal().getWidth())
                .isGreaterThan(150);
    }

    private static final class FewFaults implements FaultDesk {
        @Override
        public List<Fault> faults() {
            return List.of(
                    new Fault("A1", "The pipeline has no approval action"),
                    new Fault("E1", "The rule that carries the answer back is disabled"),
                    new Fault("P2", "The object's metadata are too large, and what was put beside the token is why"),
                    new Fault("T4", "The execution ended before its approval"));
        }

        @Override
        public ExecutionArn bring(Fault fault) {
            throw new IllegalStateException("nobody asked for it");
        }
    }

    @Test
    void mailsCanBeRead() {
        ListView<?> outbox = fx.await("outbox", ListView.class);
        fx.onFx(() -> {
            outbox.getSelectionModel().select(0);
            return true;
        });

        assertThat(fx.await("mail-text", TextArea.class).getText()).isEqualTo("Please look at it.", true);
    }

    @Test
    void oneBecomesSomebodyElseAndCanLetOtherProgramsIn() {
        fx.click("persona-viewer");
        assertThat(log).containsExactly("become viewer");
        assertThat(fx.await("persona-approver", ToggleButton.class).isSelected())
                .as("until the session has changed")
                .isTrue();

        fx.click("copy-environment");

        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(ENVIRONMENT);
    }

    @Test
    void aSubscriptionIsConfirmedFromItsMail() {
        fx.click("confirm-subscription");

        assertThat(log).containsExactly("confirm 1");
    }
}
