package dev.countersign.ui.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.sandbox.SandboxDesk.OutboxMail;
import dev.countersign.ui.sandbox.SandboxViewModel.SandboxPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
    private static final OutboxMail MAIL =
            new OutboxMail("1", NOW, "ann@example.com", "APPROVAL NEEDED", "Please look", true);

    private final FakeSandboxDesk desk = new FakeSandboxDesk();
    private final List<String> became = new ArrayList<>();
    private final SandboxViewModel model = new SandboxViewModel(
            desk,
            new Background(Runnable::run, Runnable::run),
            () -> NOW,
            new SandboxPlace("http://127.0.0.1:4599", "eu-west-1", List.of("approver", "viewer"), "approver", ""),
            (persona, onProblem) -> became.add(persona));

    @Test
    void showsHowFarTheClockIsAheadAndWhatWasMailed() {
        model.refresh();

        assertThat(model.aheadProperty().get()).contains(Duration.ZERO);
        assertThat(model.mails()).containsExactly(MAIL);
    }

    @Test
    void movingTheClockReadsTheOutboxAgain() {
        model.advance("7d");

        assertThat(desk.advanced).containsExactly("7d");
        assertThat(model.aheadProperty().get()).contains(Duration.ofDays(7));
        assertThat(model.mails()).hasSize(1);
        assertThat(model.advancingProperty().get()).isFalse();
    }

    @Test
    void aStoppedSandboxIsSaidAndTheMailsStay() {
        model.refresh();
        desk.failure =
                Optional.of(AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "countersign:GetTime", "connection refused"));

        model.advance("1h");

        Problem problem = requireNonNull(model.problemProperty().get());
        assertThat(problem.sentence()).contains("does not answer");
        assertThat(problem.wayOn()).contains("try again");
        assertThat(model.mails()).containsExactly(MAIL);
        assertThat(model.advancingProperty().get()).isFalse();
    }

    @Test
    void becomingWhoOneIsDoesNothing() {
        model.become("approver");
        model.become("viewer");

        assertThat(became).containsExactly("viewer");
    }

    @Test
    void aMailThatAsksForItIsConfirmedAndThatIsSaid() {
        model.confirm(MAIL);

        assertThat(desk.advanced).containsExactly("confirm 1");
        assertThat(model.noticeProperty().get()).contains("confirmed");
    }

    private static final class FakeSandboxDesk implements SandboxDesk {
        private final List<String> advanced = new ArrayList<>();
        private Optional<AwsFailure> failure = Optional.empty();

        @Override
        public SandboxTime time() {
            return new SandboxTime(NOW, Duration.ZERO);
        }

        @Override
        public SandboxTime advance(String by) {
            failure.ifPresent(with -> {
                throw with;
            });
            advanced.add(by);
            return new SandboxTime(NOW.plus(Duration.ofDays(7)), Duration.ofDays(7));
        }

        @Override
        public List<OutboxMail> outbox() {
            return List.of(MAIL);
        }

        @Override
        public void confirm(OutboxMail mail) {
            advanced.add("confirm " + mail.id());
        }
    }
}
