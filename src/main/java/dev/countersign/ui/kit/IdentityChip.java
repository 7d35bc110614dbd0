package dev.countersign.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Who we are, where, and for how long: always on screen. The sandbox looks unlike any account, production unlike any other. Names
 * that are too long lose their middle; the tooltip has them whole.
 */
public final class IdentityChip extends Button {
    private static final double WIDEST = 470;

    private final GlyphIcon icon = new GlyphIcon(Glyph.ACCOUNT, 20);
    private final Region bar = new Region();
    private final Label first = new Label();
    private final Label second = new Label();
    private final Label production = badge("production-badge", "PRODUCTION");
    private final Label readOnly = badge("read-only-badge", "READ-ONLY");
    private final Label timeLeft = badge("time-left", "");
    private final Tooltip tooltip = new Tooltip();
    private Identity shown = Identity.nobody();

    public IdentityChip() {
        setId("identity");
        getStyleClass().setAll("identity-chip");
        setMaxWidth(WIDEST);
        bar.getStyleClass().add("account-bar");
        line(first, "first-line", OverrunStyle.CENTER_ELLIPSIS);
        line(second, "second-line", OverrunStyle.ELLIPSIS);
        VBox words = new VBox(first, second);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(60);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, bar, icon, words, production, readOnly, timeLeft, new FontIcon(Feather.CHEVRON_DOWN));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setMouseTransparent(true);
        setGraphic(row);
        setTooltip(tooltip);
        set(readOnly, false);
        set(timeLeft, false);
        show(shown);
    }

    /** Shows somebody else, or the same one differently. */
    public void show(Identity identity) {
        shown = identity;
        getStyleClass().removeAll("sandbox", "production", "pack");
        AccountColour.none(this);
        switch (identity.kind()) {
            case NOBODY -> {}
            case SANDBOX -> getStyleClass().add("sandbox");
            case PACK -> getStyleClass().add("pack");
            case ACCOUNT -> {
                identity.colour().on(this);
                if (identity.production()) {
                    getStyleClass().add("production");
                }
            }
        }
        set(bar, identity.kind() == Identity.Kind.ACCOUNT);
        set(production, identity.production());
        icon.setGlyph(
                switch (identity.kind()) {
                    case SANDBOX -> Glyph.SANDBOX;
                    case PACK -> Glyph.PACK;
                    case NOBODY, ACCOUNT -> Glyph.ACCOUNT;
                });
        first.setText(identity.title());
        second.setText(identity.where());
        second.getStyleClass().remove("redirected");
        if (isRedirected(identity)) {
            second.getStyleClass().add("redirected");
        }
        set(second, !second.getText().isEmpty());
        describe();
    }

    /** Says that nothing can be changed at present. */
    public void showReadOnly(boolean nothingCanBeChanged) {
        set(readOnly, nothingCanBeChanged);
        describe();
    }

    /**
     * Says how long one stays signed in.
     *
     * @param text for example {@code 43 min}; empty when nothing needs to be said
     */
    public void showTimeLeft(String text, Tone tone) {
        if (!text.equals(timeLeft.getText()) || !timeLeft.getStyleClass().contains(tone.styleClass())) {
            timeLeft.setText(text);
            tone.on(timeLeft);
            set(timeLeft, !text.isEmpty());
            describe();
        }
    }

    private void describe() {
        String redirected = isRedirected(shown)
                ? "\nCalls do not go to AWS's own endpoints: " + String.join(", ", shown.elsewhere())
                : "";
        String more = (readOnly.isVisible() ? "\nRead-only: nothing can be changed" : "")
                + (timeLeft.isVisible() ? "\nSigned in for: " + timeLeft.getText() : "");
        tooltip.setText(shown.words() + redirected + more + "\nSessions (Ctrl+Shift+S)");
        setAccessibleText("Identity: " + shown.words() + redirected.replace('\n', '.') + more.replace("\n", ". "));
    }

    private static boolean isRedirected(Identity identity) {
        return identity.kind() == Identity.Kind.ACCOUNT && !identity.elsewhere().isEmpty();
    }

    private static void line(Label label, String styleClass, OverrunStyle overrun) {
        label.getStyleClass().add(styleClass);
        label.setTextOverrun(overrun);
        label.setMinWidth(0);
    }

    private static Label badge(String id, String text) {
        Label badge = new Label(text);
        badge.setId(id);
        badge.getStyleClass().add("chip-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        return badge;
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
