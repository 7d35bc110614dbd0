package dev.countersign.app;

import dev.countersign.app.pack.PackSaver;
import dev.countersign.app.sessions.Identities;
import dev.countersign.app.sessions.RenewalBanner;
import dev.countersign.app.sessions.RenewalViewModel;
import dev.countersign.app.sessions.SessionFacts;
import dev.countersign.app.sessions.SessionGuard;
import dev.countersign.app.sessions.Standing;
import dev.countersign.app.sessions.Wanted;
import dev.countersign.app.sessions.WindowSession;
import dev.countersign.app.shell.Page;
import dev.countersign.app.shell.Shell;
import dev.countersign.app.shell.TimeLeft;
import dev.countersign.app.shell.Workspace;
import dev.countersign.approval.ApprovalDesk;
import dev.countersign.approval.Inbox;
import dev.countersign.aws.GuardedGateways;
import dev.countersign.aws.SandboxControl;
import dev.countersign.doctor.known.KnownCases;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.session.Session;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.session.permission.Permissions;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.ui.execution.ExecutionView;
import dev.countersign.ui.execution.ExecutionViewModel;
import dev.countersign.ui.executions.ExecutionsView;
import dev.countersign.ui.executions.ExecutionsViewModel;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.inbox.InboxView;
import dev.countersign.ui.inbox.InboxViewModel;
import dev.countersign.ui.kit.graph.GraphFont;
import dev.countersign.ui.permission.PermissionsView;
import dev.countersign.ui.permission.PermissionsViewModel;
import dev.countersign.ui.permission.PolicyPane;
import dev.countersign.ui.sandbox.FaultsViewModel;
import dev.countersign.ui.sandbox.SandboxView;
import dev.countersign.ui.sandbox.SandboxViewModel;
import dev.countersign.ui.stack.StacksView;
import dev.countersign.ui.stack.StacksViewModel;
import dev.countersign.ui.stack.form.TemplateChooser;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Attention.Sight;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import dev.countersign.watch.WatchLoop;
import dev.countersign.watch.Watcher;
import dev.countersign.watch.budget.Budgets;
import dev.countersign.watch.budget.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One signed-in identity: what follows AWS in its name, its pages, and who one is there. Closing it ends all of that. */
final class ConsoleSession implements WindowSession {
    private final SignedIn signedIn;
    private final Wanted wanted;
    private final Surroundings around;
    private final SessionGuard guard;
    private final GuardedGateways gateways;
    private final Background background;
    private final ZoneId zone;
    private final Instant provedAt = InstantSource.system().instant();
    private final Workspace workspace;
    private final WatchLoop loop;
    private final Subscription news;
    private final ApprovalDesk approvals;
    private final Permissions permissions;
    private final StackFeature stacks;
    private final DoctorWay doctor;
    private final PackSaver packs;
    private final RenewalViewModel renewal;
    private final RenewalBanner banner;
    private final List<Runnable> whenClosed = new ArrayList<>();
    private int waiting;
    private boolean onScreen;
    private boolean closed;

