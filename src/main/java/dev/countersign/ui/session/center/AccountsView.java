package dev.countersign.ui.session.center;

import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.SheetLayer;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.session.prompt.SlowProgress;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page with the accounts and roles of one Identity Center. Layout and bindings only. */
public final class AccountsView {
    private final AccountsViewModel model;
    private final Runnable onBack;
    private final AccountList list;
    private final SheetLayer root;
    private final ZoneId zone;

    /** @param onBack leaves this page */
    public AccountsView(AccountsViewModel model, ZoneId zone, Runnable onBack) {
        this.model = model;
        this.zone = zone;
        this.onBack = onBack;
        this.list = new AccountList(model);
        ScrollPane right = new ScrollPane(side());
        right.getStyleClass().add("welcome-scroll");
        right.setFitToWidth(true);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = new HBox(list, right);
        columns.getStyleClass().addAll("welcome-columns", "center-columns");
        VBox.setVgrow(columns, Priority.ALWAYS);
        VBox frame = new VBox(header(), columns);
        frame.getStyleClass().add("welcome-frame");
        root = new SheetLayer(frame);
        root.setId("accounts-page");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                list.focusSearch();
            }
        });
    }

    public Parent root() {
        return root;
    }

    private HBox header() {
        Button back = new Button("", new FontIcon(Feather.ARROW_LEFT));
        back.setId("accounts-back");
        back.getStyleClass().addAll("flat", "button-icon");
        back.setAccessibleText("Back to the other ways to sign in (Esc)");
        back.setTooltip(new Tooltip("Back (Esc)"));
        back.setOnAction(event -> onBack.run());
        Label title = new Label(model.session()
                .name()
                .orElseGet(() -> model.session().startUrl().getAuthority()));
        title.getStyleClass().add("title-page");
        Label subject = new Label();
        subject.getStyleClass().add("muted");
        model.asOfProperty()
                .subscribe(asOf -> subject.setText("IAM Identity Center in "
                        + model.session().region() + "  ·  " + accounts(model.accountCount()) + "  ·  as of "
                        + Ages.time(asOf, zone)));
        VBox words = new VBox(2, title, subject);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button again = new Button("Read again", new FontIcon(Feather.REFRESH_CW));
        again.setId("accounts-refresh");
        again.getStyleClass().add("flat");
        again.disableProperty().bind(model.refreshingProperty());
        again.setOnAction(event -> model.refresh());
        Button out = new Button("Sign out", new FontIcon(Feather.LOG_OUT));
        out.setId("center-sign-out");
        out.getStyleClass().add("flat");
        out.setOnAction(event -> askToSignOut());
        SlowProgress progress = new SlowProgress(model.refreshingProperty(), "Reading…", model::cancel);
        HBox header = new HBox(12, back, words, progress, again, out);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private VBox side() {
        VBox opened = new VBox(6);
        opened.setId("opened-sessions");
        model.opened().subscribe(() -> {
            opened.getChildren().clear();
            if (!model.opened().isEmpty()) {
                Label heading = new Label("Opened from here");
                heading.getStyleClass().add("eyebrow");
                opened.getChildren().add(heading);
            }
            model.opened().forEach(text -> opened.getChildren().add(new Label(text, new FontIcon(Feather.CHECK))));
        });
        return new VBox(
                16,
                new ProblemPane(model.refreshProblemProperty(), model::refresh),
                ProblemPane.stale(model.rolesProblemProperty(), model::refresh),
                new RoleDetail(model, this::askForProfile),
                opened);
    }

    private void askForProfile() {
        if (model.selectedProperty().get() instanceof AccountRow.Role role) {
            ProfileSheet sheet = new ProfileSheet(model.profile(role.choice()), root::close);
            root.open(sheet);
            sheet.focusName();
        }
    }

    private void askToSignOut() {
        new Confirmation(
                        "Sign out of IAM Identity Center?",
                        "The AWS CLI on this machine is signed out, too. Sessions that are open here last as long as their"
                                + " credentials.",
                        List.of(new Confirmation.Fact(
                                "Start URL", model.session().startUrl().toString())),
                        "Sign out",
                        Tone.ACCENT,
                        Optional.empty())
                .ask(root.getScene().getWindow(), model::signOut);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            if (model.busyProperty().get() || model.refreshingProperty().get()) {
                model.cancel();
            } else {
                onBack.run();
            }
            key.consume();
        } else if (key.getCode() == KeyCode.F5) {
            model.refresh();
            key.consume();
        }
    }

    /** Typing anywhere searches, unless it goes into a text already. */
    private void typed(KeyEvent key) {
        boolean intoText = root.getScene().getFocusOwner() instanceof TextInputControl;
        String letter = key.getCharacter();
        if (!intoText
                && !key.isShortcutDown()
                && !key.isAltDown()
                && letter.length() == 1
                && letter.charAt(0) > ' '
                && letter.charAt(0) != 0x7f
                && !letter.equals("?")) {
            list.type(letter);
            key.consume();
        }
    }

    private static String accounts(int count) {
        return count == 1 ? "1 account" : count + " accounts";
    }
}
