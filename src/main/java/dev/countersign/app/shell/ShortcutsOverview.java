package dev.countersign.app.shell;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The keys, on one card: opened with {@code ?}. */
final class ShortcutsOverview extends VBox {
    static final List<Map.Entry<String, String>> KEYS = List.of(
            Map.entry("Ctrl 1 … 9", "Go to a place of the navigation"),
            Map.entry("Ctrl K", "Go anywhere, or do anything, by name"),
            Map.entry("Ctrl D", "Why does this execution hang? Ask the doctor"),
            Map.entry("Ctrl Shift S", "All sessions, and who we are"),
            Map.entry("Ctrl Tab", "The next session (with Shift: the one before)"),
            Map.entry("Ctrl Shift 1 … 9", "Go to a session"),
            Map.entry("Ctrl Shift R", "Read-only: change nothing, or allow changes"),
            Map.entry("Esc", "Back, or close what is open"),
            Map.entry("/", "Search the list"),
            Map.entry("Enter", "Open the selected row, state or hop"),
            Map.entry("F5", "Read again"),
            Map.entry("Ctrl Enter", "Send what was entered"),
            Map.entry("+  −  0", "Zoom the graph, fit the graph"),
            Map.entry("←  →", "Walk along the relay"),
            Map.entry("Ctrl Shift L", "Light or dark"),
            Map.entry("Ctrl Shift P", "Presentation: larger type"),
            Map.entry("?", "This overview"));

    ShortcutsOverview(Runnable close) {
        super(16);
        setId("shortcuts");
        getStyleClass().addAll("command-jump", "shortcuts");
        setStyle("-fx-padding: 20px 24px 20px 24px;");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.CENTER);
        Label title = new Label("Keyboard shortcuts");
        title.getStyleClass().add("title-section");
        GridPane grid = new GridPane(24, 10);
        for (int row = 0; row < KEYS.size(); row++) {
            Label key = new Label(KEYS.get(row).getKey());
            key.getStyleClass().add("shortcut-key");
            grid.addRow(row, key, new Label(KEYS.get(row).getValue()));
        }
        Button done = new Button("Close");
        done.setId("shortcuts-close");
        done.setCancelButton(true);
        done.setOnAction(event -> close.run());
        getChildren().addAll(title, grid, done);
    }
}
