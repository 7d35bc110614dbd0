package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.stack.DeletionPlan;
import dev.countersign.stack.RetainedResource;
import dev.countersign.stack.StackOperation;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.Confirmation;
import dev.countersign.ui.kit.CopyDetails;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import dev.countersign.ui.stack.health.HealthPane;
import dev.countersign.ui.stack.part.PageHeader;
import dev.countersign.ui.stack.part.StackLook;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One stack: status and progress on top, events at the left, outputs at the right, and what is left after a deletion. */
final class StackDetailView {
    private final StackDetailViewModel model;
    private final StacksViewModel stacks;
    private final VBox root;

    StackDetailView(
            StackDetailViewModel model, StacksViewModel stacks, Consumer<StackDetail> startExecution, ZoneId zone) {
        this.model = model;
        this.stacks = stacks;
        StatusBadge badge = new StatusBadge(StackLook.of(model.statusProperty().get()));
        badge.setId("stack-status");
        model.statusProperty().subscribe(status -> {
            badge.show(StackLook.of(status));
            badge.setVisible(!status.text().isEmpty());
        });
        var header = new PageHeader(model.stack().name(), model.stack().arn(), "the stacks", stacks::showList)
                .with(badge, delete(), update(), start(startExecution));
        Panel events = new Panel("What happens", StackEventList.of(model, zone)).flush();
        HBox.setHgrow(events, Priority.ALWAYS);
        events.setMinWidth(360);
        var outputs = new OutputsPanel(model);
        VBox.setVgrow(outputs, Priority.ALWAYS);
        VBox right = new VBox(14, buckets(), outputs);
        right.setMinWidth(300);
        right.setPrefWidth(460);
        right.setMaxWidth(520);
        HBox columns = new HBox(14, events, right);
        TabPane tabs = tabs(columns);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        root = new VBox(header, progress(), new ProblemPane(model.problemProperty(), model::resume), outcome(), tabs);
        root.getStyleClass().add("stack-page");
        root.setId("stack-detail");
    }

    Parent root() {
        return root;
    }