    /** @param wanted how to sign in to it again in a later run */
    ConsoleSession(SignedIn signedIn, Wanted wanted, Surroundings around) {
        this.signedIn = signedIn;
        this.wanted = wanted;
        this.around = around;
        this.background = around.background();
        this.zone = around.zone();
        this.guard = new SessionGuard(around.readOnly(), () -> background.onFxThread(this::credentialsTurned));
        this.gateways = new GuardedGateways(signedIn.gateways(), guard);
        Session session = signedIn.session();
        this.workspace = new Workspace(Places.of(this), around.marks().on(Identities.of(session)));
        this.permissions = new Permissions(gateways.permissions(), session.identity(), session.region());
        workspace.foresee(new PermissionForesight(permissions, background));
        var sources = new Sources(gateways.executions(), gateways.pipelines(), gateways.objects(), gateways.rules());
        Budgets budgets = around.quotas().of(session);
        this.loop = new WatchLoop(
                workers -> new Watcher(sources, budgets, gateways.clock(), InstantSource.system(), workers));
        this.approvals = new ApprovalDesk(watcher(), permissions::whyNotAnswer);
        this.packs = new PackSaver(gateways, session, around.folders().journal(), background);
        var known = new KnownCases();
        this.doctor = new DoctorWay(
                Consultation.of(gateways, guard, around.folders().journal(), session, budgets, known),
                known,
                gateways,
                background,
                zone,
                workspace,
                () -> watcher().snapshot(),
                this::open);
        doctor.offerPacks(packs, around.frame().show());
        this.stacks = StackFeature.of(
                gateways,
                Thread::sleep,
                () -> "countersign-" + UUID.randomUUID(),
                new SavedInputs(around.folders().forms()),
                session.isSandbox());
        this.renewal = new RenewalViewModel(
                signedIn.credentials(), background, around.frame().prompt(), gateways.clock(), this::goOn);
        this.banner = new RenewalBanner(renewal, gateways.clock(), workspace::banner);
        this.news = watcher().subscribe(snapshot -> background.onFxThread(() -> tell(snapshot)));
        readAlias();
    }

