package dev.countersign.ui.executions;

import dev.countersign.doctor.known.KnownCases;
import dev.countersign.doctor.known.Mark;
import dev.countersign.doctor.known.Marks;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.fx.Rows;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import dev.countersign.watch.Watcher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The executions of all state machines that hand out task tokens. Knows no control; use it from the FX thread. */
public final class ExecutionsViewModel {
    /** Which executions are shown. */
    public enum Scope {
        ALL("All"),
        WAITING("Waiting"),
        RUNNING("Running"),
        ENDED("Ended");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        boolean holds(Run run) {
            return switch (this) {
                case ALL -> true;
                case WAITING -> run.isWaiting();
                case RUNNING -> run.execution().isRunning();
                case ENDED -> !run.execution().isRunning();
            };
        }
    }

    private final Watcher watcher;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<ExecutionArn> open;
    private final Runnable start;
    private final ObservableList<Run> rows = FXCollections.observableArrayList();
    private final ObservableSet<ExecutionArn> changed = FXCollections.observableSet();
    private final ObservableList<StateMachineArn> machines = FXCollections.observableArrayList();
    // Held, for a view of a list that nobody holds is collected together with its listeners.
    private final ObservableList<Run> rowsShown = FXCollections.unmodifiableObservableList(rows);
    private final ObservableSet<ExecutionArn> changedShown = FXCollections.unmodifiableObservableSet(changed);
    private final ObservableList<StateMachineArn> machinesShown = FXCollections.unmodifiableObservableList(machines);
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final ObjectProperty<Optional<StateMachineArn>> machine = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Map<ExecutionArn, Run> before = new HashMap<>();
    private Optional<Consumer<ExecutionArn>> doctor = Optional.empty();
    private Optional<KnownCases> known = Optional.empty();
    private final ReadOnlyIntegerWrapper examined = new ReadOnlyIntegerWrapper();
    private Optional<Subscription> subscription = Optional.empty();

    /**
     * @param clock AWS's clock
     * @param open goes to the page of an execution
     * @param start goes to where an execution is started
     */
    public ExecutionsViewModel(
            Watcher watcher, Background background, InstantSource clock, Consumer<ExecutionArn> open, Runnable start) {
        this.watcher = watcher;
        this.background = background;
        this.clock = clock;
        this.open = open;
        this.start = start;
        this.snapshot = new ReadOnlyObjectWrapper<>(Snapshot.nothing(clock.instant()));
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        scope.subscribe(this::fill);
        machine.subscribe(this::fill);
        filter.subscribe(this::fill);
    }

    /** The page is on screen: follows from now on. */
    public void open() {
        close();
        watcher.attend(Attention.LISTS);
        subscription = Optional.of(watcher.subscribe(next -> background.onFxThread(() -> take(next))));
    }

    /** The page is no longer on screen. */
    public void close() {
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
    }

    public void refresh() {
        problem.set(null);
        watcher.refresh();
    }

    /**
     * Has rows say what keeps their execution, and lets one ask. To be called before there is a view.
     *
     * @param lately what the doctor has found
     */
    public void offerDoctor(KnownCases lately, Consumer<ExecutionArn> ask) {
        doctor = Optional.of(ask);
        known = Optional.of(lately);
        lately.listen(news -> background.onFxThread(() -> examined.set(examined.get() + 1)));
    }

    /** What is wrong with an execution, as far as that is known without asking AWS. */
    Optional<Mark> mark(Run run) {
        return Marks.of(
                run.relay(),
                known.flatMap(lately -> lately.about(run.execution().arn())));
    }

    /** Changes whenever the doctor has found something. */
    ReadOnlyIntegerProperty examinedProperty() {
        return examined.getReadOnlyProperty();
    }

    void askDoctor(Run run) {
        doctor.ifPresent(ask -> ask.accept(run.execution().arn()));
    }

    boolean hasDoctor() {
        return doctor.isPresent();
    }

    public void open(Run run) {
        open.accept(run.execution().arn());
    }

    public void start() {
        start.run();
    }

    /** Stops an execution; its token is worth nothing from then on. */
    public void stop(Run run) {
        problem.set(null);
        background.run(
                () -> watcher.stop(run.execution().arn(), "Stopped by a person in Countersign"),
                stopped -> {},
                problem::set);
    }

    /** A second has passed. */
    public void tick() {
        now.set(clock.instant());
    }

    /** Changes have been on screen for long enough. */
    public void forgetChanges() {
        changed.clear();
    }

    private void take(Snapshot next) {
        boolean first = !snapshot.get().loaded();
        snapshot.set(next);
        Rows.update(machines, next.machines().stream().map(found -> found.arn()).toList(), arn -> arn);
        for (Run run : next.runs()) {
            Run known = before.put(run.execution().arn(), run);
            if (!first && (known == null || known.state() != run.state())) {
                changed.add(run.execution().arn());
            }
        }
        fill();
    }

    private void fill() {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        List<Run> shown = snapshot.get().runs().stream()
                .filter(run -> scope.get().holds(run))
                .filter(run -> machine.get()
                        .filter(only -> !only.equals(run.execution().stateMachine()))
                        .isEmpty())
                .filter(run -> words.isEmpty() || text(run).contains(words))
                .toList();
        Rows.update(rows, shown, run -> run.execution().arn());
    }

    private String text(Run run) {
        return String.join(
                        " ",
                        run.execution().name(),
                        run.execution().stateMachine().name(),
                        run.state().title(),
                        whereabouts(run),
                        mark(run).map(mark -> mark.word() + " " + mark.title()).orElse(""))
                .toLowerCase(Locale.ROOT);
    }

    /** Where an execution's request is, in a few words; empty when it makes none. */
    static String whereabouts(Run run) {
        Optional<Relay> relay = run.relay();
        if (relay.isEmpty()) {
            return "";
        }
        if (!relay.get().tokenOut()) {
            return relay.get()
                    .branch()
                    .map(branch -> branch.choice() + " → " + branch.target())
                    .orElseGet(() -> relay.get().hop(Hop.Kind.TOKEN).sentence());
        }
        Optional<ApprovalSight> open = relay.get().approval().filter(ApprovalSight::isOpen);
        return open.map(approval -> approval.address().pipeline() + " › "
                        + approval.address().action())
                .or(() -> relay.get().current().map(ExecutionsViewModel::words))
                .orElse(relay.get().task());
    }

    private static String words(Hop hop) {
        return hop.kind().title() + ": " + hop.sentence();
    }

    /** How many executions wait for their token. */
    public long waiting() {
        return snapshot.get().runs().stream().filter(Run::isWaiting).count();
    }

    /** What the filters let through, newest first. */
    public ObservableList<Run> rows() {
        return rowsShown;
    }

    /** The executions whose state has just changed. */
    public ObservableSet<ExecutionArn> changed() {
        return changedShown;
    }

    public ObservableList<StateMachineArn> machines() {
        return machinesShown;
    }

    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /** The only state machine to show; absent for all. */
    public ObjectProperty<Optional<StateMachineArn>> machineProperty() {
        return machine;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** All that is known: whether it is loaded, stale, and as of when. */
    public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** AWS's now, by the second. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
