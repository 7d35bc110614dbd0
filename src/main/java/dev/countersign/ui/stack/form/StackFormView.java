package dev.countersign.ui.stack.form;

import dev.countersign.stack.form.FormField;
import dev.countersign.stack.form.FormGroup;
import dev.countersign.stack.form.ParameterForm;
import dev.countersign.ui.kit.Busy;
import dev.countersign.ui.kit.Field;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.wish.WhyNotLabel;
import dev.countersign.ui.kit.wish.Wish;
import dev.countersign.ui.stack.part.PageHeader;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The form: name and parameters at the left, what the template holds at the right, the way on below. */
public final class StackFormView {
    private final StackFormViewModel model;
    private final VBox groups = new VBox();
    private final HBox columns = new HBox();
    private final VBox root;

    public StackFormView(StackFormViewModel model) {
        this.model = model;
        String title = model.isUpdate() ? "Update " + model.stackNameProperty().get() : "Deploy an approval flow";
        String origin = origin(model);
        var header = new PageHeader(title, origin, model.isUpdate() ? "the stack" : "the stacks", model::cancel);
        groups.getStyleClass().add("form-main");
        HBox.setHgrow(groups, Priority.ALWAYS);
        columns.getStyleClass().add("form-columns");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        Busy body = new Busy(scroll, model.loadingProperty(), "Reading the template…");
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox page = new VBox(header, new ProblemPane(model.problemProperty(), this::again), notice(), body);
        page.getStyleClass().add("stack-page");
        VBox.setVgrow(page, Priority.ALWAYS);
        root = new VBox(page, footer());
        root.setId("stack-form");
        root.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                key.consume();
            }
        });
        model.formProperty().subscribe(this::fill);
    }

    private static String origin(StackFormViewModel model) {
        if (model.template().isBundled()) {
            return "The template that comes with Countersign";
        }
        return model.template().file().isPresent()
                ? "Template " + model.template().name()
                : "The template it was deployed with";
    }

    public Parent root() {
        return root;
    }

    private void again() {
        if (model.formProperty().get() == null) {
            model.load();
        } else {
            preview();
        }
    }

    private Node notice() {
        Notice notice = new Notice(Tone.RUNNING, Glyph.APPROVED, "", "");
        notice.setId("form-notice");
        notice.visibleProperty().bind(model.noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        model.noticeProperty().subscribe(text -> notice.show(Tone.RUNNING, Glyph.APPROVED, "", text));
        return notice;
    }

    private void fill(@Nullable ParameterForm form) {
        groups.getChildren().clear();
        columns.getChildren().clear();
        if (form == null) {
            return;
        }
        groups.getChildren().add(namePanel());
        for (FormGroup group : form.groups()) {
            VBox fields = new VBox();
            fields.getStyleClass().add("form-fields");
            group.fields().forEach(field -> fields.getChildren().add(FieldControl.of(model, field)));
            groups.getChildren().add(new Panel(group.title().isEmpty() ? "Parameters" : group.title(), fields));
        }
        columns.getChildren().addAll(groups, TemplateContents.of(model.template(), form));
    }

    private Node namePanel() {
        TextField name = new TextField();
        name.setId("stack-name");
        name.setAccessibleText("Name of the stack");
        name.textProperty().bindBidirectional(model.stackNameProperty());
        name.setDisable(model.isUpdate());
        Button instead = PageHeader.button(
                "update-instead", "Go to that stack instead", Feather.CORNER_DOWN_RIGHT, model::updateInstead);
        instead.visibleProperty().bind(model.takenProperty().isNotNull());
        instead.managedProperty().bind(instead.visibleProperty());
        Field field = new Field(
                        "Name of the stack",
                        name,
                        model.isUpdate() ? "A stack keeps its name." : "Names most of what is created, too.",
                        model.nameProblemProperty())
                .problemId("stack-name-problem");
        return new Panel("Stack", new VBox(8, field, instead));
    }

    private Node footer() {
        var ring = new ProgressIndicator();
        ring.setPrefSize(16, 16);
        ring.setMaxSize(16, 16);
        Label waiting = new Label("CloudFormation works out what would change…");
        waiting.getStyleClass().add("muted");
        HBox progress = new HBox(8, ring, waiting);
        progress.setAlignment(Pos.CENTER_LEFT);
        progress.setId("preparing");
        progress.visibleProperty().bind(model.preparingProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setId("cancel-form");
        cancel.setOnAction(event -> model.cancel());
        Button preview = PageHeader.button("preview", "Preview changes", Feather.EYE, this::preview, "accent");
        preview.setDefaultButton(true);
        WhyNotLabel whyNot = new WhyNotLabel(
                preview,
                Bindings.createBooleanBinding(
                        () -> model.preparingProperty().get()
                                || model.formProperty().get() == null,
                        model.preparingProperty(),
                        model.formProperty()),
                model.stackNameProperty().map(StackFormView::deploying));
        HBox footer = new HBox(progress, gap, whyNot, cancel, preview);
        footer.getStyleClass().add("footer-bar");
        return footer;
    }

    private static @Nullable Wish deploying(String name) {
        return name.isBlank() ? null : new Wish(Wish.Deed.DEPLOY_STACK, name.strip());
    }

    /** What is wrong is brought into view and gets the focus. */
    private void preview() {
        model.preview();
        if (!model.nameProblemProperty().get().isEmpty()) {
            focus("#stack-name");
        } else {
            model.firstWrong().map(FormField::key).ifPresent(key -> focus("#parameter-" + key));
        }
    }

    private void focus(String selector) {
        Node node = root.lookup(selector);
        if (node != null) {
            node.requestFocus();
            ScrollIntoView.of(node);
        }
    }
}
