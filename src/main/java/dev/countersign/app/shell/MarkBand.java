package dev.countersign.app.shell;

import dev.countersign.ui.kit.AccountColour;
import dev.countersign.ui.kit.Identity;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A band across the window's top: striped for a sandbox, red for production, a line in the account's colour for any other. */
final class MarkBand extends Region {
    MarkBand() {
        setId("mark-band");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    void show(Identity who) {
        getStyleClass().removeAll("sandbox-band", "pack-band", "production-band", "account-band");
        AccountColour.none(this);
        setVisible(!who.isNobody());
        setManaged(!who.isNobody());
        switch (who.kind()) {
            case NOBODY -> setAccessibleText("");
            case SANDBOX -> {
                getStyleClass().add("sandbox-band");
                setAccessibleText("This is a sandbox");
            }
            case PACK -> {
                getStyleClass().add("pack-band");
                setAccessibleText("This is an evidence pack, looked at offline");
            }
            case ACCOUNT -> {
                getStyleClass().add(who.production() ? "production-band" : "account-band");
                who.colour().on(this);
                setAccessibleText(who.production() ? "This account is in production" : "");
            }
        }
    }
}
