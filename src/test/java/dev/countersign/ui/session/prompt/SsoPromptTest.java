package dev.countersign.ui.session.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SsoPromptTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final SsoSession SESSION = new SsoSession(
            Optional.of("acme"),
            URI.create("https://acme-holding.awsapps.com/start"),
            "eu-west-1",
            List.of("sso:account:access"));

    @RegisterExtension
    final FxStage fx = new FxStage();

    private final FakeAttempt attempt =
            new FakeAttempt(SESSION, Optional.of("111122223333"), Optional.of("ReleaseApprover"));
    private WindowPrompt prompt;

    @Test
    void theSheetSaysForWhichAccountAndRoleTheBrowserWasOpenedAndOffersOtherWays() {
        show();
        signIn();
        attempt.go(FakeAttempt.browser(NOW.plusSeconds(595)));
        fx.await("sso-open-again", javafx.scene.Node.class);
        fx.picture("sso-browser");
        fx.theme(Theme.DARK);
        fx.picture("sso-browser-dark");

        assertThat(text()).contains("acme", "111122223333", "ReleaseApprover", "Waiting for the browser", "9:55 left");
        fx.click("sso-open-again");
        fx.click("sso-use-code");
        fx.click("sso-copy-link");
        assertThat(attempt.asked()).containsExactly("browser", "code");
        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith("https://oidc.eu-west-1.amazonaws.com/authorize");
    }

    @Test
    void aCodeIsLargeCanBeCopiedAndCountsDown() {
        show();
        signIn();
        attempt.go(FakeAttempt.code(
                NOW.plusSeconds(65), Optional.of("No browser could be opened on this machine, so a code is used.")));
        var code = fx.await("sso-code", TextField.class);
        fx.picture("sso-code");
        fx.theme(Theme.DARK);
        fx.picture("sso-code-dark");

        assertThat(code.getText()).isEqualTo("QKTW-BHJD");
        fx.await("the theme has sized it", () -> code.getFont().getSize() > 25);
        assertThat(fx.onFx(() -> code.getFont().getFamily())).contains("Mono");
        assertThat(text()).contains("1:05 left", "so a code is used");
        fx.click("sso-copy-code");
        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("QKTW-BHJD");
    }

    @Test
    void aSuccessIsShownUntilTheSessionIsThere() throws Exception {
        show();
        var asking = prompt.begin();
        var done = CompletableFuture.runAsync(() -> asking.ssoSignIn(attempt));
        attempt.go(new SsoStep.Completing());
        fx.await("completing", () -> text().contains("Getting the token"));
        attempt.go(new SsoStep.Succeeded(NOW.plusSeconds(3600), Optional.empty()));
        fx.await("sso-done", javafx.scene.Node.class);
        fx.picture("sso-done");

        done.get(20, TimeUnit.SECONDS);
        assertThat(fx.isShown("sso")).isTrue();
        asking.close();
        fx.await("the sheet is gone", () -> !fx.isShown("sso"));
    }

    @Test
    void escapeCancelsTheAttemptForWhoeverWaits() throws Exception {
        show();
        var done = signIn();
        attempt.go(FakeAttempt.browser(NOW.plusSeconds(595)));
        fx.await("sso-open-again", javafx.scene.Node.class);

        fx.robot().type(KeyCode.ESCAPE);

        done.get(20, TimeUnit.SECONDS);
        assertThat(attempt.asked()).containsExactly("cancel");
        fx.await("the sheet is gone", () -> !fx.isShown("sso"));
    }

    @Test
    void twoSessionsThatNeedTheSameSignInShowItOnce() throws Exception {
        show();
        var first = signIn();
        var second = signIn();
        fx.await("the second one waits", () -> fx.isShown("prompt-waiting"));

        attempt.go(new SsoStep.Succeeded(NOW.plusSeconds(3600), Optional.empty()));

        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        fx.await("the sheet is gone", () -> !fx.isShown("sso"));
    }

    private CompletableFuture<Void> signIn() {
        return CompletableFuture.runAsync(() -> prompt.ssoSignIn(attempt));
    }

    private void show() {
        fx.show(() -> {
            prompt = new WindowPrompt(fx.background(), InstantSource.fixed(NOW));
            return new PromptLayer(new VBox(), prompt);
        });
    }

    private String text() {
        return fx.onFx(() -> {
            var words = new StringBuilder();
            fx.robot()
                    .lookup("#sso")
                    .tryQuery()
                    .ifPresent(sheet -> sheet.lookupAll(".label")
                            .forEach(label ->
                                    words.append(((Label) label).getText()).append('\n')));
            return words.toString();
        });
    }
}