    /** What happens, and how healthy the stack is; that is looked at when somebody wants to see it, and there is something to see. */
    private TabPane tabs(Node happening) {
        Tab first = new Tab("Overview", happening);
        first.setId("tab-happening");
        Tab health = new Tab("Health", new HealthPane(model.health()));
        health.setId("tab-health");
        health.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.runningProperty().get()
                                || model.statusProperty().get().isDeleted()
                                || model.detailProperty().get() == null,
                        model.runningProperty(),
                        model.statusProperty(),
                        model.detailProperty()));
        health.selectedProperty().subscribe(selected -> {
            if (selected) {
                model.health().lookOnce();
            }
        });
        TabPane tabs = new TabPane(first, health);
        tabs.setId("stack-tabs");
        tabs.getStyleClass().add("stack-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return tabs;
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.setId("stack-progress");
        bar.getStyleClass().add("stack-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progressProperty());
        bar.visibleProperty().bind(model.runningProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setAccessibleText("Progress of the stack");
        return bar;
    }

    /** What the end of an operation means, and the way on. */
    private Node outcome() {
        Notice notice = new Notice(Tone.FAILED, Glyph.FAILED, "", "");
        notice.setId("stack-outcome");
        CopyDetails copy = new CopyDetails(this::failure);
        Runnable show = () -> {
            StackStatus status = model.statusProperty().get();
            boolean failed = !model.failureProperty().get().isEmpty() || status.isFailure() && !status.isInProgress();
            boolean gone = status.isDeleted();
            notice.setVisible(failed || gone);
            notice.setManaged(notice.isVisible());
            copy.again();
            notice.setActions(gone ? new Node[0] : new Node[] {copy});
            if (gone) {
                notice.show(Tone.STALE, Glyph.STOPPED, "This stack is deleted", "Its events stay readable here.");
            } else if (failed) {
                String reason = model.failureProperty().get();
                notice.show(
                        Tone.FAILED,
                        Glyph.FAILED,
                        reason.isEmpty() ? status.words() : reason,
                        model.runningProperty().get() ? "CloudFormation is undoing what it did…" : wayOn(status));
            }
        };
        model.statusProperty().subscribe(show);
        model.failureProperty().subscribe(show);
        model.runningProperty().subscribe(show);
        show.run();
        return notice;
    }

    /** How the operation ended, for a report. */
    private Problem failure() {
        StackStatus status = model.statusProperty().get();
        String reason = model.failureProperty().get();
        return Problem.of(
                reason.isEmpty() ? status.words() : reason, "Status: " + status.text() + ". " + wayOn(status));
    }

    private static String wayOn(StackStatus status) {
        return switch (status.text()) {
            case "ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED" ->
                "Delete this stack, correct the input and deploy again; what you entered is remembered.";
            case "UPDATE_ROLLBACK_COMPLETE" -> "The stack is as it was before. Correct the input and update again.";
            case "DELETE_FAILED" -> "Remove what is in the way, then delete again.";
            default -> "Look at the events below for what happened.";
        };
    }

    private Node buckets() {
        VBox box = new VBox(14);
        box.setId("retained-buckets");
        Runnable fill = () -> box.getChildren()
                .setAll(model.buckets().stream().map(RetainedBucketCard::new).toList());
        model.buckets().addListener((ListChangeListener<RetainedBucketViewModel>) change -> fill.run());
        fill.run();
        box.managedProperty().bind(Bindings.isNotEmpty(model.buckets()));
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private Button start(Consumer<StackDetail> startExecution) {
        Button start = PageHeader.button(
                "start-execution",
                "Start execution",
                Feather.PLAY,
                () -> Optional.ofNullable(model.detailProperty().get()).ifPresent(startExecution),
                "accent");
        start.setDefaultButton(true);
        WindowMarks.forChanging(
                start,
                Bindings.createBooleanBinding(
                        () -> model.detailProperty().get() == null
                                || model.runningProperty().get()
                                || !isComplete(model.statusProperty().get()),
                        model.detailProperty(),
                        model.runningProperty(),
                        model.statusProperty()));
        return start;
    }

    private static boolean isComplete(StackStatus status) {
        return status.isSuccess() && !status.isDeleted() || status.text().equals("UPDATE_ROLLBACK_COMPLETE");
    }

    private MenuButton update() {
        MenuItem parameters = new MenuItem("Change parameters…");
        parameters.setId("update-parameters");
        parameters.setOnAction(
                event -> Optional.ofNullable(model.detailProperty().get()).ifPresent(stacks::update));
        MenuItem bundled = new MenuItem("Use Countersign's template…");
        bundled.setId("update-template");
        bundled.setOnAction(
                event -> Optional.ofNullable(model.detailProperty().get()).ifPresent(stacks::updateToBundled));
        MenuButton update = new MenuButton("Update", new FontIcon(Feather.EDIT_2), parameters, bundled);
        update.setId("update-stack");
        WindowMarks.forChanging(
                update,
                Bindings.createBooleanBinding(
                        () -> model.detailProperty().get() == null
                                || model.runningProperty().get()
                                || !model.statusProperty().get().isUpdatable(),
                        model.detailProperty(),
                        model.runningProperty(),
                        model.statusProperty()));
        return update;
    }

    private Button delete() {
        Button delete = PageHeader.button(
                "delete-stack", "Delete…", Feather.TRASH_2, () -> model.planDeletion(this::askDeletion));
        WindowMarks.forChanging(
                delete,
                Bindings.createBooleanBinding(
                        () -> model.runningProperty().get()
                                || model.statusProperty().get().text().isEmpty()
                                || !model.statusProperty().get().isDeletable(),
                        model.runningProperty(),
                        model.statusProperty()));
        return delete;
    }

    private void askDeletion(DeletionPlan plan) {
        List<Confirmation.Fact> facts = new ArrayList<>();
        facts.add(new Confirmation.Fact("Stack", plan.stack().name()));
        facts.add(new Confirmation.Fact("Deleted", plan.deleted().size() + " resources"));
        for (RetainedResource kept : plan.retained()) {
            facts.add(new Confirmation.Fact("Kept", kept.physicalId()));
        }
        new Confirmation(
                        "Delete this stack?",
                        plan.retained().isEmpty()
                                ? "Everything it created is deleted. This cannot be taken back."
                                : "Everything it created is deleted, except what the template keeps. This cannot be taken "
                                        + "back. Emptying a kept bucket is offered afterwards.",
                        facts,
                        "Delete the stack",
                        Tone.FAILED,
                        Optional.of(plan.stack().name()))
                .ask(root.getScene().getWindow(), () -> model.delete(plan));
    }

    /** What is going on, in words; for the list of events. */
    static Label doing(StackDetailViewModel model) {
        Label label = new Label();
        label.setId("stack-doing");
        label.getStyleClass().add("caption");
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.runningProperty().get()
                                ? model.doing().map(StackDetailView::words).orElse("Reading…")
                                : "",
                        model.runningProperty()));
        return label;
    }

    private static String words(StackOperation.Kind kind) {
        return switch (kind) {
            case CREATE -> "Creating…";
            case UPDATE -> "Updating…";
            case DELETE -> "Deleting…";
        };
    }
}
