package dev.countersign.app.shell;

import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.IdentityChip;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The line above the page: where one is, the way back, and who one is. */
final class TopBar extends HBox {
    private final Label title = new Label();
    private final Button back;
    private final IdentityChip identity = new IdentityChip();

    TopBar(Runnable goBack, Runnable jumpAnywhere, Runnable chooseSession) {
        getStyleClass().add("shell-top");
        setAlignment(Pos.CENTER_LEFT);
        back = NavigationBar.icon("back", Feather.ARROW_LEFT, "Back (Esc)", goBack);
        title.getStyleClass().add("title-page");
        title.setId("page-title");
        title.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button jump = new Button("Go to…", new GlyphIcon(Glyph.ELSEWHERE, 14));
        jump.setId("jump");
        jump.getStyleClass().add("flat");
        jump.setMinWidth(USE_PREF_SIZE);
        jump.setAccessibleText("Go to a page or run a command (Ctrl+K)");
        jump.setOnAction(event -> jumpAnywhere.run());
        identity.setOnAction(event -> chooseSession.run());
        getChildren().addAll(back, title, gap, jump, identity);
        show("", false);
    }

    void show(String pageTitle, boolean canGoBack) {
        title.setText(pageTitle);
        back.setVisible(canGoBack);
        back.setManaged(canGoBack);
    }

    IdentityChip identity() {
        return identity;
    }
}
