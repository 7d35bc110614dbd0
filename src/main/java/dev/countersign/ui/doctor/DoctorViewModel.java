package dev.countersign.ui.doctor;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.report.JsonReport;
import dev.countersign.doctor.report.TextReport;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Relay;
import dev.countersign.ui.doctor.mend.RepairViewModel;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** State and actions of {@link DoctorView}. Knows no control; use it on the FX thread. */
public final class DoctorViewModel {
    private static final DoctorDesk.Examination NOTHING = DoctorDesk.Examination.of(() -> {
        throw new IllegalStateException("there is nothing to examine");
    });

    private final Subject subject;
    private final DoctorDesk desk;
    private final Background background;
    private final InstantSource now;
    private final Consumer<ExecutionArn> open;
    private final Latest examinations;
    private final RepairViewModel repairs;
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> diagnosis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper look = new ReadOnlyStringWrapper("");
    private DoctorDesk.Examination under = NOTHING;
    private boolean asked;

    /**
     * @param now AWS's clock
     * @param open goes to the page of an execution
     */
    public DoctorViewModel(
            Subject subject, DoctorDesk desk, Background background, InstantSource now, Consumer<ExecutionArn> open) {
        this.subject = subject;
        this.open = open;
        this.desk = desk;
        this.background = background;
        this.now = now;
        this.examinations = background.latest();
        this.repairs = new RepairViewModel(desk, background, this::mended, problem::set, open);
    }

    /** Shows what an earlier examination came to, until there is a new answer. */
    public void begin(Diagnosis earlier) {
        diagnosis.set(Optional.of(earlier));
    }

    /** The page is on screen: examines, the first time. */
    public void open() {
        if (!asked) {
            examine();
        }
    }

    /** Looks at everything again. What is shown stays until the answer is there. */
    public void examine() {
        asked = true;
        busy.set(true);
        problem.set(null);
        saved.set("");
        under.end();
        DoctorDesk.Examination examination = desk.prepare(
                subject,
                (call, done, known) -> background.onFxThread(() -> {
                    if (busy.get()) {
                        look.set(done + " of " + known + " looks taken; " + call);
                    }
                }));
        under = examination;
        examinations.run(
                examination::run,
                answer -> {
                    ended();
                    diagnosis.set(Optional.of(answer));
                },
                failure -> {
                    ended();
                    problem.set(failure);
                });
    }

    private void ended() {
        busy.set(false);
        look.set("");
    }

    /** What a remedy has led to is what is shown from now on. */
    private void mended(Outcome outcome) {
        Optional<Diagnosis> after =
                outcome.after().filter(read -> read.subject().equals(subject.words()));
        after.ifPresentOrElse(
                read -> {
                    cancel();
                    diagnosis.set(Optional.of(read));
                },
                this::examine);
    }

    /** Whether what is shown was recorded, and nothing can be done about it here. */
    boolean isRecorded() {
        return desk.isRecorded();
    }

    /** Whether a remedy is being carried out. */
    public boolean isMending() {
        return repairs.busyProperty().get();
    }

    RepairViewModel repairs() {
        return repairs;
    }

    /** Waits no longer for the examination that is under way; what was shown before stays. */
    public void cancel() {
        examinations.forget();
        under.end();
        ended();
    }

    /** The diagnosis as text, with its remedies' command lines; empty while there is none. */
    String report() {
        return diagnosis.get().map(DoctorViewModel::text).orElse("");
    }

    private static String text(Diagnosis known) {
        var text = new StringWriter();
        try (var out = new PrintWriter(text)) {
            out.println(known.subject());
            out.println("As of " + known.asOf());
            out.println();
            new TextReport(out, true).print(known);
        }
        return text.toString();
    }

    /** Writes the diagnosis into a file, in the form of {@code countersign doctor --json}. */
    void save(Path file) {
        diagnosis.get().ifPresent(known -> {
            String json = JsonReport.indented(known);
            background.run(
                    () -> Files.writeString(file, json),
                    written -> saved.set("Saved as " + written.getFileName()),
                    problem::set);
        });
    }

    /** What could not be looked at in the last examination. */
    static List<Look> missed(Diagnosis known) {
        return known.looks().stream()
                .filter(look -> look.result() == Look.Result.COULD_NOT_LOOK)
                .toList();
    }

    Subject subject() {
        return subject;
    }

    /** The execution that something else was found to belong to; absent where an execution itself was examined. */
    Optional<ExecutionArn> found() {
        return subject instanceof Subject.OfExecution
                ? Optional.empty()
                : diagnosis.get().stream()
                        .flatMap(known -> known.relays().stream())
                        .map(Relay::execution)
                        .findFirst();
    }

    void openExecution() {
        found().ifPresent(open);
    }

    /** AWS's now. */
    Instant now() {
        return now.instant();
    }

    /** The last answer; absent until there is one. */
    public ReadOnlyObjectProperty<Optional<Diagnosis>> diagnosisProperty() {
        return diagnosis.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How far the examination is, for example {@code 7 of 15 looks taken; lambda:GetPolicy}; empty when there is none. */
    public ReadOnlyStringProperty lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** Where the report was saved last, as a sentence; empty when it was not. */
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
