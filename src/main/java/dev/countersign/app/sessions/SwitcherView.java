package dev.countersign.app.sessions;

import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All sessions at once, and who one is in the one on screen. Opened from the identity's chip. */
public final class SwitcherView extends HBox {
    private final SwitcherActions actions;
    private final VBox rows = new VBox(4);
    private final StackPane card = new StackPane();
    private List<SessionRow> shown = List.of();
    private Optional<SessionFacts> facts = Optional.empty();

    /** @param reopened whether what is open is opened again when the program starts next */
    public SwitcherView(SwitcherActions actions, boolean reopened) {
        this.actions = actions;
        setId("switcher");
        getStyleClass().add("switcher");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        StackPane.setMargin(this, new Insets(58, 14, 40, 14));
        Label title = new Label("Sessions");
        title.getStyleClass().add("eyebrow");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("switcher-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button add = new Button("Add session…", new FontIcon(Feather.PLUS));
        add.setId("add-session");
        add.getStyleClass().add("flat");
        add.setOnAction(event -> actions.addSession());
        VBox list = new VBox(8, title, scroll, add, reopen(reopened));
        list.getStyleClass().add("switcher-list");
        getChildren().addAll(list, card);
    }

    private CheckBox reopen(boolean reopened) {
        CheckBox box = new CheckBox("Reopen these when Countersign starts");
        box.setId("reopen");
        box.setSelected(reopened);
        box.setTooltip(new Tooltip("Remembered by name; nothing secret is kept"));
        box.setOnAction(event -> actions.reopen(box.isSelected()));
        VBox.setMargin(box, new Insets(0, 0, 6, 8));
        return box;
    }

    /** Shows how it is now. Nothing moves under the pointer while nothing has changed. */
    public void show(List<SessionRow> sessions, Optional<SessionFacts> current) {
        if (!sessions.equals(shown)) {
            int focused = focusedRow();
            shown = List.copyOf(sessions);
            List<Node> made = new ArrayList<>();
            for (int index = 0; index < shown.size(); index++) {
                made.add(row(index, shown.get(index)));
            }
            rows.getChildren().setAll(made);
            focus(focused);
        }
        if (!current.equals(facts)) {
            facts = current;
            card.getChildren()
                    .setAll(current.map(known -> (Node) new IdentityCard(known, actions)).stream()
                            .toList());
            card.setManaged(current.isPresent());
        }
    }

    /** Puts the cursor on the session on screen. */
    public void begin() {
        for (int index = 0; index < shown.size(); index++) {
            if (shown.get(index).current()) {
                focus(index);
            }
        }
    }

    private Node row(int index, SessionRow session) {
        Button choose = new Button();
        choose.setId("session-" + (index + 1));
        choose.getStyleClass().setAll("session-row");
        choose.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choose, Priority.ALWAYS);
        HBox content = content(index, session);
        content.prefWidthProperty().bind(choose.widthProperty().subtract(20));
        choose.setGraphic(content);
        if (session.current()) {
            choose.getStyleClass().add("current");
        }
        choose.setDisable(session.progress() == SessionRow.Progress.PROVING);
        choose.setAccessibleText(words(index, session));
        choose.setTooltip(new Tooltip(words(index, session)));
        choose.setOnAction(event -> {
            if (session.progress() == SessionRow.Progress.FAILED) {
                actions.again(index);
            } else {
                actions.choose(index);
            }
        });
        HBox row = new HBox(2, choose, end(index, session));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox content(int index, SessionRow session) {
        Identity who = session.identity();
        boolean proved = session.progress() == SessionRow.Progress.OPEN;
        Region bar = new Region();
        bar.getStyleClass().add("account-bar");
        if (who.isSandbox()) {
            bar.getStyleClass().add("sandbox");
        } else if (who.isPack()) {
            bar.getStyleClass().add("pack");
        } else if (proved) {
            who.colour().on(bar);
        }
        Label first = line(proved ? who.title() : session.name(), "session-title", OverrunStyle.CENTER_ELLIPSIS);
        Label second = line(proved ? who.where() : session.remark(), "caption", OverrunStyle.ELLIPSIS);
        VBox words = new VBox(1, first, second);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox content = new HBox(9, bar, words);
        if (who.production()) {
            content.getChildren().add(badge("PROD", "production-badge"));
        }
        if (!session.timeLeft().text().isEmpty()) {
            Label left = badge(session.timeLeft().text(), "time-left");
            session.timeLeft().tone().on(left);
            content.getChildren().add(left);
        }
        if (session.waiting() > 0) {
            content.getChildren().add(badge(Integer.toString(session.waiting()), "nav-count"));
        }
        if (session.progress() == SessionRow.Progress.FAILED) {
            second.setWrapText(true);
            second.setMinHeight(USE_PREF_SIZE);
            content.getChildren().add(badge("Try again", "session-again"));
        } else if (session.progress() == SessionRow.Progress.PROVING) {
            ProgressIndicator ring = new ProgressIndicator();
            ring.setPrefSize(16, 16);
            ring.setMinSize(16, 16);
            content.getChildren().add(ring);
        } else if (index < 9) {
            Label key = badge(Integer.toString(index + 1), "shortcut-key");
            content.getChildren().add(key);
        }
        content.setAlignment(Pos.CENTER_LEFT);
        return content;
    }

    private Node end(int index, SessionRow session) {
        String text = session.progress() == SessionRow.Progress.OPEN
                ? (session.identity().isPack() ? "Close " : "Sign out of ")
                        + session.identity().title()
                : "Remove " + session.name();
        Button end = new Button(
                "",
                session.progress() == SessionRow.Progress.OPEN
                                && !session.identity().isPack()
                        ? new FontIcon(Feather.LOG_OUT)
                        : new GlyphIcon(Glyph.REJECTED, 14));
        end.setId("end-session-" + (index + 1));
        end.getStyleClass().addAll("button-icon", "flat");
        end.setAccessibleText(text);
        end.setTooltip(new Tooltip(text));
        end.setOnAction(event -> actions.end(index));
        return end;
    }

    private static String words(int index, SessionRow session) {
        boolean proved = session.progress() == SessionRow.Progress.OPEN;
        String who = proved ? session.identity().words() : session.name() + ". " + session.remark();
        String waits = session.waiting() == 0
                ? ""
                : ". " + session.waiting() + (session.waiting() == 1 ? " approval waits" : " approvals wait");
        String key = proved && index < 9 ? " (Ctrl+Shift+" + (index + 1) + ")" : "";
        return who + waits + key;
    }

    private static Label line(String text, String styleClass, OverrunStyle overrun) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setTextOverrun(overrun);
        label.setMinWidth(0);
        return label;
    }

    private static Label badge(String text, String... styleClasses) {
        Label badge = new Label(text);
        badge.getStyleClass().add("chip-badge");
        badge.getStyleClass().addAll(styleClasses);
        badge.setMinWidth(USE_PREF_SIZE);
        return badge;
    }

    private int focusedRow() {
        for (int index = 0; index < rows.getChildren().size(); index++) {
            if (rows.getChildren().get(index) instanceof HBox row
                    && row.getChildren().getFirst().isFocused()) {
                return index;
            }
        }
        return -1;
    }

    private void focus(int index) {
        if (index >= 0
                && index < rows.getChildren().size()
                && rows.getChildren().get(index) instanceof HBox row) {
            row.getChildren().getFirst().requestFocus();
        }
    }
}
