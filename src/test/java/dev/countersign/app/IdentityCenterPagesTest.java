package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.app.sessions.Wanted;
import dev.countersign.host.Settings;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.session.SignedIn;
import dev.countersign.session.profile.Variables;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SignInPage;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.session.WelcomeView;
import dev.countersign.ui.session.WelcomeViewModel;
import dev.countersign.ui.session.center.SessionMemory;
import dev.countersign.ui.session.prompt.PromptLayer;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From the welcome page through a sandbox's IAM Identity Center into sessions, over HTTP and with its real pages. */
class IdentityCenterPagesTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path home;

    private final RunningSandbox sandbox = RunningSandbox.started();
    private final List<SignedIn> opened = new CopyOnWriteArrayList<>();
    private final List<URI> pages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> agrees = new CompletableFuture<>();

    @AfterEach
    void close() {
        opened.forEach(SignedIn::close);
        sandbox.close();
    }

    @Test
    void aStartUrlLeadsThroughTheBrowserToARoleAndASecondOneAndToAProfile() throws Exception {
        try (var center = signingIn(page -> agrees.thenRunAsync(() -> agree(page)))) {
            show(center);
            fx.robot().write("identity").type(KeyCode.ENTER);
            fx.type("start-url", sandbox.sandbox().startUrl().toString());
            fx.robot().interact(() -> region().setText("eu-west-1"));
            fx.picture("flow-1-start-url");
            fx.click("continue");
            fx.await("sso-open-again", Node.class);
            fx.picture("flow-2-browser");
            agrees.complete(null);

            fx.await("accounts-page", Node.class);
            fx.await("the roles are there", () -> fx.isShown("role-111122223333-ApproverAccess"));
            fx.picture("flow-3-accounts");
            fx.robot().write("approver");
            fx.await("the role is chosen", () -> fx.isShown("open-role"));
            fx.click("open-role-stay");
            fx.await("the first session is open", () -> opened.size() == 1);
            fx.robot().type(KeyCode.ESCAPE).write("readonly").type(KeyCode.ENTER);
            fx.await("the second session is open", () -> opened.size() == 2);
            fx.picture("flow-4-opened");

            assertThat(opened.get(0).session().identity().arn()).contains("ApproverAccess");
            assertThat(opened.get(1).session().identity().arn()).contains("ReadOnlyAccess");
            assertThat(pages).as("one sign-in for both").hasSize(1);
            fx.click("write-profile");
            fx.await("profile-write", Node.class);
            fx.click("profile-write");
            fx.await("profile-undo", Node.class);
            assertThat(Files.readString(home.resolve(".aws/config")))
                    .contains(
                            "sso_role_name = ReadOnlyAccess",
                            sandbox.sandbox().startUrl().toString());
        }
    }

    @Test
    void aCodeTypedOnAnotherMachineSignsIn() throws Exception {
        try (var center = signingIn(page -> {
            throw new IOException("there is no browser");
        })) {
            show(center);
            fx.robot().write("identity").type(KeyCode.ENTER);
            fx.type("start-url", sandbox.sandbox().startUrl().toString());
            fx.robot().interact(() -> region().setText("eu-west-1"));
            fx.click("continue");
            fx.await("sso-code", TextField.class);
            fx.picture("flow-code");
            fx.click("sso-copy-link");
            String link = fx.onFx(() -> Clipboard.getSystemClipboard().getString());
            SignInPage.open(URI.create(link)).allow("viewer");

            fx.await("accounts-page", Node.class);
            fx.await("the roles are there", () -> fx.isShown("role-111122223333-ReadOnlyAccess"));
            assertThat(fx.isShown("role-111122223333-ApproverAccess")).isFalse();
        }
    }

    private TextField region() {
        return ((javafx.scene.control.ComboBox<?>)
                        fx.robot().lookup("#sso-region").query())
                .getEditor();
    }

    private interface Opener {
        void open(URI page) throws IOException;
    }

    private SigningIn signingIn(Opener opener) {
        return SigningIn.of(
                new Variables(Map.of("HOME", home.toString())),
                home,
                () -> {
                    throw new IllegalStateException("no embedded sandbox here");
                },
                page -> {
                    pages.add(page);
                    opener.open(page);
                });
    }

    private static void agree(URI page) {
        try {
            URI back = SignInPage.open(page).allow("approver").location();
            var connection = (HttpURLConnection) back.toURL().openConnection();
            assertThat(connection.getResponseCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void show(SigningIn center) {
        var settings = Settings.inMemory();
        var options = new ConsoleOptions(
                settings,
                home,
                new Variables(Map.of("HOME", home.toString())),
                home,
                Optional.of(Theme.LIGHT),
                Optional.empty(),
                false);
        fx.show(() -> {
            var prompt = new WindowPrompt(fx.background(), InstantSource.system());
            var desk = new WelcomePlace(options, center, this::opened);
            var model = new WelcomeViewModel(
                    fx.background(), desk, prompt, new SessionMemory(settings::list, settings::put));
            model.load();
            return new PromptLayer(new WelcomeView(model).root(), prompt);
        });
        fx.await("choice-sandbox", Node.class);
    }

    private void opened(SignedIn session, Wanted wanted, boolean beside) {
        opened.add(session);
    }
}
