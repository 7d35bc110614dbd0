package dev.countersign.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A page over which one sheet can lie. While it does, the page below can be seen but not used; Esc closes the sheet. It is
 * in the same window, so that it is in pictures and on a projector, too.
 */
public final class SheetLayer extends StackPane {
    private final Node page;
    private final Region veil = new Region();

    public SheetLayer(Node page) {
        this.page = page;
        veil.getStyleClass().add("overlay-sheet-veil");
        getChildren().add(page);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && isOpen()) {
                close();
                key.consume();
            }
        });
    }

    public boolean isOpen() {
        return getChildren().size() > 1;
    }

    public void open(Region sheet) {
        close();
        if (!sheet.getStyleClass().contains("prompt-sheet")) {
            // A question is as large as its words; any other sheet is as large as sheets are.
            sheet.getStyleClass().add("overlay-sheet");
        }
        page.setDisable(true);
        // A disabled page is drawn pale; the veil says enough.
        page.setOpacity(1);
        getChildren().addAll(veil, sheet);
        StackPane.setAlignment(sheet, Pos.CENTER);
        sheet.requestFocus();
    }

    public void close() {
        page.setDisable(false);
        getChildren().setAll(page);
    }
}
