package dev.countersign.app;

import dev.countersign.app.shell.Page;
import dev.countersign.app.shell.Shell;
import dev.countersign.approval.ApprovalDesk;
import dev.countersign.approval.Inbox;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.session.Permissions;
import dev.countersign.session.Session;
import dev.countersign.session.SignedIn;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.ui.execution.ExecutionView;
import dev.countersign.ui.execution.ExecutionViewModel;
import dev.countersign.ui.executions.ExecutionsView;
import dev.countersign.ui.executions.ExecutionsViewModel;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.inbox.InboxView;
import dev.countersign.ui.inbox.InboxViewModel;
import dev.countersign.ui.kit.graph.GraphFont;
import dev.countersign.ui.sandbox.SandboxView;
import dev.countersign.ui.sandbox.SandboxViewModel;
import dev.countersign.ui.stack.StacksView;
import dev.countersign.ui.stack.StacksViewModel;
import dev.countersign.ui.stack.TemplateChooser;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import dev.countersign.watch.WatchLoop;
import dev.countersign.watch.Watcher;
import dev.countersign.watch.budget.Budgets;
import dev.countersign.watch.budget.Sources;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One signed-in identity: what follows AWS in its name, and its pages. Closing it ends both. */
final class ConsoleSession implements AutoCloseable {
    private final SignedIn signedIn;
    private final Background background;
    private final Shell shell;
    private final ZoneId zone;
    private final WatchLoop loop;
    private final Subscription news;
    private final ApprovalDesk approvals;
    private final StackFeature stacks;
    private final BiConsumer<String, Consumer<Problem>> changePersona;
    private final Consumer<String> browse;
    private final List<Runnable> whenClosed = new ArrayList<>();
    private boolean closed;

    /** What a session needs of the console around it. */
    record Surroundings(
            Background background,
            Shell shell,
            Path memory,
            ZoneId zone,
            BiConsumer<String, Consumer<Problem>> changePersona,
            Consumer<String> browse) {}

    ConsoleSession(SignedIn signedIn, Surroundings around) {
        this.signedIn = signedIn;
        this.background = around.background();
        this.shell = around.shell();
        this.zone = around.zone();
        this.changePersona = around.changePersona();
        this.browse = around.browse();
        var gateways = signedIn.gateways();
        Session session = signedIn.session();
        var permissions = new Permissions(gateways.identity(), session.identity(), session.region());
        var sources = new Sources(gateways.executions(), gateways.pipelines(), gateways.objects(), gateways.rules());
        this.loop = new WatchLoop(workers ->
                new Watcher(sources, Budgets.ofThisMachine(), gateways.clock(), InstantSource.system(), workers));
        this.approvals = new ApprovalDesk(watcher(), permissions::whyNotAnswer);
        this.stacks = StackFeature.of(
                gateways,
                Thread::sleep,
                () -> "countersign-" + UUID.randomUUID(),
                new SavedInputs(around.memory()),
                session.isSandbox());
        this.news = watcher().subscribe(snapshot -> background.onFxThread(() -> tell(snapshot)));
    }

    Session session() {
        return signedIn.session();
    }

    private Watcher watcher() {
        return loop.watcher();
    }

    private InstantSource now() {
        return signedIn.gateways().clock();
    }

    /** How current everything is, and how much waits: for the frame around the pages. */
    private void tell(Snapshot snapshot) {
        if (closed) {
            return;
        }
        shell.status().asOf(snapshot.loaded() ? Optional.of(snapshot.asOf()) : Optional.empty(), snapshot.isStale());
        shell.status().remark(Remarks.of(snapshot));
        shell.count(Places.INBOX, Inbox.of(snapshot).approvals().size());
    }

    /** Whether the window can be seen: for nobody, AWS is read only while something waits. */
    void seen(boolean visible) {
        Attention now = attention();
        watcher().attend(visible ? now.shown() : now.hidden());
    }

    /** What is looked at. */
    Attention attention() {
        return watcher().attention();
    }

    Page inbox() {
        var model = new InboxViewModel(approvals, background, now(), this::open);
        return new Page("Inbox", new InboxView(model, zone, browse).root(), model::open, model::close, model::refresh);
    }

    Page executions() {
        var model = new ExecutionsViewModel(watcher(), background, now(), this::open, () -> shell.go(Places.STACKS));
        return new Page(
                "Executions", new ExecutionsView(model, zone).root(), model::open, model::close, model::refresh);
    }

    Page stacks() {
        var model = new StacksViewModel(background, stacks, this::started);
        whenClosed.add(model::close);
        var view = new StacksView(model, TemplateChooser.ofSystem(), now(), zone);
        return new Page("Stacks", view.root(), model::shown, () -> {}, model::shown);
    }

    Page sandbox() {
        var model = new SandboxViewModel(
                new ControlledSandbox(SandboxWay.control(session())),
                background,
                now(),
                SandboxWay.place(session()),
                changePersona);
        var view = new SandboxView(model, zone);
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
        var view = new ExecutionView(model, zone, browse);
        shell.open(new Page(
                "Execution",
                view.root(),
                () -> {
                    model.open();
                    view.shown();
                },
                () -> {
                    view.hidden();
                    model.close();
                },
                model::refresh));
    }

    @Override
    public void close() {
        closed = true;
        shell.forgetNews();
        whenClosed.forEach(Runnable::run);
        news.close();
        loop.close();
        signedIn.close();
    }
}
