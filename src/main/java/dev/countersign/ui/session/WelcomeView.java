package dev.countersign.ui.session;

import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.session.center.AccountsView;
import dev.countersign.ui.session.center.AccountsViewModel;
import dev.countersign.ui.session.center.StartUrlForm;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first screen: where to work, with one obvious button. Layout and bindings only. */
public final class WelcomeView {
    private static final String ICON = "/dev/countersign/icons/countersign-64.png";

    private final WelcomeViewModel model;
    private final ChoiceList list;
    private final StackPane detail = new StackPane();
    private final StackPane root;
    private final VBox left = new VBox(8);
    private final ZoneId zone;

    public WelcomeView(WelcomeViewModel model) {
        this(model, ZoneId.systemDefault());
    }

    /** @param zone in which times are shown */
    public WelcomeView(WelcomeViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        this.list = new ChoiceList(model, this::enter);
        detail.getStyleClass().add("choice-detail");
        detail.setId("choice-detail");
        ScrollPane right = new ScrollPane(detail);
        right.getStyleClass().add("welcome-scroll");
        right.setFitToWidth(true);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = new HBox(right);
        columns.getStyleClass().add("welcome-columns");
        VBox.setVgrow(columns, Priority.ALWAYS);
        left.getChildren().addAll(list, new FilesNote(model, this::showProblems));
        left.getStyleClass().add("welcome-left");
        VBox.setVgrow(list, Priority.ALWAYS);
        columns.getChildren().addFirst(left);
        VBox frame = new VBox(brand(), columns);
        frame.getStyleClass().add("welcome-frame");
        root = new StackPane(frame);
        model.accountsProperty()
                .subscribe(accounts -> root.getChildren().setAll(accounts == null ? frame : accounts(accounts)));
        root.getStyleClass().add("welcome");
        root.setId("welcome");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                list.focusSearch();
            }
        });
        model.selectedProperty().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    /** Lets one look at an evidence pack instead of signing in. */
    public void offerPack(Runnable open) {
        Button pack = new Button("Open evidence pack…", new GlyphIcon(Glyph.PACK, 15));
        pack.setId("open-pack");
        pack.getStyleClass().add("flat");
        pack.setTooltip(
                new Tooltip("Looks at what somebody saved of an execution, offline; or drop the file on the window"));
        pack.setOnAction(event -> open.run());
        left.getChildren().add(pack);
    }

    private void show(@Nullable WelcomeRow row) {
        switch (row) {
            case null -> detail.getChildren().clear();
            case WelcomeRow.Heading _ -> detail.getChildren().clear();
            case WelcomeRow.Offer offer -> detail.getChildren().setAll(new ChoiceDetail(model, offer.choice()));
            case WelcomeRow.IdentityCenter _ -> detail.getChildren().setAll(new StartUrlForm(model.startUrl()));
        }
    }

    /** Signs in; where an address is needed first, that is where one goes on. */
    private void enter() {
        boolean noAddress = model.selectedProperty().get() instanceof WelcomeRow.IdentityCenter
                && model.startUrl().startUrlProperty().get().isBlank();
        if (noAddress && detail.lookup("#start-url") instanceof TextInputControl address) {
            address.requestFocus();
        } else {
            model.proceed();
        }
    }

    private void showProblems() {
        detail.getChildren().setAll(new FileProblemsPane(model));
    }

    private Parent accounts(AccountsViewModel accounts) {
        return new AccountsView(accounts, zone, model::closeAccounts).root();
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && model.busyProperty().get()) {
            model.cancel();
            key.consume();
        }
    }

    /** Typing anywhere searches, unless it goes into a text already. */
    private void typed(KeyEvent key) {
        if (model.accountsProperty().get() != null) {
            return;
        }
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

    private static Node brand() {
        Label name = new Label("Countersign");
        name.getStyleClass().add("wordmark");
        Label promise = new Label("Approvals that a workflow waits for");
        promise.getStyleClass().add("promise");
        HBox brand = new HBox(new VBox(2, name, promise));
        brand.getStyleClass().add("welcome-brand");
        Optional.ofNullable(WelcomeView.class.getResource(ICON)).ifPresent(url -> {
            ImageView icon = new ImageView(new Image(url.toExternalForm(), 104, 104, true, true));
            icon.setFitWidth(52);
            icon.setFitHeight(52);
            brand.getChildren().addFirst(icon);
        });
        return brand;
    }
}
