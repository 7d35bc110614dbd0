package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.doctor.round.Zombie;
import dev.countersign.ui.doctor.mend.RehearsalQuestion;
import dev.countersign.ui.doctor.mend.RepairPane;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.RowTable;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.WindowMarks;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The doctor's page about everything in an account and Region. Layout and bindings only. */
public final class RoundView {
    private final RoundViewModel model;
    private final VBox root = new VBox(12);
    private final RoundHeader header;
    private final Notice answer = new Notice(Tone.STALE, Glyph.PENDING, "", "");
    private final RowTable<StuckRow> stuck;
    private final RowTable<Zombie> zombies;
    private final RowTable<RadarRow> radar;
    private final TextField search = new TextField();
    private final Sections sections;
    private final Button clear = new Button("Clear…", new GlyphIcon(Glyph.STOPPED, 15));
    /** Held like the next, because a binding that nobody holds is collected and falls silent. */
    private final BooleanBinding mustNotClear;

    private final BooleanBinding begun;

    /**
     * @param place the account and Region, in words
     * @param zone in which times are shown
     */
    public RoundView(RoundViewModel model, String place, ZoneId zone) {
        this.model = model;
        var tables = new RoundTables(model, zone);
        this.header = new RoundHeader(model, place, zone);
        this.stuck = tables.stuck().searchedBy(search.textProperty(), StuckRow::words);
        this.zombies = tables.zombies().searchedBy(search.textProperty(), RoundTables::words);
        this.radar = tables.radar().searchedBy(search.textProperty(), RadarRow::words);
        RowTable<?> missed = tables.missed()
                .searchedBy(search.textProperty(), look -> look.call() + " " + look.subject() + " " + look.note());
        this.sections = new Sections(List.of(
                new Sections.Section("stuck", "Stuck", model.stuck(), stuck.view()),
                new Sections.Section("zombies", "Nobody waits", model.zombies(), zombies.view()),
                new Sections.Section("radar", "Approval stages", model.radar(), radar.view()),
                new Sections.Section("missed", "Could not look", model.missed(), missed.view())));
        this.mustNotClear = Bindings.createBooleanBinding(
                () -> chosen().flatMap(RoundViewModel::clearing).isEmpty()
                        || model.repairs().busyProperty().get(),
                zombies.view().getSelectionModel().selectedItemProperty(),
                model.repairs().busyProperty());
        root.setId("round-page");
        root.getStyleClass().addAll("page", "round");
        answer.setId("round-answer");
        Node found = found();
        Node begin = begin();
        VBox.setVgrow(found, Priority.ALWAYS);
        VBox.setVgrow(begin, Priority.ALWAYS);
        root.getChildren()
                .addAll(
                        header,
                        new ProblemPane(model.problemProperty(), null),
                        new RepairPane(model.repairs()),
                        begin,
                        found);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::slash);
        begun = Bindings.createBooleanBinding(
                () -> model.busyProperty().get() || model.resultProperty().get().isPresent(),
                model.busyProperty(),
                model.resultProperty());
        begun.subscribe(any -> {
            set(begin, !any);
            set(found, any);
        });
        model.resultProperty().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    /** To be called when the page comes on screen. */
    public void shown() {
        header.start();
    }

    /** To be called when the page leaves the screen. */
    public void hidden() {
        header.stop();
    }

    /** Examines again what was examined last. */
    public void refresh() {
        header.examine();
    }

    private Node begin() {
        Button examine = new Button("Examine everything", new GlyphIcon(Glyph.PASS, 15));
        examine.setId("round-begin");
        examine.getStyleClass().add("solid");
        Tone.ACCENT.on(examine);
        examine.setOnAction(event -> header.examine());
        EmptyState state = new EmptyState(
                Glyph.BATON,
                "Nothing was examined yet",
                "The doctor looks at every running execution that waits for a task token, at every open approval and at every"
                        + " approval stage. It only reads, keeps to AWS's quotas and shows what it finds as it finds it.",
                examine);
        state.setId("round-not-begun");
        return state;
    }

    private Node found() {
        search.setId("round-search");
        search.setPromptText("Search by name, cause or stage   /");
        search.setAccessibleText("Search what was found");
        search.getStyleClass().add("search");
        search.setOnKeyPressed(this::searchKey);
        clear.setId("round-clear");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.setAccessibleText("Clear the selected approval by abandoning its pipeline execution");
        WindowMarks.forChanging(clear, mustNotClear);
        clear.setOnAction(event -> chosen().flatMap(RoundViewModel::clearing).ifPresent(this::ask));
        clear.visibleProperty().bind(zombies.view().visibleProperty());
        clear.managedProperty().bind(clear.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox tools = new HBox(8, search, sections.buttons(), gap, clear);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("executions-tools");
        StackPane tables = sections.tables();
        VBox.setVgrow(tables, Priority.ALWAYS);
        return new VBox(12, answer, tools, tables);
    }

    private Optional<Zombie> chosen() {
        return Optional.ofNullable(zombies.view().getSelectionModel().getSelectedItem());
    }

    private void ask(RoundViewModel.Clearing clearing) {
        Rehearsal rehearsal = model.repairs().rehearse(clearing.finding(), clearing.remedy());
        RehearsalQuestion.of(rehearsal)
                .ask(root.getScene().getWindow(), () -> model.repairs().carryOut(rehearsal, rehearsal.confirmation()));
    }

    private void show(Optional<RoundResult> known) {
        set(answer, known.isPresent());
        known.ifPresent(found -> {
            StatusLook look = RoundHeader.look(found);
            String partial = found.partial() ? " It was ended before everything was examined." : "";
            answer.show(look.tone(), look.glyph(), look.word(), found.whole().sentence() + partial);
        });
    }

    private void searchKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
            TableView<?> table = sections.shown();
            table.requestFocus();
            table.getSelectionModel().selectFirst();
            key.consume();
        }
    }

    private void slash(KeyEvent key) {
        if (key.getCharacter().equals("/") && !(key.getTarget() instanceof TextInputControl)) {
            search.requestFocus();
            key.consume();
        }
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
