package dev.countersign.ui.session.center;

import dev.countersign.session.sso.SsoSession;
import dev.countersign.ui.kit.Field;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.RegionBox;
import dev.countersign.ui.session.prompt.SlowProgress;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Start URL and region of an Identity Center, with those that are known to choose from. */
public final class StartUrlForm extends VBox {
    private static final int SHOWN = 5;

    private final StartUrlViewModel model;
    private final VBox known = new VBox(2);

    public StartUrlForm(StartUrlViewModel model) {
        super(16);
        this.model = model;
        setId("start-url-form");
        TextField url = new TextField();
        url.setId("start-url");
        url.setPromptText("https://my-company.awsapps.com/start");
        url.setAccessibleText("Start URL");
        url.textProperty().bindBidirectional(model.startUrlProperty());
        RegionBox region = new RegionBox("sso-region");
        region.setMaxWidth(Double.MAX_VALUE);
        region.getEditor().textProperty().bindBidirectional(model.regionProperty());
        Label note = new Label();
        note.setId("start-url-note");
        note.getStyleClass().add("caption");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.textProperty().bind(model.noteProperty());
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        getChildren()
                .addAll(
                        heading(),
                        new Field("Start URL", url, "As in the AWS access portal.", model.startUrlProblemProperty())
                                .problemId("start-url-problem"),
                        note,
                        new Field(
                                        "Region of the Identity Center",
                                        region,
                                        "Not where you work: where your company has set it up.",
                                        model.regionProblemProperty())
                                .problemId("sso-region-problem"),
                        known,
                        new ProblemPane(model.problemProperty(), model::proceed),
                        actions());
        model.known().addListener((ListChangeListener<SsoSession>) change -> offer());
        offer();
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && model.busyProperty().get()) {
                model.cancel();
                key.consume();
            }
        });
    }

    private static Node heading() {
        StackPane medallion = new StackPane(new FontIcon(Feather.USERS));
        medallion.getStyleClass().addAll("medallion", "tone-accent");
        Label title = new Label("IAM Identity Center");
        title.getStyleClass().add("title-page");
        Label subject = new Label("Sign in once, then choose account and role");
        subject.getStyleClass().add("muted");
        HBox heading = new HBox(14, medallion, new VBox(2, title, subject));
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private void offer() {
        known.getChildren().clear();
        if (model.known().size() < 2) {
            return;
        }
        Label eyebrow = new Label("Known on this machine");
        eyebrow.getStyleClass().add("eyebrow");
        known.getChildren().add(eyebrow);
        model.known().stream().limit(SHOWN).forEach(session -> {
            Hyperlink link =
                    new Hyperlink(session.name().map(name -> name + "  ·  ").orElse("")
                            + session.startUrl().toString().replaceFirst("^https?://", "") + "  ·  "
                            + session.region());
            link.setOnAction(event -> model.choose(session));
            known.getChildren().add(link);
        });
    }

    private Node actions() {
        Button action = new Button("Sign in");
        action.setId("continue");
        action.getStyleClass().addAll("accent", "main-action");
        action.setDefaultButton(true);
        action.disableProperty().bind(model.busyProperty());
        action.setOnAction(event -> model.proceed());
        HBox actions = new HBox(
                14, action, new SlowProgress(model.busyProperty(), "Asking IAM Identity Center…", model::cancel));
        actions.setAlignment(Pos.CENTER_LEFT);
        return actions;
    }
}
