package dev.countersign.ui.session.center;

import dev.countersign.ui.kit.Field;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.RegionBox;
import dev.countersign.ui.session.prompt.SlowProgress;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The selected role: where it will work, and what can be done with it. */
final class RoleDetail extends VBox {
    private final AccountsViewModel model;
    private final Runnable onWrite;

    /** @param onWrite asks for the selected role as a profile */
    RoleDetail(AccountsViewModel model, Runnable onWrite) {
        super(16);
        this.model = model;
        this.onWrite = onWrite;
        setId("role-detail");
        getStyleClass().add("choice-detail");
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable AccountRow row) {
        switch (row) {
            case AccountRow.Role role -> role(role);
            case AccountRow.Account account -> {
                String name = account.account().name();
                getChildren()
                        .setAll(
                                heading(
                                        Feather.CLOUD,
                                        name.isEmpty() ? account.account().id() : name,
                                        account.account().id() + "  ·  "
                                                + account.account().email()),
                                muted("Choose one of its roles: → opens the account, Enter opens a session."));
            }
            case AccountRow.Section _ -> getChildren().clear();
            case null -> getChildren().clear();
        }
    }

    private void role(AccountRow.Role row) {
        RoleChoice choice = row.choice();
        RegionBox region = new RegionBox("role-region");
        region.setMaxWidth(Double.MAX_VALUE);
        region.getEditor().textProperty().bindBidirectional(model.regionProperty());
        Button open = new Button("Open session");
        open.setId("open-role");
        open.getStyleClass().addAll("accent", "main-action");
        open.disableProperty().bind(model.busyProperty());
        open.setOnAction(event -> model.enter(false));
        Button beside = new Button("Open and stay here");
        beside.setId("open-role-stay");
        beside.disableProperty().bind(model.busyProperty());
        beside.setOnAction(event -> model.enter(true));
        HBox actions = new HBox(10, open, beside);
        actions.setAlignment(Pos.CENTER_LEFT);
        Button pin =
                new Button(row.pinned() ? "Take from favourites" : "Make it a favourite", new FontIcon(Feather.STAR));
        pin.setId("pin-role");
        pin.getStyleClass().add("flat");
        pin.setOnAction(event -> model.pin());
        Button write = new Button("Write as profile…", new FontIcon(Feather.FILE_TEXT));
        write.setId("write-profile");
        write.getStyleClass().add("flat");
        write.setOnAction(event -> onWrite.run());
        getChildren()
                .setAll(
                        heading(Feather.USER_CHECK, choice.role().name(), "in " + choice.accountTitle()),
                        muted(choice.account().id() + "  ·  " + choice.account().email()),
                        new Field("Region", region, "Where this session works.", model.regionProblemProperty())
                                .problemId("role-region-problem"),
                        new ProblemPane(model.problemProperty(), () -> model.enter(false)),
                        actions,
                        new SlowProgress(model.busyProperty(), "Opening the session…", model::cancel),
                        new FlowPane(4, 4, pin, write));
    }

    private static Node heading(Feather icon, String title, String subject) {
        StackPane medallion = new StackPane(new FontIcon(icon));
        medallion.getStyleClass().addAll("medallion", "tone-accent");
        Label name = new Label(title);
        name.getStyleClass().add("title-page");
        name.setWrapText(true);
        HBox heading = new HBox(14, medallion, new VBox(2, name, muted(subject)));
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
