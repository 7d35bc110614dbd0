package dev.countersign.ui.doctor.round;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Several tables in one place, and the buttons that choose among them; each says how many rows its table has. */
final class Sections {
    private final List<Section> all;
    private final HBox buttons = new HBox();
    private final StackPane tables = new StackPane();

    /**
     * One of them.
     *
     * @param id its button is {@code section-<id>}
     */
    record Section(String id, String title, ObservableList<?> rows, TableView<?> table) {}

    Sections(List<Section> all) {
        this.all = List.copyOf(all);
        ToggleGroup group = new ToggleGroup();
        List<Node> made = new ArrayList<>();
        for (Section section : all) {
            made.add(button(section, group));
            tables.getChildren().add(section.table());
        }
        buttons.getChildren().setAll(made);
        buttons.setAlignment(Pos.CENTER_LEFT);
        show(all.getFirst());
    }

    private Node button(Section section, ToggleGroup group) {
        ToggleButton button = new ToggleButton();
        button.setId("section-" + section.id());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.getStyleClass().add(position(section));
        button.setSelected(section.id().equals(all.getFirst().id()));
        button.setOnAction(event -> {
            button.setSelected(true);
            show(section);
        });
        Runnable count = () -> {
            int rows = section.rows().size();
            button.setText(rows == 0 ? section.title() : section.title() + "  " + rows);
            button.setAccessibleText(section.title() + ": " + rows);
        };
        section.rows().addListener((ListChangeListener<Object>) change -> count.run());
        count.run();
        return button;
    }

    private String position(Section section) {
        if (section.id().equals(all.getFirst().id())) {
            return "left-pill";
        }
        return section.id().equals(all.getLast().id()) ? "right-pill" : "center-pill";
    }

    private void show(Section wanted) {
        all.forEach(one -> one.table().setVisible(one.id().equals(wanted.id())));
    }

    Node buttons() {
        return buttons;
    }

    StackPane tables() {
        return tables;
    }

    /** The table on screen. */
    TableView<?> shown() {
        return all.stream()
                .map(Section::table)
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow();
    }
}
