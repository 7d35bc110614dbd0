package dev.countersign.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.session.Persona;
import dev.countersign.session.SandboxAccess;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoice.FromProfile;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.Variables;
import dev.countersign.session.profile.file.FileProblem;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.session.center.RememberedRole;
import dev.countersign.ui.session.center.SessionMemory;
import dev.countersign.ui.session.prompt.PromptLayer;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WelcomeViewTest {
    private static final AccessKeys KEYS = new AccessKeys("AKIAEXAMPLE000000000", "secret", Optional.empty());

    @RegisterExtension
    final FxStage fx = new FxStage();

    private final SessionMemory memory = FakeDesk.memory();
    private FakeDesk desk;

    @Test
    void theSandboxIsOneKeyAwayAndLeadsToAProvedSession() {
        try (var sandbox = RunningSandbox.started()) {
            show(new SessionChoice.EmbeddedSandbox(), SandboxSessions.access(sandbox));
            fx.picture("welcome-sandbox");
            fx.theme(Theme.DARK);
            fx.picture("welcome-sandbox-dark");

            assertThat(fx.await("continue", Button.class).getText()).isEqualTo("Open the sandbox");
            assertThat(fx.await("continue", Button.class).isDefaultButton()).isTrue();
            fx.robot().type(KeyCode.ENTER);

            fx.await("signed in", () -> !desk.opened.isEmpty());
            assertThat(desk.opened.getFirst().session().identity().account()).isEqualTo("111122223333");
            desk.opened.getFirst().close();
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
        assertThat(desk.asked).isEmpty();
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
    void aProfileThatCannotWorkSaysWhyAndHasNoButton() {
        show(
                profile(
                        "sso-dev",
                        "",
                        Optional.of(
                                "sso_session names 'acmee', and there is no [sso-session acmee]: /home/maria/.aws/config, line 214.")),
                null);

        fx.picture("welcome-unusable");
        assertThat(fx.isShown("continue")).isFalse();
        assertThat(fx.isShown("choice-detail")).isTrue();
    }

    @Test
    void typingFindsAProfileAmongFourHundredAndEnterSignsIn() {
        memory.used("profile-team-7-production-eu");
        memory.used("profile-team-399-production-eu");
        List<SessionChoice> many = new ArrayList<>();
        many.add(new SessionChoice.EmbeddedSandbox());
        IntStream.rangeClosed(1, 400)
                .forEach(
                        n -> many.add(profile("team-" + n + "-production-eu", "http://127.0.0.1:9", Optional.empty())));
        show(many, many.get(200), null);
        fx.await("the preselected row is in sight", () -> fx.isShown("choice-profile-team-200-production-eu"));
        fx.picture("welcome-many");

        fx.robot().write("123 eu");
        fx.await("one is left", () -> list().getItems().size() == 2);
        fx.picture("welcome-search");
        fx.robot().type(KeyCode.ENTER);
        fx.await("the problem is shown", () -> fx.isShown("copy-details"));

        assertThat(desk.asked).containsExactly("team-123-production-eu eu-central-1 http://127.0.0.1:9");
        fx.robot().type(KeyCode.ESCAPE);
        fx.await("all are there again", () -> list().getItems().size() > 400);
        fx.robot().type(KeyCode.DOWN);
        fx.await(
                "the next one",
                () -> fx.robot()
                        .lookup("#choice-detail .title-page")
                        .queryLabeled()
                        .getText()
                        .contains("team-124"));
    }

    @Test
    void whatWasUsedLastComesFirst() {
        memory.used("profile-default");
        show(profile("dev", "", Optional.empty()), null);

        assertThat(fx.onFx(() ->
                        list().getItems().stream().map(WelcomeRow::key).limit(2).toList()))
                .containsExactly("heading-Used last", "profile-default");
        fx.picture("welcome-recent");
    }

    @Test
    void aRoleOfIamIdentityCenterThatWasUsedIsOneKeyAway() {
        var role = new RememberedRole(
                SsoSession.adHoc(URI.create("https://acme-holding.awsapps.com/start"), "eu-west-1"),
                "444455556666",
                "Acme production",
                "ReleaseApprover",
                "eu-central-1");
        memory.used(role.line());
        show(profile("dev", "", Optional.empty()), null);

        fx.robot().write("approver acme");
        fx.await("one is left", () -> list().getItems().size() == 2);
        fx.picture("welcome-role");
        assertThat(fx.await("continue", Button.class).getText()).isEqualTo("Continue as ReleaseApprover");
    }

    @Test
    void remarksOnTheFilesAreCalmAndLeadToTheLine() {
        Path config = Path.of("/home/maria/.aws/config");
        var catalog = new ProfileCatalog(
                List.of(),
                List.of(),
                List.of(
                        new FileProblem(config, 12, "There is no '=' in this line; the AWS CLI refuses the file."),
                        new FileProblem(
                                config,
                                214,
                                "'region' was there before, in line 210: the AWS CLI refuses the file, SDKs take the later one."),
                        new FileProblem(
                                Path.of("/home/maria/.aws/credentials"),
                                0,
                                "This file cannot be read: permission denied.")));
        var sandbox = new SessionChoice.EmbeddedSandbox();
        desk = new FakeDesk(
                new SessionChoices(List.of(sandbox), sandbox, "", catalog), (choice, region, endpoint, prompt) -> {
                    throw new SignInCancelledException();
                });
        open();
        fx.click("show-file-problems");
        fx.picture("welcome-file-problems");
        fx.theme(Theme.DARK);
        fx.picture("welcome-file-problems-dark");

        fx.click("copy-file-problems");
        assertThat(fx.onFx(() -> Clipboard.getSystemClipboard().getString())).contains("line 214");
        fx.click("open-file");
        assertThat(desk.shown).containsExactly(config);
    }

    @Test
    void aSlowSignInSaysWhatItDoesAndCanBeCancelled() {
        var never = new CountDownLatch(1);
        desk = new FakeDesk(choices(profile("dev", "", Optional.empty())), (choice, region, endpoint, prompt) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw dev.countersign.aws.AwsFailure.of(
                    dev.countersign.aws.AwsFailure.Kind.UNREACHABLE, "sts:GetCallerIdentity", "too late");
        });
        open();
        fx.await("dev is chosen", () -> fx.isShown("endpoint"));

        fx.click("continue");
        fx.await("progress is said", () -> fx.isShown("signing-in"));
        fx.picture("welcome-busy");
        fx.click("cancel-sign-in");

        assertThat(fx.isShown("signing-in")).isFalse();
        assertThat(fx.await("continue", Button.class).isDisabled()).isFalse();
        never.countDown();
    }

    @Test
    void whoeverJoinsARunningSandboxIsToldAsWhom() {
        var access = new SandboxAccess(
                URI.create("http://127.0.0.1:4599"),
                "eu-west-1",
                List.of(
                        new Persona("administrator", KEYS),
                        new Persona("approver", KEYS),
                        new Persona("viewer", KEYS)));
        show(new SessionChoice.RunningSandbox(access), null);

        fx.picture("welcome-running");
        assertThat(fx.robot().lookup("#choice-detail .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.contains("as administrator"))
                .anyMatch(text -> text.contains("approver, viewer"));
    }

    private ListView<WelcomeRow> list() {
        return fx.robot().lookup("#choices").queryListView();
    }

    private SessionChoices choices(SessionChoice preselected) {
        List<SessionChoice> all = new ArrayList<>();
        all.add(new SessionChoice.EmbeddedSandbox());
        if (!all.contains(preselected)) {
            all.add(preselected);
        }
        all.add(profile(
                "default", "", Optional.of("This profile has no credentials: /home/maria/.aws/config, line 3.")));
        all.add(profile(
                "a-very-long-profile-name-of-a-large-company-with-many-accounts-eu-central", "", Optional.empty()));
        return new SessionChoices(all, preselected, "");
    }

    private void show(SessionChoice preselected, @Nullable SandboxAccess access) {
        SessionChoices choices = choices(preselected);
        show(choices.choices(), preselected, access);
    }

    private void show(List<SessionChoice> all, SessionChoice preselected, @Nullable SandboxAccess access) {
        var signIn = new SignIn(SdkGateways::connect, () -> access);
        desk = new FakeDesk(
                new SessionChoices(all, preselected, ""),
                (choice, region, endpoint, prompt) -> signIn.signIn(choice, region, Endpoints.of(endpoint), prompt));
        open();
        fx.await("choices are there", () -> list().getItems().size() > 4 || fx.isShown("choice-profile-default"));
    }

    private void open() {
        fx.show(() -> {
            var prompt = new WindowPrompt(fx.background(), InstantSource.system());
            var model = new WelcomeViewModel(fx.background(), desk, prompt, memory);
            model.load();
            return new PromptLayer(new WelcomeView(model).root(), prompt);
        });
    }

    private static FromProfile profile(String name, String endpoint, Optional<String> whyNot) {
        return Offers.profile(
                name,
                whyNot.isPresent() ? CredentialKind.SSO : CredentialKind.STATIC_KEYS,
                Endpoints.of(Variables.url(endpoint)),
                whyNot);
    }
}
