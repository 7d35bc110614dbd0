package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackStatus;
import dev.countersign.stack.StackCatalog;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Busy;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.RowTable;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.stack.part.PageHeader;
import dev.countersign.ui.stack.part.StackLook;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of stacks, or what to do while there is none. */
final class StackListView {
    private final StackListViewModel model;
    private final StacksViewModel stacks;
    private final Runnable openFile;
    private final InstantSource now;
    private final VBox root;

    StackListView(StackListViewModel model, StacksViewModel stacks, Runnable openFile, InstantSource now) {
        this.model = model;
        this.stacks = stacks;
        this.openFile = openFile;
        this.now = now;
        RowTable<StackCatalog.Entry> table = table();
        var empty = empty();
        var isEmpty = Bindings.isEmpty(model.entries()).and(model.loadedProperty());
        empty.visibleProperty().bind(isEmpty);
        table.view().visibleProperty().bind(Bindings.isNotEmpty(model.entries()));
        StackPane body = new StackPane(table.view(), empty);
        Busy busy = new Busy(
                body, model.loadingProperty().and(model.loadedProperty().not()), "Reading the stacks…");
        VBox.setVgrow(busy, Priority.ALWAYS);
        HBox tools = tools(table);
        tools.visibleProperty().bind(isEmpty.not());
        tools.managedProperty().bind(tools.visibleProperty());
        root = new VBox(tools, new ProblemPane(model.problemProperty(), model::refresh), busy);
        root.getStyleClass().add("stack-page");
        root.setId("stack-list");
        model.entries().subscribe(() -> {
            // The rows are what one wants to use here, not the filter above them.
            if (!model.entries().isEmpty() && table.view().getSelectionModel().isEmpty()) {
                table.view().getSelectionModel().selectFirst();
                table.view().requestFocus();
            }
        });
    }

    Parent root() {
        return root;
    }

    private HBox tools(RowTable<StackCatalog.Entry> table) {
        TextField search =
                table.search("stack-search", "Filter stacks", e -> e.stack().name());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button refresh = PageHeader.button("refresh-stacks", "", Feather.REFRESH_CW, model::refresh, "button-icon");
        refresh.setAccessibleText("Read the stacks again");
        refresh.setTooltip(new Tooltip("Read the stacks again (F5)"));
        HBox tools = new HBox(8, search, gap, refresh, file("open-template"), deploy("deploy"));
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private Node empty() {
        return new EmptyState(
                Glyph.BATON,
                "No approval flow here yet",
                "Deploy one: a workflow that waits, a pipeline that asks for approval, and what joins them. "
                        + "Before anything is created you see all of it.",
                deploy("deploy-first"),
                file("open-template-first"));
    }

    private Button deploy(String id) {
        Button deploy = PageHeader.button(id, "Deploy approval flow", Feather.PLUS, stacks::deployBundled, "accent");
        deploy.setDefaultButton(id.endsWith("first"));
        deploy.setTooltip(new Tooltip("Deploy the approval flow that comes with Countersign"));
        return deploy;
    }

    private Button file(String id) {
        Button file = PageHeader.button(id, "Open a template…", Feather.FILE_TEXT, openFile);
        file.setTooltip(new Tooltip("Deploy a CloudFormation template of your own"));
        return file;
    }

    private RowTable<StackCatalog.Entry> table() {
        return new RowTable<>("stack-table", "Stacks with an approval flow", model.entries())
                .text("Name", 280, e -> e.stack().name())
                .node(
                        "Status",
                        170,
                        e -> e.stack().status(),
                        Comparator.comparing(StackStatus::text),
                        status -> new StatusBadge(StackLook.of(status)).plain())
                .text(
                        "Changed",
                        130,
                        e -> Ages.ago(e.stack().updated().orElse(e.stack().created()), now.instant()))
                .text("Description", 480, e -> e.stack().description().orElse(""))
                .onOpen(this::open);
    }

    private void open(StackCatalog.Entry entry) {
        if (!entry.isUnfinished()) {
            stacks.open(entry.stack().id());
            return;
        }
        new Confirmation(
                        "Discard this unfinished deployment?",
                        "It was previewed but never executed: nothing exists but its change set.",
                        List.of(new Confirmation.Fact("Stack", entry.stack().name())),
                        "Discard",
                        Tone.ACCENT,
                        Optional.empty())
                .ask(root.getScene().getWindow(), () -> model.discard(entry));
    }
}
