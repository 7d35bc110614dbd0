package dev.countersign.ui.stack;

import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.stack.ExecutionStart;
import dev.countersign.stack.JsonText;
import dev.countersign.ui.kit.Field;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.json.JsonArea;
import dev.countersign.ui.kit.wish.WhyNotLabel;
import dev.countersign.ui.kit.wish.Wish;
import dev.countersign.ui.stack.part.PageHeader;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Starts an execution: state machine, input, name. */
final class StartExecutionSheet extends VBox {
    private static final KeyCombination START = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final StartExecutionViewModel model;

    StartExecutionSheet(StartExecutionViewModel model, Runnable close) {
        this.model = model;
        setId("start-sheet");
        setMaxHeight(USE_PREF_SIZE);
        Label title = new Label("Start an execution");
        title.getStyleClass().add("title-section");
        Label of = new Label("of " + model.stack().summary().name());
        of.getStyleClass().add("muted");
        HBox header = new HBox(title, of);
        header.getStyleClass().add("sheet-header");
        VBox body = new VBox(machine(), input(), name(), new ProblemPane(model.problemProperty(), model::tryAgain));
        body.getStyleClass().add("sheet-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, body, footer(close));
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (START.match(key)) {
                model.start();
                key.consume();
            }
        });
    }

    private Node machine() {
        ChoiceBox<StateMachineArn> box = new ChoiceBox<>(model.stateMachines());
        box.setId("state-machine");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText("State machine");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable StateMachineArn arn) {
                return arn == null ? "" : arn.name();
            }

            @Override
            public StateMachineArn fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        box.valueProperty().bindBidirectional(model.stateMachineProperty());
        Field field = new Field("State machine", box, "", new SimpleStringProperty(""));
        field.managedProperty().bind(Bindings.size(model.stateMachines()).isNotEqualTo(1));
        field.visibleProperty().bind(field.managedProperty());
        return field;
    }

    private Node input() {
        JsonArea area = JsonArea.editor(
                "Input of the execution, JSON",
                text -> ExecutionStart.inputProblem(text)
                        .map(JsonText.Problem::sentence)
                        .orElse(""));
        area.setId("execution-input");
        area.getStyleClass().add("json-frame");
        area.setMinHeight(140);
        area.setPrefHeight(240);
        area.setText(model.inputProperty().get());
        area.textProperty().subscribe(text -> {
            if (!text.equals(model.inputProperty().get())) {
                model.inputProperty().set(text);
            }
        });
        model.inputProperty().subscribe(text -> {
            if (!text.equals(area.textProperty().get())) {
                area.setText(text);
            }
        });
        model.inputProblemProperty().subscribe(problem -> {
            area.getStyleClass().remove("wrong");
            if (problem != null) {
                area.getStyleClass().add("wrong");
            }
        });
        Label label = new Label("Input");
        label.getStyleClass().add("field-label");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button example = PageHeader.button(
                "restore-example", "Example of the stack", Feather.ROTATE_CCW, model::restoreExample, "flat", "small");
        example.setTooltip(new Tooltip("Put the stack's example input back"));
        HBox head = new HBox(8, label, gap, example);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox field = new VBox(4, head, area);
        field.getStyleClass().add("field");
        VBox.setVgrow(field, Priority.ALWAYS);
        return field;
    }

    private Node name() {
        TextField field = new TextField();
        field.setId("execution-name");
        field.setPromptText("AWS chooses one");
        field.setAccessibleText("Name of the execution; empty to let AWS choose");
        field.textProperty().bindBidirectional(model.nameProperty());
        return new Field("Name (optional)", field, "A name can be used once in 90 days.", model.nameProblemProperty())
                .problemId("execution-name-problem");
    }

    private Node footer(Runnable close) {
        var ring = new ProgressIndicator();
        ring.setPrefSize(16, 16);
        ring.setMaxSize(16, 16);
        ring.visibleProperty().bind(model.busyProperty());
        Button cancel = new Button("Cancel");
        cancel.setId("cancel-start");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> close.run());
        Button start = PageHeader.button("start", "Start", Feather.PLAY, model::start, "accent");
        start.setDefaultButton(true);
        start.setTooltip(new Tooltip("Start the execution (Ctrl+Enter)"));
        WhyNotLabel whyNot = new WhyNotLabel(
                start,
                Bindings.createBooleanBinding(
                        () -> model.busyProperty().get()
                                || model.inputProblemProperty().get() != null
                                || !model.nameProblemProperty().get().isEmpty()
                                || model.stateMachineProperty().get() == null,
                        model.busyProperty(),
                        model.inputProblemProperty(),
                        model.nameProblemProperty(),
                        model.stateMachineProperty()),
                model.stateMachineProperty().map(arn -> new Wish(Wish.Deed.START_EXECUTION, arn.value())));
        HBox footer = new HBox(ring, whyNot, cancel, start);
        footer.getStyleClass().add("sheet-footer");
        return footer;
    }
}
