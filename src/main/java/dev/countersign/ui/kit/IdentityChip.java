package dev.countersign.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Who we are and where: always on screen. The sandbox looks unlike any account. */
public final class IdentityChip extends HBox {
    private final GlyphIcon icon = new GlyphIcon(Glyph.ACCOUNT, 20);
    private final Label first = new Label();
    private final Label second = new Label();

    public IdentityChip() {
        setId("identity");
        getStyleClass().add("identity-chip");
        first.getStyleClass().add("first-line");
        second.getStyleClass().add("second-line");
        getChildren().addAll(icon, new VBox(first, second));
        setFocusTraversable(true);
        show(new Identity(false, "Not signed in", "", "", ""));
    }

    /**
     * What is shown.
     *
     * @param sandbox whether this is a sandbox
     * @param account the account's number
     * @param role the role, user or persona
     * @param region the Region
     * @param endpoint the effective endpoint; empty for AWS's own
     */
    public record Identity(boolean sandbox, String account, String role, String region, String endpoint) {}

    public void show(Identity identity) {
        getStyleClass().remove("sandbox");
        if (identity.sandbox()) {
            getStyleClass().add("sandbox");
        }
        icon.setGlyph(identity.sandbox() ? Glyph.SANDBOX : Glyph.ACCOUNT);
        String place = identity.sandbox() ? "Sandbox" : identity.account();
        first.setText(joined(place, identity.role()));
        String where = identity.sandbox() ? joined(identity.account(), identity.region()) : identity.region();
        second.setText(joined(where, identity.endpoint()));
        second.setVisible(!second.getText().isEmpty());
        second.setManaged(second.isVisible());
        String all = first.getText() + (second.isVisible() ? ", " + second.getText() : "");
        setAccessibleText("Identity: " + all);
        Tooltip.install(this, new Tooltip(all));
    }

    private static String joined(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + "  ·  " + b;
    }
}
