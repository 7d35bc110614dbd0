package dev.countersign.ui.stack;

import dev.countersign.domain.stack.ChangeSetRequest;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.stack.ChangeSetReview;
import dev.countersign.stack.ChangeSetReview.Section;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import dev.countersign.ui.stack.health.HealthSection;
import dev.countersign.ui.stack.part.PageHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The change set before it is executed: permissions first, then what is lost, then the rest. */
final class ReviewView {
    private final ReviewViewModel model;
    private final VBox root;

    ReviewView(ReviewViewModel model) {
        this.model = model;
        ChangeSetReview review = model.review();
        boolean create = review.type() == ChangeSetRequest.Type.CREATE;
        var header = new PageHeader(
                (create ? "Create " : "Update ") + review.stack().name() + "?",
                "Nothing has happened yet. This is what would: " + review.summary() + ".",
                "the form",
                model::discard);
        VBox sections = new VBox(14, new HealthSection(model.health()));
        add(
                sections,
                Section.PERMISSIONS,
                "Permissions",
                "Who may do what. Read these first.",
                Tone.WAITING,
                Glyph.PERSON);
        add(
                sections,
                Section.REPLACED_OR_REMOVED,
                "Replaced or removed",
                "What is there now goes; a replaced resource gets a new identity.",
                Tone.FAILED,
                Glyph.SUPERSEDED);
        add(sections, Section.OTHER, "Everything else", "", Tone.ACCENT, Glyph.TASK);
        ScrollPane scroll = new ScrollPane(sections);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox page = new VBox(header, new ProblemPane(model.problemProperty(), this::execute), scroll);
        page.getStyleClass().add("stack-page");
        VBox.setVgrow(page, Priority.ALWAYS);
        root = new VBox(page, footer(create));
        root.setId("stack-review");
        root.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.discard();
                key.consume();
            }
        });
    }

    Parent root() {
        return root;
    }

    private void add(VBox sections, Section section, String title, String sentence, Tone tone, Glyph glyph) {
        List<ResourceChange> changes = model.review().changes(section);
        if (changes.isEmpty()) {
            return;
        }
        Label name = new Label(title);
        name.getStyleClass().add("title-card");
        Label count = new Label(Integer.toString(changes.size()));
        count.getStyleClass().add("count-chip");
        tone.on(count);
        Label words = new Label(sentence);
        words.getStyleClass().add("caption");
        HBox heading = new HBox(new GlyphIcon(glyph, 17, tone), name, count, words);
        heading.getStyleClass().add("section-title");
        VBox panel = new VBox(heading);
        panel.getStyleClass().add("panel");
        panel.setId("changes-" + section.name().toLowerCase(Locale.ROOT));
        changes.forEach(change -> panel.getChildren().add(new ChangeRow(change)));
        sections.getChildren().add(panel);
    }

    private Node footer(boolean create) {
        var ring = new ProgressIndicator();
        ring.setPrefSize(16, 16);
        ring.setMaxSize(16, 16);
        ring.visibleProperty().bind(model.busyProperty());
        Label acknowledges = new Label(
                model.review().capabilities().isEmpty()
                        ? ""
                        : "Deploying acknowledges "
                                + String.join(", ", model.review().capabilities()) + ".");
        acknowledges.getStyleClass().add("caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button("Back to the form");
        back.setId("discard");
        back.setOnAction(event -> model.discard());
        back.disableProperty().bind(model.busyProperty());
        Button execute = PageHeader.button(
                "execute", create ? "Create the stack" : "Update the stack", Feather.CHECK, this::execute, "accent");
        execute.setDefaultButton(true);
        WindowMarks.forChanging(execute, model.busyProperty());
        HBox footer = new HBox(acknowledges, gap, ring, back, execute);
        footer.getStyleClass().add("footer-bar");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void execute() {
        if (!model.bringsForeignCode()) {
            model.execute();
            return;
        }
        new Confirmation(
                        "Run this template's code on this machine?",
                        "In the sandbox, the Lambda functions of this template run on your computer, with your rights. "
                                + "Go on only if you trust where it came from.",
                        List.of(new Confirmation.Fact(
                                "Stack", model.review().stack().name())),
                        "Deploy and run it",
                        Tone.FAILED,
                        Optional.empty())
                .ask(root.getScene().getWindow(), model::execute);
    }
}
