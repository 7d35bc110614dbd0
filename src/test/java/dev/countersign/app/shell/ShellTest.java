package dev.countersign.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.host.Settings;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Identity;
import dev.countersign.ui.kit.Theme;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kordamp.ikonli.feather.Feather;

class ShellTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    private final Settings settings = Settings.inMemory();
    private final List<String> refreshed = new ArrayList<>();
    private Shell shell;
    private Workspace workspace;

    @BeforeEach
    void open() {
        shell = fx.onFx(() -> {
            Shell made = new Shell(settings, ZoneOffset.UTC);
            workspace = workspace("dev");
            made.show(workspace);
            fx.stage().setX(0);
            fx.stage().setY(0);
            fx.stage().setScene(made.scene());
            fx.stage().show();
            workspace.go("inbox");
            return made;
        });
    }

    @Test
    void placesAreReachedByNumberAndBackByEscape() {
        press(KeyCode.DIGIT2, true);
        assertThat(title()).isEqualTo("Stacks");
        assertThat(fx.await("nav-stacks", ToggleButton.class).isSelected()).isTrue();

        fx.onFx(() -> {
            workspace.open(Page.of("Execution", new Region()));
            return true;
        });
        assertThat(title()).isEqualTo("Execution");
        press(KeyCode.ESCAPE, false);

        assertThat(title()).isEqualTo("Stacks");
        assertThat(fx.isShown("back")).isFalse();
    }

    @Test
    void anythingCanBeJumpedToByAFewLetters() {
        press(KeyCode.K, true);
        fx.type("command-text", "go sta");
        fx.onFx(() -> {
            Event.fireEvent(fx.await("command-text", Node.class), pressed(KeyCode.ENTER, false));
            return true;
        });

        assertThat(title()).isEqualTo("Stacks");
        assertThat(fx.isShown("command-jump")).isFalse();
    }

    @Test
    void theSlashLeadsToTheSearchOfThePageFromWhereverOneIs() {
        TextField search = fx.onFx(() -> {
            TextField made = new TextField();
            made.setPromptText("Find an order   /");
            workspace.open(Page.of("Orders", new VBox(new TextField(), made)));
            fx.stage().getScene().lookup("#nav-stacks").requestFocus();
            return made;
        });

        fx.onFx(() -> {
            Node focused = fx.stage().getScene().getFocusOwner();
            Event.fireEvent(
                    focused, new KeyEvent(KeyEvent.KEY_TYPED, "/", "", KeyCode.UNDEFINED, false, false, false, false));
            return true;
        });

        fx.await("the search has the focus", search::isFocused);
        assertThat(search.getText()).isEmpty();
    }

    @Test
    void escapeClosesTheOverviewOfKeysBeforeItGoesBack() {
        fx.click("show-shortcuts");
        assertThat(fx.isShown("shortcuts")).isTrue();

        press(KeyCode.ESCAPE, false);

        assertThat(fx.isShown("shortcuts")).isFalse();
        assertThat(title()).isEqualTo("Inbox");
    }

    @Test
    void aSandboxLooksUnlikeAnAccount() {
        fx.onFx(() -> {
            workspace.identify(Identity.sandbox("111122223333", "approver", "eu-west-1", "http://127.0.0.1:4599"));
            return true;
        });

        assertThat(fx.await("identity", Region.class).getStyleClass()).contains("sandbox");
        assertThat(fx.await("identity", Region.class).getAccessibleText())
                .contains("Sandbox", "approver", "111122223333", "eu-west-1", "127.0.0.1:4599");
    }

    @Test
    void theChosenThemeIsRememberedAndF5ReadsAgain() {
        fx.onFx(() -> {
            shell.appearance().choose(Theme.DARK);
            return true;
        });
        press(KeyCode.F5, false);

        assertThat(settings.text("theme")).contains("DARK");
        assertThat(shell.scene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("dark.css"));
        assertThat(refreshed).containsExactly("inbox");
    }

    private Workspace workspace(String role) {
        return new Workspace(
                List.of(place("inbox", "Inbox"), place("stacks", "Stacks")),
                Identity.account("210987654321", role, "eu-west-1", List.of()));
    }

    private Place place(String id, String title) {
        return new Place(
                id,
                title,
                Feather.BOX,
                () -> new Page(title, new Region(), () -> {}, () -> {}, () -> refreshed.add(id)));
    }

    private String title() {
        return fx.await("page-title", Label.class).getText();
    }

    private void press(KeyCode code, boolean shortcut) {
        fx.onFx(() -> {
            Event.fireEvent(shell.scene(), pressed(code, shortcut));
            return true;
        });
    }

    private static KeyEvent pressed(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }
}
