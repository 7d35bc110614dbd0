package dev.countersign.ui.sandbox;

import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.Confirmation.Fact;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.RowTable;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import dev.countersign.ui.sandbox.FaultDesk.Fault;
import dev.countersign.ui.sandbox.FaultsViewModel.Standing;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The faults that can be brought about, a field to find one, and what the chosen one has led to. */
final class FaultsPane extends VBox {
    private final FaultsViewModel model;
    private final RowTable<Fault> table;
    private final Notice stands = new Notice(Tone.STALE, Glyph.BROKEN, "", "");
    private final VBox standing;
    private final Label progress = new Label();
    /** Held, because a binding that nobody holds is collected and falls silent. */
    private final BooleanBinding mustNot;

    FaultsPane(FaultsViewModel model) {
        super(10);
        this.model = model;
        getStyleClass().add("faults");
        setId("faults-pane");
        table = new RowTable<Fault>("faults", "Faults that can be brought about", model.faults())
                .text("Code", 62, Fault::code)
                .wrapped("What goes wrong", 330, Fault::line)
                .empty(new EmptyState(Glyph.BROKEN, "No fault", "Nothing fits what is searched for."))
                .onOpen(this::confirm);
        table.view().getColumns().getFirst().setMaxWidth(80);
        table.view().setMinHeight(120);
        TextField search = table.search("fault-search", "Find a fault   /", fault -> fault.code() + " " + fault.line());
        HBox.setHgrow(search, Priority.ALWAYS);
        VBox.setVgrow(table.view(), Priority.ALWAYS);
        mustNot = Bindings.createBooleanBinding(
                () -> model.underWayProperty().get().isPresent()
                        || table.view().getSelectionModel().getSelectedItem() == null,
                model.underWayProperty(),
                table.view().getSelectionModel().selectedItemProperty());
        Button bring = new Button("Break it…", new GlyphIcon(Glyph.BROKEN, 15));
        bring.setId("break-it");
        bring.setMinWidth(USE_PREF_SIZE);
        WindowMarks.forChanging(bring, mustNot);
        bring.setOnAction(event -> confirm(table.view().getSelectionModel().getSelectedItem()));
        HBox tools = new HBox(8, search, bring);
        tools.setAlignment(Pos.CENTER_LEFT);
        stands.setId("fault-stands");
        standing = new VBox(8, stands, new FlowPane(8, 8, open(), ask(), present()));
        getChildren().addAll(tools, progress(), new ProblemPane(model.problemProperty(), null), standing, table.view());
        model.standingProperty().subscribe(this::show);
    }

    private Button open() {
        Button open = new Button("Open the execution");
        open.setId("fault-open");
        open.setOnAction(event -> model.openExecution());
        return open;
    }

    private Button ask() {
        Button ask = new Button("Ask the doctor");
        ask.setId("fault-ask-doctor");
        ask.setOnAction(event -> model.askDoctor());
        return ask;
    }

    private Button present() {
        Button present = new Button("Present it step by step");
        present.setId("fault-present");
        present.setVisible(model.hasGuide());
        present.setManaged(model.hasGuide());
        present.setOnAction(event -> model.present());
        return present;
    }

    private Node progress() {
        ProgressIndicator ring = new ProgressIndicator();
        ring.setPrefSize(18, 18);
        ring.setMinSize(18, 18);
        progress.setWrapText(true);
        progress.setMinHeight(USE_PREF_SIZE);
        HBox row = new HBox(10, ring, progress);
        row.setId("fault-progress");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("notice", Tone.RUNNING.styleClass());
        model.underWayProperty().subscribe(fault -> {
            fault.ifPresent(one -> progress.setText(
                    one.code() + " is being brought about: a stack is deployed, an execution started, and broken."));
            set(row, fault.isPresent());
        });
        return row;
    }

    private void show(Optional<Standing> fault) {
        fault.ifPresent(one -> stands.show(
                Tone.FAILED,
                Glyph.BROKEN,
                one.fault().code() + " was brought about",
                "It struck execution " + one.execution().name() + ". Whether it hangs still, its page tells."));
        set(standing, fault.isPresent());
    }

    private void confirm(Fault fault) {
        if (model.underWayProperty().get().isPresent()
                || !WindowMarks.of(getScene()).whyNotChangeProperty().get().isEmpty()) {
            return;
        }
        new Confirmation(
                        "Break something?",
                        "A stack of its own is deployed under a name made up for it, an execution is started, and the fault is"
                                + " brought about by ordinary calls. Some faults take time: then the sandbox's clock moves forward.",
                        List.of(new Fact("Fault", fault.code() + "  " + fault.line())),
                        "Break it",
                        Tone.SANDBOX,
                        Optional.empty())
                .ask(getScene().getWindow(), () -> model.bring(fault));
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
