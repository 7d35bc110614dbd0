package dev.countersign.app.pack;

import dev.countersign.app.sessions.SessionFacts;
import dev.countersign.app.sessions.Wanted;
import dev.countersign.app.sessions.WindowSession;
import dev.countersign.app.shell.Page;
import dev.countersign.app.shell.Place;
import dev.countersign.app.shell.Shell;
import dev.countersign.app.shell.TimeLeft;
import dev.countersign.app.shell.Workspace;
import dev.countersign.doctor.pack.Manifest;
import dev.countersign.doctor.pack.OpenedPack;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.ui.doctor.DoctorView;
import dev.countersign.ui.doctor.DoctorViewModel;
import dev.countersign.ui.doctor.ReportChoice;
import dev.countersign.ui.execution.ExecutionView;
import dev.countersign.ui.execution.ExecutionViewModel;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Identity;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.graph.GraphFont;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** An evidence pack that is looked at, beside the sessions: its execution and the doctor's answer. It calls nobody. */
public final class PackSession implements WindowSession {
    private static final String EXECUTION = "execution";
    private static final String DOCTOR = "doctor";

    private final OpenedPack pack;
    private final Path file;
    private final Around around;
    private final Workspace workspace;

    /**
     * What it needs of the console.
     *
     * @param zone in which times are shown
     * @param browse opens a web page
     */
    public record Around(Background background, Shell shell, ZoneId zone, Consumer<String> browse) {}

    /**
     * @param file where the pack is
     * @param close ends it
     */
    public PackSession(OpenedPack pack, Path file, Around around, Consumer<PackSession> close) {
        this.pack = pack;
        this.file = file;
        this.around = around;
        Manifest manifest = pack.manifest();
        this.workspace = new Workspace(
                places(),
                Identity.pack(pack.execution().name(), "as of " + asOf(), manifest.account(), manifest.region()));
        workspace.banner(Optional.of(banner(() -> close.accept(this))));
        workspace.tell(
                new Workspace.News(Optional.of(manifest.asOf()), false, "Offline: nothing here is read from AWS"));
        workspace.whenDoctorIsAsked(() -> workspace.go(DOCTOR));
        workspace.go(pack.page().isPresent() ? EXECUTION : DOCTOR);
    }

    private String asOf() {
        return Ages.dateTime(pack.manifest().asOf(), ZoneOffset.UTC) + " UTC";
    }

    private Notice banner(Runnable close) {
        Manifest manifest = pack.manifest();
        var text = new ArrayList<String>();
        text.add(file.getFileName() + ", saved with " + manifest.program() + " by " + manifest.savedBy()
                + ". Nothing is read from AWS and nothing can be changed; secrets were taken out.");
        text.addAll(pack.remarks());
        Button end = new Button("Close pack");
        end.setId("close-pack");
        end.setOnAction(event -> close.run());
        var notice = new Notice(
                pack.remarks().isEmpty() ? Tone.PACK : Tone.WAITING,
                Glyph.PACK,
                "Evidence pack  ·  offline  ·  as of " + asOf(),
                String.join("\n", text),
                end);
        notice.setId("pack-banner");
        return notice;
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        if (pack.page().isPresent()) {
            places.add(new Place(EXECUTION, "Execution", Feather.ACTIVITY, this::execution));
        }
        places.add(new Place(DOCTOR, "Doctor", Feather.LIFE_BUOY, this::doctor));
        return places;
    }

    private Page execution() {
        var model = new ExecutionViewModel(
                pack.execution(),
                new PackedExecution(pack),
                around.background(),
                pack.gateways().clock(),
                new GraphFont());
        var view = new ExecutionView(model, around.zone(), around.browse());
        view.showOnly();
        view.offerDoctor(() -> workspace.go(DOCTOR));
        return new Page("Execution", view.root(), view::shown, view::hidden, () -> {});
    }

    private Page doctor() {
        var model = new DoctorViewModel(
                new Subject.OfExecution(pack.execution()),
                new PackedDoctor(pack),
                around.background(),
                pack.gateways().clock(),
                arn -> {});
        var view = new DoctorView(model, around.zone(), ReportChoice.ofSystem());
        return new Page("Why does it hang?", view.root(), view::shown, view::hidden, () -> {});
    }

    /** Where the pack is. */
    public Path file() {
        return file;
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public TimeLeft timeLeft() {
        return TimeLeft.UNSAID;
    }

    @Override
    public Optional<SessionFacts> facts() {
        return Optional.empty();
    }

    @Override
    public List<Shell.Command> commands() {
        return List.of();
    }

    @Override
    public String ending() {
        return "Close evidence pack";
    }

    @Override
    public Optional<Wanted> again() {
        return Optional.empty();
    }

    @Override
    public Optional<String> whyNotChange() {
        return Optional.of(PackedExecution.ONLY_LOOKED_AT);
    }

    @Override
    public void seen(boolean windowSeen) {
        // Nothing is followed that could pause.
    }

    @Override
    public void tick() {
        // Time stands still in a pack.
    }

    @Override
    public void marksChanged() {
        // A pack has no account's marks.
    }

    @Override
    public void enter() {
        around.shell().show(workspace);
    }

    @Override
    public void leave() {
        // It stays as it is.
    }

    @Override
    public void close() {
        workspace.forget();
    }
}
