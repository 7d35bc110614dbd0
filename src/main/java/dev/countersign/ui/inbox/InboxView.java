package dev.countersign.ui.inbox;

import dev.countersign.approval.InboxItem;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Busy;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What waits for an answer on the left; on the right what is asked, and the answer. Layout and bindings only. */
public final class InboxView {
    private final InboxViewModel model;
    private final ListView<InboxItem> items;
    private final ListView<Run> apart;
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final ObjectProperty<@Nullable Problem> stale = new SimpleObjectProperty<>();
    private final AnswerPane answer;
    private final StackPane right = new StackPane();
    private final VBox root;
    private final Timeline clock;

    /**
     * @param zone in which times are shown
     * @param browse opens a link, after asking
     */
    public InboxView(InboxViewModel model, ZoneId zone, Consumer<String> browse) {
        this.model = model;
        this.items = new ListView<>(model.items());
        this.apart = new ListView<>(model.apart());
        this.answer = new AnswerPane(model, zone, browse);
        var known = new ReadOnlyObjectWrapper<Boolean>();
        known.bind(model.snapshotProperty().map(snapshot -> !snapshot.loaded()));
        HBox columns = new HBox(16, left(zone), right);
        HBox.setHgrow(right, Priority.ALWAYS);
        VBox.setVgrow(columns, Priority.ALWAYS);
        root = new VBox(
                12, ProblemPane.stale(stale, model::refresh), new Busy(columns, known, "Looking for approvals…"));
        VBox.setVgrow(root.getChildren().getLast(), Priority.ALWAYS);
        root.getStyleClass().add("inbox");
        root.setId("inbox");
        root.addEventHandler(KeyEvent.KEY_TYPED, this::slash);
        model.snapshotProperty().subscribe(this::showState);
        model.chosenProperty().subscribe(this::showChosen);
        model.examinedProperty().subscribe(count -> {
            items.refresh();
            apart.refresh();
        });
        model.items().addListener((ListChangeListener<InboxItem>)
                change -> select(model.chosenProperty().get()));
        clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> tickCells()));
        clock.setCycleCount(Timeline.INDEFINITE);
        root.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
                items.requestFocus();
            }
        });
    }

    public Parent root() {
        return root;
    }

    private Node left(ZoneId zone) {
        Label title = new Label("Waiting for an answer");
        title.getStyleClass().add("title-section");
        count.setId("inbox-count");
        count.getStyleClass().add("nav-count");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, title, count, gap);
        head.setAlignment(Pos.CENTER_LEFT);
        filter.setId("inbox-filter");
        filter.setPromptText("Filter by pipeline, message or execution   /");
        filter.setAccessibleText("Filter the approvals");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnKeyPressed(this::filterKey);
        items.setId("approvals");
        items.setAccessibleText("Approvals that wait for an answer, the oldest first");
        items.setCellFactory(list -> new ApprovalCell(model, zone));
        items.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.choose(item);
            }
        });
        items.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                model.openExecution();
            }
        });
        items.setPlaceholder(
                new EmptyState(
                        Glyph.APPROVED,
                        "Nothing waits for you",
                        "No pipeline of this account and Region asks for an answer now. A new request appears here within seconds."));
        VBox.setVgrow(items, Priority.ALWAYS);
        VBox left = new VBox(10, head, filter, items, apartSection(zone));
        left.getStyleClass().add("inbox-list");
        return left;
    }

    private Node apartSection(ZoneId zone) {
        Label title = new Label("Waiting without an approval");
        title.getStyleClass().add("eyebrow");
        apart.setId("apart");
        apart.setAccessibleText("Executions that wait while no open approval leads to them");
        apart.setCellFactory(list -> new WaitingCell(model, zone));
        apart.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                openApart();
            }
        });
        apart.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openApart();
            }
        });
        apart.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(3, model.apart().size()) * WaitingCell.HEIGHT + 12, model.apart()));
        apart.minHeightProperty().bind(apart.prefHeightProperty());
        VBox section = new VBox(6, title, apart);
        section.setId("apart-section");
        section.visibleProperty().bind(Bindings.isNotEmpty(model.apart()));
        section.managedProperty().bind(section.visibleProperty());
        return section;
    }

    private void openApart() {
        Run run = apart.getSelectionModel().getSelectedItem();
        if (run != null) {
            model.openExecution(run);
        }
    }

    private void filterKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
            items.requestFocus();
            items.getSelectionModel().selectFirst();
            key.consume();
        }
    }

    private void slash(KeyEvent key) {
        if (key.getCharacter().equals("/") && !(key.getTarget() instanceof TextInputControl)) {
            filter.requestFocus();
            key.consume();
        }
    }

    private void showState(Snapshot snapshot) {
        count.setText(Integer.toString(model.items().size()));
        count.setVisible(!model.items().isEmpty());
        stale.set(trouble(snapshot, model.now()));
    }

    private static @Nullable Problem trouble(Snapshot snapshot, Instant now) {
        return snapshot.troubles().stream()
                .findFirst()
                .map(trouble -> Problem.unread(
                        trouble.subject(),
                        trouble.failure(),
                        trouble.lastGood()
                                .map(good -> "What you see of it is from " + Ages.ago(good, now) + ".")
                                .orElse("")))
                .orElse(null);
    }

    private void showChosen(Optional<InboxItem> chosen) {
        if (chosen.isPresent()) {
            answer.show(chosen.get());
            right.getChildren().setAll(answer);
            select(chosen);
        } else {
            right.getChildren()
                    .setAll(
                            new EmptyState(
                                    Glyph.PERSON,
                                    "No approval chosen",
                                    "When a pipeline asks for an answer, what it asks about and your answer have their place here."));
        }
    }

    /** Marks the chosen row, if it is in the list; an answered one may be gone from it. */
    private void select(Optional<InboxItem> chosen) {
        int row = chosen.map(item -> model.items().indexOf(item)).orElse(-1);
        if (row >= 0) {
            items.getSelectionModel().select(row);
        } else {
            items.getSelectionModel().clearSelection();
        }
    }

    private void tickCells() {
        items.lookupAll(".approval-cell").forEach(node -> ((ApprovalCell) node).tick());
        apart.lookupAll(".waiting-cell").forEach(node -> ((WaitingCell) node).tick());
        answer.tick();
    }
}
