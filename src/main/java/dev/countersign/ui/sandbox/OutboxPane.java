package dev.countersign.ui.sandbox;

import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.WindowMarks;
import dev.countersign.ui.sandbox.SandboxDesk.OutboxMail;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The mails that would have been sent, and the text of the selected one. */
final class OutboxPane extends StackPane {
    private final ZoneId zone;
    private final ListView<OutboxMail> list;
    private final TextArea text = new TextArea();
    private final Button confirm = new Button("Confirm the subscription");

    OutboxPane(SandboxViewModel model, ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("outbox");
        list = new ListView<>(model.mails());
        list.setId("outbox");
        list.setAccessibleText("Mails that the sandbox would have sent");
        list.setCellFactory(view -> new MailCell());
        list.setPlaceholder(new EmptyState(
                Glyph.SANDBOX,
                "No mail yet",
                "When a topic has a mail subscriber, what would have been sent to it appears here."));
        text.setId("mail-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        text.setPromptText("Select a mail to read it");
        text.setAccessibleText("Text of the selected mail");
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        // After the selection model, which forgets its selection when the mails are replaced.
        list.getItems().addListener((ListChangeListener<OutboxMail>) change -> {
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
        });
        confirm.setId("confirm-subscription");
        confirm.getStyleClass().add("accent");
        WindowMarks.forChanging(confirm);
        confirm.setOnAction(event -> model.confirm(list.getSelectionModel().getSelectedItem()));
        Label notice = new Label();
        notice.getStyleClass().add("caption");
        notice.textProperty().bind(model.noticeProperty());
        HBox actions = new HBox(12, confirm, notice);
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.getStyleClass().add("mail-actions");
        actions.visibleProperty().bind(confirm.visibleProperty());
        actions.managedProperty().bind(confirm.visibleProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        SplitPane split = new SplitPane(list, new VBox(text, actions));
        split.setDividerPositions(0.5);
        getChildren().add(split);
    }

    private void show(@Nullable OutboxMail mail) {
        text.setText(mail == null ? "" : mail.body());
        text.setScrollTop(0);
        confirm.setVisible(mail != null && mail.asksToConfirm());
    }

    private final class MailCell extends ListCell<OutboxMail> {
        private final Label subject = new Label();
        private final Label facts = new Label();
        private final HBox row;

        MailCell() {
            subject.getStyleClass().add("event-type");
            facts.getStyleClass().add("caption");
            VBox words = new VBox(2, subject, facts);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(10, new FontIcon(Feather.MAIL), words);
            row.setAlignment(Pos.CENTER_LEFT);
            // As wide as the list, whatever the words: what does not fit ends in dots, and is told when pointed at.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable OutboxMail mail, boolean empty) {
            super.updateItem(mail, empty);
            if (mail == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            subject.setText(mail.subject());
            facts.setText("To " + mail.to() + "  ·  " + Ages.dateTime(mail.sent(), zone));
            setAccessibleText(mail.subject() + ", " + facts.getText());
            setTooltip(new Tooltip(mail.subject() + "\n" + facts.getText()));
            setGraphic(row);
        }
    }
}
