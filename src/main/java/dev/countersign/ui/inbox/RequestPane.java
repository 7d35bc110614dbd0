package dev.countersign.ui.inbox;

import dev.countersign.approval.InboxItem;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is to be approved: message, link, revision, the object's content, and which executions hang on it. */
final class RequestPane extends VBox {
    private static final int PREVIEW_ROWS = 9;

    private final InboxViewModel model;
    private final ZoneId zone;
    private final Consumer<String> browse;
    private final Label message = new Label();
    private final Hyperlink link = new Hyperlink();
    private final GridPane facts = new GridPane(16, 6);
    private final TextArea content = new TextArea();
    private final Label contentNote = new Label();
    private final VBox contentSection;

    RequestPane(InboxViewModel model, ZoneId zone, Consumer<String> browse) {
        super(14);
        this.model = model;
        this.zone = zone;
        this.browse = browse;
        message.setId("approval-message");
        message.setWrapText(true);
        message.getStyleClass().add("request-message");
        link.setId("approval-link");
        link.setGraphic(new GlyphIcon(Glyph.ELSEWHERE, 14));
        link.managedProperty().bind(link.visibleProperty());
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        facts.getStyleClass().add("request-facts");
        content.setId("approval-content");
        content.setEditable(false);
        content.setWrapText(true);
        content.getStyleClass().addAll("mono", "request-content");
        content.setAccessibleText("The content of the object that is to be approved");
        contentNote.getStyleClass().add("caption");
        Label heading = new Label("What is approved");
        heading.getStyleClass().add("eyebrow");
        contentSection = new VBox(6, heading, content, contentNote);
        getChildren().addAll(new VBox(4, message, link), contentSection, facts);
        model.answer().contentProperty().subscribe(this::showContent);
    }

    void show(InboxItem item) {
        message.setText(
                item.message().filter(text -> !text.isBlank()).orElse("No message was left with this approval."));
        Optional<String> address = item.link().filter(text -> !text.isBlank());
        link.setVisible(address.isPresent());
        address.ifPresent(url -> {
            link.setText(url);
            link.setOnAction(event -> browse.accept(url));
        });
        facts.getChildren().clear();
        item.run().ifPresent(run -> {
            Hyperlink execution = new Hyperlink(run.execution().name());
            execution.setId("open-execution");
            execution.setAccessibleText("Open execution " + run.execution().name());
            execution.setOnAction(event -> model.openExecution());
            fact("Waited for by", execution);
            fact("State machine", value(run.execution().stateMachine().name()));
        });
        fact("Pipeline execution", mono(item.approval().pipelineExecutionId()));
        item.pipelineExecution()
                .ifPresent(run -> fact(
                        "Started",
                        value(Ages.dateTime(run.startTime(), zone)
                                + run.trigger().map(cause -> ", by " + cause).orElse(""))));
        Optional<ObjectVersion> object = item.relay().flatMap(Relay::object);
        object.ifPresent(version -> {
            fact("Object", mono(version.location().uri()));
            fact("Version", mono(version.versionId()));
        });
        if (object.isEmpty()) {
            item.pipelineExecution()
                    .ifPresent(run -> run.sources()
                            .forEach(source -> fact("Revision of " + source.action(), mono(source.revisionId()))));
        }
        showContent(model.answer().contentProperty().get());
    }

    private void showContent(Optional<ObjectContent> read) {
        contentSection.setVisible(read.isPresent());
        contentSection.setManaged(read.isPresent());
        read.ifPresent(found -> {
            String text = found.isText() ? found.text() : "This object is not text.";
            if (!content.getText().equals(text)) {
                content.setText(text);
            }
            content.setPrefRowCount((int) Math.clamp(text.lines().count() + 1, 2, PREVIEW_ROWS));
            String type = found.contentType().isEmpty() ? "" : found.contentType() + ", ";
            contentNote.setText(type + found.size() + " bytes" + (found.truncated() ? ", the beginning is shown" : ""));
        });
    }

    private void fact(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("facts-label");
        HBox cell = new HBox(value);
        cell.setAlignment(Pos.CENTER_LEFT);
        facts.addRow(facts.getRowCount(), label, cell);
    }

    private static Label value(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static Label mono(String text) {
        Label label = value(text);
        label.getStyleClass().add("mono");
        return label;
    }
}