    /** The account's name comes a moment later, where there is one. */
    private void readAlias() {
        if (!session().isSandbox()) {
            background.run(
                    signedIn::accountAlias,
                    alias -> alias.ifPresent(
                            name -> workspace.identify(workspace.identity().withAlias(name))),
                    problem -> {});
        }
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    Wanted wanted() {
        return wanted;
    }

    SignedIn signedIn() {
        return signedIn;
    }

    RenewalViewModel renewal() {
        return renewal;
    }

    /** How long one stays signed in. */
    @Override
    public TimeLeft timeLeft() {
        return Standing.timeLeft(renewal.state(), now().instant());
    }

    /** How many approvals wait. */
    @Override
    public int waiting() {
        return waiting;
    }

    /** The account's marks have changed. */
    @Override
    public void marksChanged() {
        workspace.identify(around.marks().on(workspace.identity()));
    }

    /** Who one is here, in full. */
    @Override
    public Optional<SessionFacts> facts() {
        return Optional.of(new SessionFacts(
                workspace.identity(),
                session().name(),
                session().identity().arn(),
                provedAt,
                Standing.sentence(renewal.state(), zone),
                !(renewal.state() instanceof CredentialState.Lasting)));
    }

    @Override
    public String ending() {
        return "Sign out";
    }

    @Override
    public Optional<Wanted> again() {
        return Optional.of(wanted);
    }

    @Override
    public Optional<String> whyNotChange() {
        return Optional.empty();
    }

    /** What Ctrl+K offers in this session. */
    @Override
    public List<Shell.Command> commands() {
        return doctor.commands();
    }

    /** Time has passed. */
    @Override
    public void tick() {
        renewal.tick();
        banner.tick();
        workspace.tell(timeLeft());
    }

    private void credentialsTurned() {
        renewal.refusedByAws(guard.isRefused());
    }

    /** One is signed in again: what could not be read meanwhile is read at once. */
    private void goOn() {
        if (!closed) {
            watcher().refresh();
            if (onScreen) {
                around.frame().shell().refresh();
            }
        }
    }

    Session session() {
        return signedIn.session();
    }

    private Watcher watcher() {
        return loop.watcher();
    }

    private InstantSource now() {
        return gateways.clock();
    }

    /** How current everything is, and how much waits: for the frame around the pages. */
    private void tell(Snapshot snapshot) {
        if (closed) {
            return;
        }
        workspace.tell(new Workspace.News(
                snapshot.loaded() ? Optional.of(snapshot.asOf()) : Optional.empty(),
                snapshot.isStale(),
                Remarks.of(snapshot)));
        waiting = Inbox.of(snapshot).approvals().size();
        workspace.count(Places.INBOX, waiting);
        around.owner().changed();
    }

    /** Comes on screen, as it was left. */
    @Override
    public void enter() {
        onScreen = true;
        around.frame().shell().show(workspace);
        seen(around.frame().seen().getAsBoolean());
    }

    @Override
    public void leave() {
        onScreen = false;
        seen(around.frame().seen().getAsBoolean());
    }

    /** Whether the window can be seen: for nobody, AWS is read only while something waits; beside another session, slowly. */
    @Override
    public void seen(boolean windowSeen) {
        Sight sight = !windowSeen ? Sight.HIDDEN : onScreen ? Sight.SHOWN : Sight.ASIDE;
        watcher().attend(attention().seen(sight));
    }

    /** What is looked at. */
    Attention attention() {
        return watcher().attention();
    }

    Page inbox() {
        var model = new InboxViewModel(approvals, background, now(), this::open);
        model.offerDoctor(doctor.known(), doctor::open, doctor::open);
        return new Page(
                "Inbox",
                new InboxView(model, zone, around.frame().browse()).root(),
                model::open,
                model::close,
                model::refresh);
    }

    Page executions() {
        var model =
                new ExecutionsViewModel(watcher(), background, now(), this::open, () -> workspace.go(Places.STACKS));
        model.offerDoctor(doctor.known(), doctor::open);
        return new Page(
                "Executions", new ExecutionsView(model, zone).root(), model::open, model::close, model::refresh);
    }

    Page doctor() {
        return doctor.everything(
                "account " + session().identity().account() + ", " + session().region());
    }

    Page stacks() {
        var model = new StacksViewModel(background, stacks, this::started);
        whenClosed.add(model::close);
        var view = new StacksView(model, TemplateChooser.ofSystem(), now(), zone);
        return new Page("Stacks", view.root(), model::shown, () -> {}, model::shown);
    }

    Page permissions() {
        var model = new PermissionsViewModel(
                permissions, known -> AtHand.of(watcher().snapshot(), known.nothing()), background);
        var view = new PermissionsView(model, PolicyPane.FileChoice.ofSystem());
        return new Page("Permissions", view.root(), model::refresh, () -> {}, model::refresh);
    }

    Page sandbox() {
        var model = new SandboxViewModel(
                new ControlledSandbox(
                        GuardedGateways.guarded(SandboxControl.class, SandboxWay.control(session()), guard)),
                background,
                now(),
                SandboxWay.place(session()),
                (persona, onProblem) -> around.owner().changePersona(this, persona, onProblem));
        var faults = new FaultsViewModel(
                new ScenarioBench(SandboxWay.administrator(session()), guard), background, this::open, doctor::open);
        faults.offerGuide(new GuidedDemo(workspace, this::open, doctor::open)::begin);
        var view = new SandboxView(model, Optional.of(faults), zone);
        return new Page("Sandbox", view.root(), view::shown, view::hidden, model::refresh);
    }

    private void started(ExecutionArn arn) {
        background.run(() -> watcher().started(arn), () -> {}, problem -> {});
        open(arn);
    }

    /** The page of one execution, over the present page. */
    void open(ExecutionArn arn) {
        var desk = new WatchedExecution(approvals);
        var model = new ExecutionViewModel(arn, desk, background, now(), new GraphFont());
        var view = new ExecutionView(model, zone, around.frame().browse());
        view.offerDoctor(() -> doctor.open(arn));
        view.offerVersion(doctor::open);
        view.offerPack(packs.of(arn), PackSaver.dialog(), around.frame().show());
        workspace.open(new Page(
                "Execution",
                view.root(),
                () -> {
                    model.open();
                    view.shown();
                    doctor.look(arn);
                },
                () -> {
                    doctor.lookAway();
                    view.hidden();
                    model.close();
                },
                model::refresh));
    }

    @Override
    public void close() {
        closed = true;
        workspace.forget();
        renewal.close();
        whenClosed.forEach(Runnable::run);
        news.close();
        loop.close();
        signedIn.close();
    }
}
