package dev.countersign.app;

import dev.countersign.app.pack.PackSaver;
import dev.countersign.app.shell.Page;
import dev.countersign.app.shell.Shell;
import dev.countersign.app.shell.Workspace;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.known.KnownCases;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.ui.doctor.DoctorDesk;
import dev.countersign.ui.doctor.DoctorView;
import dev.countersign.ui.doctor.DoctorViewModel;
import dev.countersign.ui.doctor.ReportChoice;
import dev.countersign.ui.doctor.round.RoundView;
import dev.countersign.ui.doctor.round.RoundViewModel;
import dev.countersign.ui.fx.Background;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How one gets to the doctor of a session: from an execution's page, by name, and by key. Use it on the FX thread. */
final class DoctorWay {
    private static final int OFFERED = 12;

    private final DoctorDesk desk;
    private final KnownCases known;
    private final Gateways aws;
    private final Background background;
    private final ZoneId zone;
    private final Workspace workspace;
    private final Supplier<Snapshot> snapshot;
    private final Consumer<ExecutionArn> openExecution;
    private final Map<Subject, Open> open = new HashMap<>();
    private Optional<ExecutionArn> onScreen = Optional.empty();
    private Optional<Offer> packs = Optional.empty();

    /** Saving packs, and showing the folder where one lies. */
    private record Offer(PackSaver saver, Consumer<Path> show) {}

    /** A page about one execution. */
    private record Open(DoctorViewModel model, Page page) {}

    /**
     * @param desk the doctor and the remedies of this session
     * @param known what was found lately
     * @param snapshot what is followed at present
     * @param openExecution goes to the page of an execution
     */
    DoctorWay(
            DoctorDesk desk,
            KnownCases known,
            Gateways aws,
            Background background,
            ZoneId zone,
            Workspace workspace,
            Supplier<Snapshot> snapshot,
            Consumer<ExecutionArn> openExecution) {
        this.desk = desk;
        this.known = known;
        this.aws = aws;
        this.openExecution = openExecution;
        this.background = background;
        this.zone = zone;
        this.workspace = workspace;
        this.snapshot = snapshot;
        workspace.whenDoctorIsAsked(this::ask);
    }

    /** What was found lately. */
    KnownCases known() {
        return known;
    }

    /**
     * Lets pages save evidence packs.
     *
     * @param show shows a folder in the system's program for it
     */
    void offerPacks(PackSaver saver, Consumer<Path> show) {
        packs = Optional.of(new Offer(saver, show));
    }

    /** The page of this execution is on screen: it is the one that is meant. */
    void look(ExecutionArn at) {
        onScreen = Optional.of(at);
    }

    /** The page of that execution is no longer on screen. */
    void lookAway() {
        onScreen = Optional.empty();
    }

    /** The doctor's page about an execution, over the present page. Where a remedy is under way, the page that it is on. */
    void open(ExecutionArn arn) {
        open(new Subject.OfExecution(arn));
    }

    /** The doctor's page about an execution, an approval or an object version. */
    void open(Subject subject) {
        open.values().removeIf(one -> !one.model().isMending());
        workspace.open(open.computeIfAbsent(subject, this::made).page());
    }

    /** The doctor's page about the execution whose token an object version carries. */
    void open(ObjectVersion version) {
        open(new Subject.OfVersion(version.location(), Optional.of(version.versionId())));
    }

    /**
     * The page about everything; made once for a session.
     *
     * @param place the account and Region, in words
     */
    Page everything(String place) {
        var model = new RoundViewModel(
                new RoundConsultation(aws, desk, known, place, snapshot), background, aws.clock(), this::open);
        known.listen(news -> background.onFxThread(() -> news.forEach(model::heard)));
        var view = new RoundView(model, place, zone);
        return new Page("Doctor", view.root(), view::shown, view::hidden, view::refresh);
    }

    private Open made(Subject subject) {
        var model = new DoctorViewModel(subject, desk, background, aws.clock(), openExecution);
        var view = new DoctorView(model, zone, ReportChoice.ofSystem());
        if (subject instanceof Subject.OfExecution(ExecutionArn arn)) {
            known.about(arn).ifPresent(model::begin);
            packs.ifPresent(offer -> view.offerPack(offer.saver().of(arn), PackSaver.dialog(), offer.show()));
        }
        return new Open(model, new Page("Why does it hang?", view.root(), view::shown, view::hidden, model::examine));
    }

    /** For the execution on screen, else for the one that waits and is worst off; nothing when none waits. */
    private void ask() {
        onScreen.or(() -> waiting().stream()
                        .findFirst()
                        .map(run -> run.execution().arn()))
                .ifPresent(this::open);
    }

    /** What Ctrl+K offers. */
    List<Shell.Command> commands() {
        return waiting().stream()
                .limit(OFFERED)
                .map(run -> new Shell.Command(
                        "Why does " + run.execution().name() + " hang?",
                        "Doctor",
                        () -> open(run.execution().arn())))
                .toList();
    }

    /** What waits, the worst first: broken, late, then the others as they come. */
    private List<Run> waiting() {
        return snapshot.get().runs().stream()
                .filter(Run::isWaiting)
                .sorted(Comparator.comparingInt(DoctorWay::rank))
                .toList();
    }

    private static int rank(Run run) {
        return run.relay()
                .flatMap(Relay::current)
                .map(Hop::state)
                .map(state -> switch (state) {
                    case BROKEN -> 0;
                    case LATE -> 1;
                    case NOT_VISIBLE -> 2;
                    case WAITING, DONE, AHEAD -> 3;
                })
                .orElse(3);
    }
}
