package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.report.RoundReport;
import dev.countersign.doctor.round.RoundProgress;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.doctor.round.Zombie;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.ui.doctor.mend.RepairViewModel;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.fx.Rows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State and actions of {@link RoundView}. Knows no control; use it on the FX thread. */
public final class RoundViewModel {
    private final RoundDesk desk;
    private final Background background;
    private final InstantSource now;
    private final Consumer<ExecutionArn> open;
    private final RepairViewModel repairs;
    private final ObservableList<StuckRow> stuck = FXCollections.observableArrayList();
    private final ObservableList<Zombie> zombies = FXCollections.observableArrayList();
    private final ObservableList<RadarRow> radar = FXCollections.observableArrayList();
    private final ObservableList<Look> missed = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<RoundResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Running> running = Optional.empty();

    /**
     * How far an examination is.
     *
     * @param step what is being done
     * @param of how many there are; 0 when that is not known
     */
    record Progress(String step, int done, int of) {}

    /**
     * @param now AWS's clock
     * @param open goes to the doctor's page about an execution
     */
    public RoundViewModel(RoundDesk desk, Background background, InstantSource now, Consumer<ExecutionArn> open) {
        this.desk = desk;
        this.background = background;
        this.now = now;
        this.open = open;
        this.repairs = new RepairViewModel(desk, background, this::mended, problem::set, open);
    }

    /** Examines everything, or one pipeline; what was found before is forgotten. */
    void examine(Optional<String> pipeline) {
        if (busy.get()) {
            return;
        }
        problem.set(null);
        result.set(Optional.empty());
        List.of(stuck, zombies, radar, missed).forEach(List::clear);
        busy.set(true);
        var news = new Running();
        RoundDesk.Examination examination = desk.prepare(pipeline, news);
        news.examination = Optional.of(examination);
        running = Optional.of(news);
        background.run(examination::run, this::ended, failure -> {
            ended(examination.soFar());
            problem.set(failure);
        });
    }

    /** Ends the examination that is under way; what was found by now stays. */
    void cancel() {
        running.flatMap(one -> one.examination).ifPresent(RoundDesk.Examination::end);
    }

    private void ended(RoundResult found) {
        running = Optional.empty();
        busy.set(false);
        progress.set(Optional.empty());
        Rows.update(
                stuck,
                found.each().stream().flatMap(one -> StuckRow.of(one).stream()).toList(),
                StuckRow::id);
        zombies.setAll(found.zombies());
        radar.setAll(found.radar().stream()
                .flatMap(stage -> RadarRow.of(stage).stream())
                .toList());
        missed.setAll(found.whole().looks().stream()
                .filter(look -> look.result() == Look.Result.COULD_NOT_LOOK)
                .toList());
        result.set(Optional.of(found));
    }

    /** An execution was examined again: what is said of it here is brought up to date. */
    public void heard(Diagnosis newer) {
        boolean concerns = result.get().stream()
                .flatMap(found -> found.each().stream())
                .anyMatch(one ->
                        one.subject().equals(newer.subject()) && one.asOf().isBefore(newer.asOf()));
        if (!busy.get() && concerns) {
            List<StuckRow> rows = Stream.concat(
                            stuck.stream()
                                    .filter(row -> !row.execution().value().equals(newer.subject())),
                            StuckRow.of(newer).stream())
                    .toList();
            Rows.update(stuck, rows, StuckRow::id);
        }
    }

    void open(ExecutionArn execution) {
        open.accept(execution);
    }

    /** What clears an approval that nobody waits for: its finding and the way that abandons the pipeline execution. */
    static Optional<Clearing> clearing(Zombie zombie) {
        return zombie.findings().stream()
                .flatMap(finding -> finding.remedies().stream()
                        .filter(RoundViewModel::abandons)
                        .map(remedy -> new Clearing(finding, remedy)))
                .findFirst();
    }

    /** A finding, and what is done about it. */
    record Clearing(Finding finding, Remedy remedy) {}

    private static boolean abandons(Remedy remedy) {
        return remedy.steps().stream().anyMatch(step -> step.act() instanceof Act.Abandon);
    }

    /** An approval that was cleared is in the list no longer. */
    private void mended(Outcome outcome) {
        boolean done = switch (outcome.result()) {
            case HEALED, NOT_SEEN_HEALED -> true;
            case STEP_FAILED, LEFT_UNDONE, NOT_BEGUN -> false;
        };
        if (done) {
            repairs.shownProperty()
                    .get()
                    .ifPresent(shown -> zombies.removeIf(zombie ->
                            zombie.findings().contains(shown.rehearsal().finding())));
        }
    }

    RepairViewModel repairs() {
        return repairs;
    }

    List<String> pipelines() {
        return desk.pipelines();
    }

    /** What was found, as {@code countersign doctor --all} prints it; empty before there is anything. */
    String report() {
        return result.get().map(RoundViewModel::text).orElse("");
    }

    private static String text(RoundResult known) {
        var text = new StringWriter();
        try (var out = new PrintWriter(text)) {
            out.println(known.whole().subject());
            out.println("As of " + known.whole().asOf());
            out.println();
            known.each().forEach(one -> RoundReport.lines(one).forEach(out::println));
            RoundReport.summary(out, known);
        }
        return text.toString();
    }

    /** AWS's now. */
    Instant now() {
        return now.instant();
    }

    /** The tokens that do not come back, as they are found. */
    ObservableList<StuckRow> stuck() {
        return stuck;
    }

    /** The open approvals that nobody waits for. */
    ObservableList<Zombie> zombies() {
        return zombies;
    }

    /** Who stands where before the approval stages. */
    ObservableList<RadarRow> radar() {
        return radar;
    }

    /** What could not be looked at. */
    ObservableList<Look> missed() {
        return missed;
    }

    /** What the last examination came to; absent before and while there is one. */
    public ReadOnlyObjectProperty<Optional<RoundResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** How far the examination under way is. */
    ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Hears on many threads how an examination goes on; what has come together is shown at once, on the FX thread. */
    private final class Running implements RoundProgress {
        private final ConcurrentLinkedQueue<Diagnosis> found = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean coming = new AtomicBoolean();
        private volatile Optional<Progress> latest = Optional.empty();
        private Optional<RoundDesk.Examination> examination = Optional.empty();

        @Override
        public void reached(String step, int done, int of) {
            latest = Optional.of(new Progress(step, done, of));
            tell();
        }

        @Override
        public void examined(Diagnosis diagnosis) {
            found.add(diagnosis);
            tell();
        }

        private void tell() {
            if (coming.compareAndSet(false, true)) {
                background.onFxThread(this::show);
            }
        }

        private void show() {
            coming.set(false);
            if (running.filter(this::equals).isEmpty()) {
                return;
            }
            progress.set(latest);
            for (Diagnosis next = found.poll(); next != null; next = found.poll()) {
                stuck.addAll(StuckRow.of(next));
            }
        }
    }
}
