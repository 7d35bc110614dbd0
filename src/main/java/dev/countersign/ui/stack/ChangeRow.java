package dev.countersign.ui.stack;

import dev.countersign.domain.stack.PropertyChange;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.stack.JsonText;
import dev.countersign.stack.PermissionLines;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.stack.part.StackLook;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One change; its values open below it. */
final class ChangeRow extends VBox {
    private static final int LONGEST = 4_000;
    private static final String PROPERTIES = "/Properties/";

    private Optional<Node> details = Optional.empty();

    ChangeRow(ResourceChange change) {
        Label id = new Label(change.logicalId());
        id.getStyleClass().add("logical-id");
        Label type = new Label(change.resourceType());
        type.getStyleClass().add("resource-type");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        StatusBadge badge = new StatusBadge(StackLook.of(change));
        HBox.setMargin(badge, new Insets(0, 4, 0, 0));
        badge.setMinWidth(96);
        HBox row = new HBox(badge, new VBox(1, id, type), gap);
        row.getStyleClass().add("change-row");
        change.physicalId().ifPresent(physical -> row.getChildren().add(physical(physical)));
        if (hasDetails(change)) {
            row.getChildren().add(toggle(change));
        }
        getChildren().add(row);
        if (change.isAboutPermissions()) {
            permissions(change);
        }
    }

    /** What is allowed is said in words: nobody reads policy documents before pressing a button. */
    private void permissions(ResourceChange change) {
        List<String> lines = change.action() == ResourceChange.Action.REMOVE
                ? List.of()
                : change.after().map(PermissionLines::of).orElse(List.of());
        if (lines.isEmpty()) {
            return;
        }
        VBox words = new VBox(3);
        words.getStyleClass().add("permission-lines");
        for (String line : lines) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            words.getChildren().add(label);
        }
        getChildren().add(words);
    }

    private static Label physical(String id) {
        Label label = new Label(id);
        label.getStyleClass().addAll("mono", "muted");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMaxWidth(320);
        label.setTooltip(new Tooltip(id));
        return label;
    }

    private static boolean hasDetails(ResourceChange change) {
        return !change.properties().isEmpty()
                || change.after().isPresent()
                || change.before().isPresent();
    }

    private ToggleButton toggle(ResourceChange change) {
        ToggleButton toggle = new ToggleButton("Values", new FontIcon(Feather.CHEVRON_DOWN));
        toggle.setId("values-" + change.logicalId());
        toggle.getStyleClass().addAll("flat", "values-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setAccessibleText("Values of " + change.logicalId());
        toggle.selectedProperty().subscribe(open -> {
            details.ifPresent(getChildren()::remove);
            details = open ? Optional.of(details(change)) : Optional.empty();
            details.ifPresent(getChildren()::add);
        });
        return toggle;
    }

    private static Node details(ResourceChange change) {
        VBox box = new VBox();
        box.getStyleClass().add("change-details");
        if (change.properties().isEmpty()) {
            change.before().ifPresent(json -> box.getChildren().add(value(JsonText.arranged(json), "before")));
            change.after().ifPresent(json -> box.getChildren().add(value(JsonText.arranged(json), "after")));
        }
        for (PropertyChange property : change.properties()) {
            Label path = new Label(name(property) + (property.causesReplacement() ? " (replaces the resource)" : ""));
            path.getStyleClass().add("strong");
            box.getChildren().add(path);
            property.before().ifPresent(text -> box.getChildren().add(value(text, "before")));
            property.after().ifPresent(text -> box.getChildren().add(value(text, "after")));
        }
        return box;
    }

    private static String name(PropertyChange property) {
        String path = property.path();
        return path.startsWith(PROPERTIES) ? path.substring(PROPERTIES.length()) : path;
    }

    /** The sign before the value tells before from after where colour does not. */
    private static Node value(String text, String which) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        Label label = new Label((which.equals("before") ? "− " : "+ ") + shown);
        label.getStyleClass().addAll("value-box", which);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAccessibleText((which.equals("before") ? "Before: " : "After: ") + shown);
        return label;
    }
}
