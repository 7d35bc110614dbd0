package dev.countersign.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.session.SandboxAccess;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoice.FromProfile;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.Setting;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.ui.kit.Theme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WelcomeViewTest {
    private static final AccessKeys KEYS = new AccessKeys("AKIAEXAMPLE000000000", "secret", Optional.empty());

    @RegisterExtension
    final FxStage fx = new FxStage();

    private final AtomicReference<SignedIn> signedIn = new AtomicReference<>();

    @Test
    void theSandboxIsOneKeyAwayAndLeadsToAProvedSession() {
        try (var sandbox = RunningSandbox.started()) {
            SandboxAccess access = SandboxSessions.access(sandbox);
            show(new SessionChoice.EmbeddedSandbox(), access);
            fx.picture("welcome-sandbox");
            fx.theme(Theme.DARK);
            fx.picture("welcome-sandbox-dark");

            assertThat(fx.await("choice-sandbox", ToggleButton.class).isSelected())
                    .isTrue();
            assertThat(fx.await("continue", Button.class).getText()).isEqualTo("Open the sandbox");
            assertThat(fx.await("continue", Button.class).isDefaultButton()).isTrue();
            fx.click("continue");

            fx.await("signed in", () -> signedIn.get() != null);
            assertThat(signedIn.get().session().identity().account()).isEqualTo("111122223333");
            signedIn.get().close();
        }
    }

    @Test
    void aProfileShowsItsRegionAndEndpointAndBadInputIsSaidBesideTheField() {
        show(profile("acme-production-eu", "http://127.0.0.1:9", Optional.empty()), null);

        fx.picture("welcome-profile");
        assertThat(fx.await("endpoint", TextField.class).getText()).isEqualTo("http://127.0.0.1:9");
        fx.robot().interact(() -> fx.await("endpoint", TextField.class).setText("localhost"));
        fx.click("continue");

        assertThat(fx.await("endpoint-problem", Label.class).getText()).contains("http://");
        assertThat(signedIn.get()).isNull();
    }

    @Test
    void anEndpointThatDoesNotAnswerSaysSoOffersDetailsAndKeepsTheInput() {
        show(profile("dev", "http://127.0.0.1:9", Optional.empty()), null);

        fx.click("continue");
        fx.await("the problem is shown", () -> fx.isShown("copy-details"));
        fx.picture("welcome-unreachable");

        assertThat(fx.isShown("try-again")).isTrue();
        assertThat(fx.await("endpoint", TextField.class).getText()).isEqualTo("http://127.0.0.1:9");
        fx.await(
                "the button works again",
                () -> !fx.await("continue", Button.class).isDisabled());
    }

    @Test
    void aProfileOfAnotherKindSaysWhyItCannotBeUsedAndHasNoButton() {
        show(profile("sso-dev", "", Optional.of("Sign-in with SSO comes with a later release.")), null);

        fx.picture("welcome-unusable");
        assertThat(fx.isShown("continue")).isFalse();
        assertThat(fx.isShown("choice-detail")).isTrue();
    }

    private void show(SessionChoice preselected, SandboxAccess access) {
        List<SessionChoice> choices = new java.util.ArrayList<>();
        choices.add(
                preselected instanceof SessionChoice.EmbeddedSandbox
                        ? preselected
                        : new SessionChoice.EmbeddedSandbox());
        if (!choices.contains(preselected)) {
            choices.add(preselected);
        }
        choices.add(profile("default", "", Optional.of("This profile has no credentials.")));
        choices.add(profile(
                "a-very-long-profile-name-of-a-large-company-with-many-accounts-eu-central", "", Optional.empty()));
        fx.show(() -> {
            var model = new WelcomeViewModel(
                    fx.background(),
                    () -> new SessionChoices(choices, preselected, ""),
                    new SignIn(SdkGateways::connect, () -> access),
                    signedIn::set);
            model.load();
            return new WelcomeView(model).root();
        });
        fx.await("choices are there", () -> fx.isShown("choice-sandbox"));
    }

    private static FromProfile profile(String name, String endpoint, Optional<String> whyNot) {
        var file = Path.of("/home/me/.aws/credentials");
        var profile = new Profile(
                name,
                whyNot.isPresent() ? CredentialKind.SSO : CredentialKind.STATIC_KEYS,
                Optional.of("eu-central-1"),
                Optional.empty(),
                endpoint.isEmpty() ? Endpoints.OF_AWS : Endpoints.all(URI.create(endpoint)),
                Optional.empty(),
                whyNot,
                List.of(),
                Map.of(
                        "aws_access_key_id", new Setting(KEYS.accessKeyId(), file, 2),
                        "aws_secret_access_key", new Setting(KEYS.secretAccessKey(), file, 3)));
        return new FromProfile(profile, ProfileCatalog.empty(), false);
    }
}
