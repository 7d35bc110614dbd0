package dev.countersign.ui.session.center;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.sso.Aged;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.session.prompt.PromptLayer;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AccountsViewTest {
    private static final SsoSession SESSION = new SsoSession(
            Optional.of("acme"),
            URI.create("https://acme-holding.awsapps.com/start"),
            "eu-west-1",
            List.of("sso:account:access"));

    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    private final Map<String, List<String>> settings = new HashMap<>();
    private final SessionMemory memory = new SessionMemory(key -> settings.getOrDefault(key, List.of()), settings::put);
    private final AtomicInteger backs = new AtomicInteger();
    private final AtomicReference<String> signedOut = new AtomicReference<>();
    private FakeCenter center;
    private AccountsViewModel model;

    @Test
    void aRoleIsFoundByWordsOfAccountAndRoleAmongFifteenHundredAndOpenedWithEnter() {
        show(accounts(300));
        fx.await("all roles are read", () -> model.progressProperty().get().isEmpty());
        fx.picture("accounts-many");

        fx.robot().write("team 123 appro");
        fx.await("one role is left", () -> roles() == 1);
        fx.picture("accounts-search");
        fx.robot().type(KeyCode.ENTER);
        fx.await("the problem is shown", () -> fx.isShown("copy-details"));
        fx.picture("accounts-problem");

        assertThat(center.asked).containsExactly("ReleaseApprover in Team 123 production eu-west-1");
        fx.robot().type(KeyCode.ESCAPE);
        fx.await("all accounts are there again", () -> list().getItems().size() > 300);
        assertThat(backs).hasValue(0);
        fx.robot().type(KeyCode.ESCAPE);
        assertThat(backs).hasValue(1);
    }

    @Test
    void aFavouriteIsPinnedOnTopAndRemembered() {
        show(accounts(4));
        fx.await("all roles are read", () -> roles() == 20);
        fx.robot().type(KeyCode.DOWN);
        fx.picture("accounts-few");

        fx.click("pin-role");

        fx.await("it is on top", () -> list().getItems().get(1) instanceof AccountRow.Role role && role.onTop());
        fx.picture("accounts-favourite");
        fx.theme(Theme.DARK);
        fx.picture("accounts-favourite-dark");
        assertThat(memory.favourites())
                .containsExactly("https://acme-holding.awsapps.com/start 000000000001 ReleaseApprover");
        fx.click("pin-role");
        assertThat(memory.favourites()).isEmpty();
    }

    @Test
    void arrowsOpenAndCloseAnAccount() {
        show(accounts(40));
        fx.await("all roles are read", () -> model.progressProperty().get().isEmpty());
        assertThat(roles()).isZero();

        fx.robot().type(KeyCode.RIGHT);
        fx.await("its roles are shown", () -> roles() == 5);
        fx.robot().type(KeyCode.DOWN).type(KeyCode.LEFT);
        fx.await("they are hidden again", () -> roles() == 0);
    }

    @Test
    void theRegionCanBeAnotherAndIsChecked() {
        show(accounts(2));
        fx.await("all roles are read", () -> roles() == 10);
        fx.robot().interact(() -> model.regionProperty().set("ireland"));
        fx.click("open-role");

        assertThat(fx.await("role-region-problem", Label.class).getText()).contains("eu-west-1");
        assertThat(center.asked).isEmpty();
        fx.robot().interact(() -> model.regionProperty().set("us-east-1"));
        fx.click("open-role-stay");
        fx.await("asked", () -> !center.asked.isEmpty());
        assertThat(center.asked.getFirst()).endsWith("us-east-1");
    }

    @Test
    void aProfileIsPreviewedLineByLineWrittenAndTakenBack() throws Exception {
        Path config = folder.resolve("config");
        String before = "# mine\n[profile old]\nregion = eu-west-1\n";
        Files.writeString(config, before);
        show(accounts(2));
        center.config = config;
        fx.await("all roles are read", () -> roles() == 10);

        fx.click("write-profile");
        fx.await(
                "the preview is there",
                () -> !fx.robot().lookup(".edit-line").queryAll().isEmpty());
        fx.type("profile-name", "acme-approver");
        fx.await("the preview follows", () -> text().contains("[profile acme-approver]"));
        fx.picture("profile-preview");
        fx.theme(Theme.DARK);
        fx.picture("profile-preview-dark");
        fx.theme(Theme.LIGHT);
        fx.type("profile-name", "a]b");
        fx.await("a wrong name is said", () -> fx.isShown("profile-problem"));
        assertThat(fx.await("profile-write", Button.class).isDisabled()).isTrue();
        fx.type("profile-name", "acme-approver");
        fx.click("profile-write");
        fx.await("written", () -> fx.isShown("profile-undo"));
        fx.picture("profile-written");

        assertThat(Files.readString(config))
                .startsWith(before)
                .contains("[sso-session acme]", "[profile acme-approver]", "sso_role_name = ");
        fx.click("profile-undo");
        fx.await("undone", () -> !fx.isShown("profile-undo"));
        assertThat(Files.readString(config)).isEqualTo(before);
        fx.click("profile-done");
        assertThat(fx.isShown("profile-sheet")).isFalse();
    }

    @Test
    void signingOutIsAskedForAndLeadsBack() {
        show(accounts(2));
        fx.click("center-sign-out");
        fx.click("confirm");

        fx.await("signed out", () -> signedOut.get() != null);
        assertThat(center.asked).containsExactly("sign out");
    }

    private void show(List<SsoAccount> accounts) {
        center = new FakeCenter(accounts);
        fx.show(() -> {
            var prompt = new WindowPrompt(fx.background(), InstantSource.system());
            model = new AccountsViewModel(
                    fx.background(), center, prompt, memory, SESSION, new Aged<>(accounts, FakeCenter.NOW));
            model.whenSignedOut(signedOut::set);
            return new PromptLayer(new AccountsView(model, ZoneOffset.UTC, backs::incrementAndGet).root(), prompt);
        });
        fx.await("accounts", ListView.class);
    }

    private static List<SsoAccount> accounts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new SsoAccount(
                        "%012d".formatted(n), "Team " + n + " production", "aws+team" + n + "@acme-holding.example"))
                .toList();
    }

    private ListView<AccountRow> list() {
        return fx.robot().lookup("#accounts").queryListView();
    }

    private long roles() {
        return model.rows().stream()
                .filter(row -> row instanceof AccountRow.Role role && !role.onTop())
                .count();
    }

    private String text() {
        var words = new StringBuilder();
        fx.robot()
                .lookup(".edit-text")
                .queryAllAs(Label.class)
                .forEach(label -> words.append(label.getText()).append('\n'));
        return words.toString();
    }
}
