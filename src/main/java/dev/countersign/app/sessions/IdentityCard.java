package dev.countersign.app.sessions;

import dev.countersign.ui.kit.AccountColour;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.CopyButton;
import dev.countersign.ui.kit.Identity;
import dev.countersign.ui.kit.RegionBox;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who one is in the session on screen, in full, and how its account is marked. */
final class IdentityCard extends VBox {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");

    private final SessionFacts facts;
    private final SwitcherActions actions;
    private final GridPane grid = new GridPane(14, 7);

    IdentityCard(SessionFacts facts, SwitcherActions actions) {
        super(14);
        this.facts = facts;
        this.actions = actions;
        setId("identity-card");
        getStyleClass().add("identity-card");
        Label title = new Label("Who you are here");
        title.getStyleClass().add("eyebrow");
        fill();
        getChildren().addAll(title, grid);
        if (facts.identity().kind() == Identity.Kind.ACCOUNT) {
            getChildren().addAll(colours(), production(), anotherRegion());
        }
        getChildren().add(buttons());
    }

    private void fill() {
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        Identity who = facts.identity();
        line("Account", who.account(), "account");
        if (!who.alias().isEmpty()) {
            line("Name", who.alias(), "");
        }
        line("ARN", facts.arn(), "arn");
        line("Region", who.region(), "");
        line(
                "Endpoint",
                who.elsewhere().isEmpty() ? "AWS's own" : String.join("\n", who.elsewhere()),
                who.isSandbox() ? "endpoint" : "");
        line("Signed in by", facts.name(), "");
        line("Confirmed", "by AWS at " + Ages.dateTime(facts.provedAt(), ZoneId.systemDefault()), "");
        line("Credentials", facts.credentials(), "");
    }

    private void line(String name, String value, String copied) {
        Label label = new Label(name);
        label.getStyleClass().add("facts-label");
        Label text = new Label(value);
        text.getStyleClass().add("facts-value");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        int row = grid.getRowCount();
        grid.addRow(row, label, text);
        if (!copied.isEmpty()) {
            Node copy = new CopyButton("copy-" + copied, "the " + name.toLowerCase(Locale.ROOT), value);
            GridPane.setValignment(copy, VPos.TOP);
            grid.add(copy, 2, row);
        }
    }

    private Node colours() {
        HBox swatches = new HBox(6);
        swatches.setId("colours");
        ToggleGroup group = new ToggleGroup();
        for (AccountColour colour : AccountColour.values()) {
            ToggleButton swatch = new ToggleButton();
            swatch.setId("colour-" + colour.styleClass());
            swatch.getStyleClass().setAll("swatch");
            colour.on(swatch);
            swatch.setToggleGroup(group);
            swatch.setSelected(colour == facts.identity().colour());
            swatch.setAccessibleText("Show this account in " + colour.title());
            swatch.setTooltip(new Tooltip(colour.title()));
            swatch.setOnAction(event -> actions.colour(colour));
            swatches.getChildren().add(swatch);
        }
        Label label = new Label("This account's colour");
        label.getStyleClass().add("caption");
        return new VBox(5, label, swatches);
    }

    private Node production() {
        CheckBox box = new CheckBox("This account is in production");
        box.setId("mark-production");
        box.setSelected(facts.identity().production());
        box.setTooltip(new Tooltip("A red band across the window, and a line in every question before a change"));
        box.setOnAction(event -> actions.production(box.isSelected()));
        return box;
    }

    private Node anotherRegion() {
        RegionBox region = new RegionBox("another-region");
        region.setPrefWidth(170);
        Button add = new Button("Open there, too");
        add.setId("add-region");
        add.disableProperty()
                .bind(region.getEditor()
                        .textProperty()
                        .map(text -> !REGION.matcher(text.strip()).matches()));
        add.setOnAction(event -> actions.addRegion(region.getEditor().getText().strip()));
        Label label = new Label("The same identity in another Region");
        label.getStyleClass().add("caption");
        HBox row = new HBox(8, region, add);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(5, label, row);
    }

    private Node buttons() {
        Button again = new Button("Sign in again");
        again.setId("renew");
        again.setOnAction(event -> actions.renew());
        again.setVisible(facts.renewable());
        again.setManaged(facts.renewable());
        return new HBox(8, again);
    }
}
