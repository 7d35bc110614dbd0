package dev.countersign.app.shell;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The places at the left of the window. */
final class NavigationBar extends VBox {
    private static final double WIDTH_IN_EM = 15.5;

    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> items = new LinkedHashMap<>();
    private final Map<String, Label> counts = new LinkedHashMap<>();
    private final VBox entries = new VBox(2);
    private final Consumer<String> go;

    /** @param go goes to a place by its id */
    NavigationBar(Consumer<String> go, List<Node> foot) {
        this.go = go;
        getStyleClass().add("shell-nav");
        setStyle("-fx-pref-width: " + WIDTH_IN_EM + "em; -fx-min-width: " + WIDTH_IN_EM + "em;");
        getChildren().addAll(brand(), entries);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
        List<Node> last = new ArrayList<>(foot);
        HBox row = new HBox(4);
        row.getChildren().addAll(last);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
    }

    /** Offers these places and no others. */
    void offer(List<Place> places) {
        if (places.stream().map(Place::id).toList().equals(List.copyOf(items.keySet()))) {
            return;
        }
        items.clear();
        counts.clear();
        entries.getChildren().setAll(places.stream().map(this::item).toList());
    }

    void select(String id) {
        ToggleButton item = items.get(id);
        if (item != null) {
            item.setSelected(true);
        }
    }

    /** Shows how many things wait at a place; nothing for none. */
    void count(String id, int count) {
        Label label = counts.get(id);
        if (label != null) {
            label.setText(count > 99 ? "99+" : Integer.toString(count));
            label.setVisible(count > 0);
            ToggleButton item = Objects.requireNonNull(items.get(id));
            item.setAccessibleText(item.getText() + (count > 0 ? ", " + count + " waiting" : ""));
        }
    }

    static Button icon(String id, Ikon icon, String text, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node item(Place place) {
        ToggleButton item = new ToggleButton(place.title(), new FontIcon(place.icon()));
        item.setId("nav-" + place.id());
        item.getStyleClass().add("nav-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setToggleGroup(group);
        item.setOnAction(event -> {
            // A second click must not deselect the place where we are.
            item.setSelected(true);
            go.accept(place.id());
        });
        Label count = new Label();
        count.getStyleClass().add("nav-count");
        count.setVisible(false);
        count.setMouseTransparent(true);
        items.put(place.id(), item);
        counts.put(place.id(), count);
        StackPane stack = new StackPane(item, count);
        StackPane.setAlignment(count, Pos.CENTER_RIGHT);
        StackPane.setMargin(count, new Insets(0, 10, 0, 0));
        return stack;
    }

    private static Node brand() {
        InputStream picture = Objects.requireNonNull(
                NavigationBar.class.getResourceAsStream("/dev/countersign/icons/countersign-64.png"),
                "application icon");
        ImageView mark = new ImageView(new Image(picture));
        mark.setFitWidth(28);
        mark.setFitHeight(28);
        mark.setSmooth(true);
        Label word = new Label("Countersign");
        word.getStyleClass().add("wordmark");
        HBox brand = new HBox(mark, word);
        brand.getStyleClass().add("brand");
        return brand;
    }
}
