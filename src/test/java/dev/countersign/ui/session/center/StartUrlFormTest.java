package dev.countersign.ui.session.center;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.session.prompt.PromptLayer;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StartUrlFormTest {
    private static final URI ACME = URI.create("https://acme-holding.awsapps.com/start");

    @RegisterExtension
    final FxStage fx = new FxStage();

    private final Map<String, List<String>> settings = new HashMap<>();
    private final SessionMemory memory = new SessionMemory(key -> settings.getOrDefault(key, List.of()), settings::put);
    private final FakeCenter center = new FakeCenter(List.of(new SsoAccount("111122223333", "Acme", "")));
    private final AtomicReference<SsoSession> arrived = new AtomicReference<>();
    private StartUrlViewModel model;

    @Test
    void whoIsNotSignedInIsLedThroughTheBrowserAndArrivesAtTheAccounts() {
        center.needsSignIn = true;
        show();
        fx.type("start-url", "acme-holding.awsapps.com/start/#/console?account_id=1");
        fx.robot().interact(() -> model.regionProperty().set("eu-west-1"));
        fx.click("continue");
        fx.await("a sign-in began", () -> !center.attempts.isEmpty());
        center.attempts.getFirst().go(new SsoStep.Succeeded(Instant.EPOCH, Optional.empty()));

        fx.await("the accounts are there", () -> arrived.get() != null);
        assertThat(arrived.get()).isEqualTo(SsoSession.adHoc(ACME, "eu-west-1"));
        assertThat(memory.startUrls()).containsExactly(ACME + " eu-west-1");
    }

    @Test
    void whoIsSignedInAlreadyIsNotAsked() {
        show();
        fx.type("start-url", ACME.toString());
        fx.robot().interact(() -> model.regionProperty().set("eu-west-1"));
        fx.click("continue");

        fx.await("the accounts are there", () -> arrived.get() != null);
        assertThat(center.attempts).isEmpty();
    }

    @Test
    void aSignInThatFailsIsToldWithAWayOnAndCanBeRepeated() {
        center.needsSignIn = true;
        show();
        fx.type("start-url", ACME.toString());
        fx.robot().interact(() -> model.regionProperty().set("eu-west-1"));
        fx.click("continue");
        fx.await("a sign-in began", () -> !center.attempts.isEmpty());
        center.attempts
                .getFirst()
                .go(new SsoStep.Failed("The code has expired.", "Begin again; a new code is made.", "ExpiredToken"));

        fx.await("the failure is shown", () -> fx.isShown("try-again"));
        fx.picture("start-url-failed");
        assertThat(fx.isShown("copy-details")).isTrue();
        fx.click("try-again");
        fx.await("a second one began", () -> center.attempts.size() == 2);
        assertThat(arrived.get()).isNull();
    }

    @Test
    void wrongInputIsSaidBesideTheField() {
        show();
        fx.type("start-url", "https://eu-west-1.console.aws.amazon.com/");
        fx.click("continue");

        fx.picture("start-url-wrong");
        assertThat(fx.await("start-url-problem", Label.class).getText()).contains("start URL");
        assertThat(fx.await("sso-region-problem", Label.class).getText()).contains("eu-west-1");
    }

    @Test
    void whatWasUsedOrConfiguredIsOfferedAndFilledIn() {
        memory.signedInTo("https://other.awsapps.com/start", "us-east-1");
        show();
        fx.robot()
                .interact(() -> model.offer(List.of(
                        new SsoSession(Optional.of("acme"), ACME, "eu-west-1", List.of("sso:account:access")))));

        fx.picture("start-url-known");
        assertThat(fx.await("start-url", TextField.class).getText()).isEqualTo("https://other.awsapps.com/start");
        fx.robot().interact(() -> model.choose(model.known().get(1)));
        assertThat(fx.await("start-url", TextField.class).getText()).isEqualTo(ACME.toString());
        fx.click("continue");
        fx.await("the accounts are there", () -> arrived.get() != null);
        assertThat(arrived.get().name()).contains("acme");
    }

    private void show() {
        fx.show(() -> {
            var prompt = new WindowPrompt(fx.background(), InstantSource.system());
            model = new StartUrlViewModel(
                    fx.background(), center, prompt, memory, (session, accounts) -> arrived.set(session));
            var card = new StackPane(new StartUrlForm(model));
            card.getStyleClass().add("choice-detail");
            return new PromptLayer(card, prompt);
        });
    }
}
