package dev.countersign.ui.execution;

import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.relay.Relay;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.json.JsonText;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What is to be approved: the message, the link, the revision, and the beginning of its content. */
final class RequestPane extends VBox {
    private static final int PREVIEW_LINES = 14;

    private final ZoneId zone;
    private final Consumer<String> browse;
    private final VBox preview = new VBox(4);
    private List<Object> drawn = List.of();

    RequestPane(ExecutionViewModel model, ZoneId zone, Consumer<String> browse) {
        super(12);
        this.zone = zone;
        this.browse = browse;
        setId("request");
        model.contentProperty().subscribe(this::showContent);
    }

    /** Shows what is asked; what is shown already is left alone, so that nothing jumps under the reader's eyes. */
    void show(Optional<ApprovalRequest> request, Optional<Relay> relay) {
        List<Object> asked = List.of(
                relay.isPresent(),
                request.flatMap(ApprovalRequest::message),
                request.flatMap(ApprovalRequest::link),
                request.flatMap(ApprovalRequest::revision),
                request.isPresent());
        if (asked.equals(drawn)) {
            return;
        }
        drawn = asked;
        getChildren().clear();
        if (request.isEmpty()) {
            Label nothing = new Label(
                    relay.isPresent()
                            ? "The request is on its way to the approver: no pipeline execution has taken it up yet."
                            : "No task of this execution has asked for a decision yet.");
            nothing.setWrapText(true);
            nothing.getStyleClass().add("muted");
            getChildren().add(nothing);
            return;
        }
        ApprovalRequest known = request.get();
        known.message().ifPresent(text -> getChildren().add(part("MESSAGE", wrapped(text, "request-message"))));
        known.link().ifPresent(link -> getChildren().add(part("LINK", link(link))));
        known.revision().ifPresent(version -> getChildren().add(part("REVISION", revision(version))));
        getChildren().add(preview);
    }

    private void showContent(Optional<ObjectContent> content) {
        preview.getChildren().clear();
        content.ifPresent(read -> {
            preview.getChildren().add(eyebrow("CONTENT"));
            if (!read.isText()) {
                preview.getChildren().add(wrapped("Not text, " + size(read.size()) + ".", "request-content"));
                return;
            }
            Label text = wrapped(firstLines(JsonText.indented(read.text())), "request-content");
            text.getStyleClass().addAll("mono", "content-preview");
            text.setMaxWidth(Double.MAX_VALUE);
            preview.getChildren().add(text);
        });
    }

    private Node revision(ObjectVersion version) {
        Label key = wrapped(version.location().uri(), "request-revision");
        Label id = new Label(version.versionId());
        id.getStyleClass().add("mono");
        id.setTooltip(new Tooltip("Version " + version.versionId()));
        Label facts = new Label(size(version.size()) + "  ·  " + Ages.dateTime(version.lastModified(), zone));
        facts.getStyleClass().add("caption");
        return new VBox(2, key, id, facts);
    }

    private Node link(String address) {
        Hyperlink link = new Hyperlink(address);
        link.setId("request-link");
        link.setWrapText(true);
        link.setOnAction(event -> browse.accept(address));
        return link;
    }

    private static Node part(String title, Node content) {
        return new VBox(3, eyebrow(title), content);
    }

    private static Label eyebrow(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("eyebrow");
        return label;
    }

    private static Label wrapped(String text, String id) {
        Label label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        return label;
    }

    private static String firstLines(String text) {
        long lines = text.lines().count();
        String first = String.join("\n", text.lines().limit(PREVIEW_LINES).toList());
        return lines > PREVIEW_LINES ? first + "\n…" : first;
    }

    private static String size(long bytes) {
        return bytes < 1024 ? bytes + " bytes" : String.format(Locale.ROOT, "%,d KB", (bytes + 1023) / 1024);
    }
}
