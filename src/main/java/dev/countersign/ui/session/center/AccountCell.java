package dev.countersign.ui.session.center;

import dev.countersign.session.sso.SsoAccount;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the tree: an account with its roles' number, a role with its star, or a title. */
final class AccountCell extends ListCell<AccountRow> {
    private static final double INDENT = 26;

    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private final Label name = new Label();
    private final Label number = new Label();
    private final Label aside = new Label();
    private final FontIcon starIcon = new FontIcon(Feather.STAR);
    private final Button star = new Button("", starIcon);
    private final Region indent = new Region();
    private final HBox row;
    private final Label title = new Label();

    AccountCell(AccountsViewModel model) {
        getStyleClass().addAll("choice-cell", "account-cell");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(40);
        number.getStyleClass().addAll("mono", "muted");
        number.setMinWidth(USE_PREF_SIZE);
        aside.getStyleClass().add("caption");
        aside.setMinWidth(USE_PREF_SIZE);
        star.getStyleClass().addAll("flat", "button-icon", "star");
        star.setFocusTraversable(false);
        star.setOnAction(event -> {
            if (getItem() instanceof AccountRow.Role role) {
                model.pin(role);
            }
        });
        title.getStyleClass().add("eyebrow");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(8, indent, arrow, name, number, gap, aside, star);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        // Not the list's own selection: that moves by itself when rows come and go, which is nobody's choice.
        setOnMousePressed(press -> {
            if (getItem() != null) {
                model.select(getItem());
            }
        });
        setOnMouseClicked(click -> {
            boolean onAccount = getItem() instanceof AccountRow.Account && click.getClickCount() == 1;
            if (onAccount || click.getClickCount() == 2 && getItem() instanceof AccountRow.Role) {
                model.enter(false);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable AccountRow item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("heading", "account", "role");
        setMouseTransparent(!(item != null && item.isChoice()));
        setTooltip(null);
        if (empty || item == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId(item.key());
        setGraphic(graphic(item));
    }

    private Node graphic(AccountRow item) {
        return switch (item) {
            case AccountRow.Section section -> {
                getStyleClass().add("heading");
                title.setText(section.title());
                setAccessibleText(section.title());
                yield title;
            }
            case AccountRow.Account account -> account(account);
            case AccountRow.Role role -> role(role);
        };
    }

    private Node account(AccountRow.Account item) {
        getStyleClass().add("account");
        SsoAccount account = item.account();
        arrow.setIconCode(item.expanded() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        visible(arrow, true);
        visible(star, false);
        indent.setMinWidth(0);
        name.setText(account.name().isEmpty() ? "Account" : account.name());
        number.setText(account.id());
        aside.setText(item.roles().map(AccountCell::roles).orElse(""));
        setTooltip(new Tooltip(account.name() + "\n" + account.id() + "\n" + account.email()));
        setAccessibleText("Account " + account.name() + " " + account.id() + ", " + aside.getText()
                + (item.expanded() ? ", open" : ", closed"));
        return row;
    }

    private Node role(AccountRow.Role item) {
        getStyleClass().add("role");
        visible(arrow, false);
        visible(star, true);
        indent.setMinWidth(item.onTop() ? 2 : INDENT);
        name.setText(item.choice().role().name());
        number.setText("");
        aside.setText(item.onTop() ? item.choice().accountTitle() : "");
        starIcon.getStyleClass().remove("pinned");
        if (item.pinned()) {
            starIcon.getStyleClass().add("pinned");
        }
        String pin = item.pinned() ? "Take from the favourites (Ctrl+D)" : "Make it a favourite (Ctrl+D)";
        star.setTooltip(new Tooltip(pin));
        star.setAccessibleText(pin);
        setAccessibleText("Role " + item.choice().title() + (item.pinned() ? ", favourite" : ""));
        return row;
    }

    private static String roles(int count) {
        return count == 1 ? "1 role" : count + " roles";
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
