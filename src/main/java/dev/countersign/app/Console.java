package dev.countersign.app;

import dev.countersign.app.pack.PackDoor;
import dev.countersign.app.pack.PackSession;
import dev.countersign.app.sessions.AccountMarks;
import dev.countersign.app.sessions.Quotas;
import dev.countersign.app.sessions.Sessions;
import dev.countersign.app.sessions.Wanted;
import dev.countersign.app.sessions.WindowSession;
import dev.countersign.app.shell.MainWindow;
import dev.countersign.app.shell.Page;
import dev.countersign.app.shell.Shell;
import dev.countersign.app.shell.Workspace;
import dev.countersign.doctor.pack.OpenedPack;
import dev.countersign.host.Settings;
import dev.countersign.session.ReadOnlySwitch;
import dev.countersign.session.Session;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Identity;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.session.WelcomeView;
import dev.countersign.ui.session.WelcomeViewModel;
import dev.countersign.ui.session.center.SessionMemory;
import dev.countersign.ui.session.prompt.PromptLayer;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The running console: the window, and the sessions side by side in it. Made and used on the FX thread. */
public final class Console implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Console.class.getName());

    private final ConsoleOptions options;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Background background = new Background(workers, Platform::runLater);
    private final SigningIn signingIn;
    private final PackDoor packs;
    private final WindowPrompt prompt = new WindowPrompt(background, InstantSource.system());
    private final SignIn signIn;
    private final Shell shell;
    private final MainWindow window;
    private final Surroundings surroundings;
    private final Sessions<WindowSession> sessions = new Sessions<>(this::changed);
    private final Reopening reopening;
    private final Switcher switcher;
    private boolean touched;
    private final Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), second -> tick()));

    /** @param sandbox started when somebody chooses it; whoever made it closes it */
    public Console(Stage stage, ConsoleOptions options, EmbeddedSandbox sandbox) {
        this.options = options;
        var browser = new Browser();
        this.signingIn = SigningIn.of(options.variables(), options.home(), sandbox, browser::show);
        this.signIn = signingIn.signIn();
        this.shell = new Shell(options.settings(), ZoneId.systemDefault());
        this.window = new MainWindow(stage, shell, options.settings());
        this.packs = new PackDoor(shell, background, PackDoor.dialog(), this::openPack);
        packs.welcomeDrops();
        shell.offerAlways(Stream.concat(
                        Stream.of(packs.command()),
                        options
                                .logs()
                                .map(folder -> new Shell.Command("Open log folder", "Help", () -> browser.open(folder)))
                                .stream())
                .toList());
        options.settings().whenChanged(this::saveSettings);
        shell.cover(page -> new PromptLayer(page, prompt));
        this.surroundings = new Surroundings(
                background,
                new Surroundings.Frame(shell, prompt, browser::open, folder -> browser.open(folder), window::isSeen),
                new Surroundings.Folders(options.memory(), options.journal()),
                ZoneId.systemDefault(),
                new Quotas(),
                new AccountMarks(options.settings()),
                options.readOnly() ? ReadOnlySwitch.fixedOn() : ReadOnlySwitch.off(),
                new Owner());
        this.reopening = new Reopening(
                options.settings(),
                sessions,
                background,
                prompt,
                signIn,
                () -> new WelcomePlace(options, signingIn, this::open).find().choices(),
                this::made,
                () -> touched);
        this.switcher = new Switcher(sessions, surroundings, this::welcome, this::end, this::open, reopening);
        shell.on(switcher);
        shell.offer(this::commands);
        ReadOnlySwitch readOnly = surroundings.readOnly();
        readOnly.onChange(this::forbidChanges);
        forbidChanges();
        window.whenSeenOrNot(seen -> sessions.open().forEach(session -> session.seen(seen)));
        options.theme().ifPresent(shell.appearance()::choose);
        ticks.setCycleCount(Animation.INDEFINITE);
        ticks.play();
    }

    /** Shows the window with the welcome page. */
    public void show() {
        welcome();
        window.show();
        shell.scene().addEventFilter(InputEvent.ANY, input -> touched |= isUse(input));
        if (reopening.begin()) {
            shell.present().banner(Optional.of(reopeningNotice()));
        }
        options.settings().trouble().ifPresent(this::notice);
    }

    private Notice reopeningNotice() {
        Button show = new Button("Show sessions");
        show.setId("show-sessions");
        show.setOnAction(event -> switcher.showAll());
        Notice notice = new Notice(
                Tone.ACCENT,
                Glyph.RUNNING,
                "Your last sessions are being opened",
                "Nothing here has to wait for them: begin another one, or look how far they are.",
                show);
        notice.setId("reopening");
        return notice;
    }

    /** Whether somebody uses the window; moving the pointer over it is no use. */
    private static boolean isUse(InputEvent input) {
        return input.getEventType() == MouseEvent.MOUSE_PRESSED || input.getEventType() == KeyEvent.KEY_PRESSED;
    }

    /** Says something about the program itself, such as that it cannot write its log. */
    void notice(String sentence) {
        shell.notice(sentence);
    }

    private void saveSettings() {
        Settings settings = options.settings();
        background.run(
                settings::save,
                () -> settings.trouble().ifPresent(this::notice),
                problem -> notice(problem.sentence()));
    }

    /** Where sessions begin. Those that are open stay, and one can go back to them. */
    private void welcome() {
        var desk = new WelcomePlace(options, signingIn, this::open);
        Settings settings = options.settings();
        var model = new WelcomeViewModel(background, desk, prompt, new SessionMemory(settings::list, settings::put));
        model.load();
        sessions.leave();
        Optional<Runnable> back = sessions.open().isEmpty() ? Optional.empty() : Optional.of(sessions::back);
        var view = new WelcomeView(model);
        view.offerPack(packs::ask);
        shell.show(Workspace.alone(Page.of("Welcome", view.root()), Identity.nobody(), back));
    }

    /** Takes over a proved session and brings it on screen. */
    private void open(SignedIn signedIn, Wanted wanted) {
        open(signedIn, wanted, false);
    }

    /**
     * Takes over a proved session.
     *
     * @param beside whether what is on screen stays there; else the session comes on screen
     */
    private void open(SignedIn signedIn, Wanted wanted, boolean beside) {
        if (beside) {
            Sessions.Entry<WindowSession> entry = sessions.expect(wanted.name(), () -> {});
            sessions.proved(entry, made(signedIn, wanted));
        } else {
            sessions.add(wanted.name(), made(signedIn, wanted));
        }
        reopening.remember();
    }

    /** Opens an evidence pack, or says why that cannot be done. */
    void openPack(Path file) {
        packs.open(file);
    }

    /** Brings a pack on screen; one that is open already is shown anew. */
    private void openPack(OpenedPack pack, Path file) {
        sessions.entries().stream()
                .filter(entry -> entry.session().stream()
                        .anyMatch(open -> open instanceof PackSession other
                                && other.file().equals(file)))
                .findFirst()
                .ifPresent(sessions::close);
        var around = new PackSession.Around(
                background, shell, surroundings.zone(), surroundings.frame().browse());
        sessions.add(
                pack.execution().name(),
                new PackSession(
                        pack, file, around, closed -> sessions.entryOf(closed).ifPresent(this::end)));
        LOG.log(Level.INFO, "Evidence pack opened");
    }

    private ConsoleSession made(SignedIn signedIn, Wanted wanted) {
        Session proved = signedIn.session();
        LOG.log(
                Level.INFO,
                () -> "Signed in as " + proved.identity().arn() + " in " + proved.region() + ", endpoint "
                        + proved.endpointText());
        var session = new ConsoleSession(signedIn, wanted, surroundings);
        session.workspace().go(proved.isSandbox() ? Places.STACKS : Places.INBOX);
        signedIn.clockNote().ifPresent(this::notice);
        return session;
    }

    /** Signs out of one session; the others stay. */
    private void end(Sessions.Entry<WindowSession> entry) {
        boolean wasOnScreen = sessions.currentEntry().filter(entry::equals).isPresent();
        boolean another = sessions.close(entry);
        reopening.remember();
        LOG.log(Level.INFO, "Session closed");
        if (!another && wasOnScreen) {
            welcome();
        }
    }

    private List<Shell.Command> commands() {
        List<Shell.Command> all = new ArrayList<>(switcher.commands());
        sessions.current().ifPresent(session -> all.addAll(session.commands()));
        sessions.currentEntry()
                .ifPresent(entry -> all.add(new Shell.Command(
                        entry.session().map(WindowSession::ending).orElse("Sign out"), "Session", () -> end(entry))));
        return all;
    }

    private void changed() {
        forbidChanges();
        switcher.update();
    }

    private void forbidChanges() {
        sessions.current()
                .flatMap(WindowSession::whyNotChange)
                .ifPresentOrElse(
                        shell::lookOnly,
                        () -> shell.forbidChanges(
                                surroundings.readOnly().whyNotChange().orElse("")));
    }

    private void tick() {
        sessions.open().forEach(WindowSession::tick);
        switcher.update();
    }

    /** The identity of the session on screen in one more Region. */
    void openInRegion(String region) {
        switcher.addRegion(region);
    }

    /** The session on screen. */
    ConsoleSession session() {
        return sessions.current()
                .filter(ConsoleSession.class::isInstance)
                .map(ConsoleSession.class::cast)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** Ends everything, in the order in which it depends on each other. */
    @Override
    public void close() {
        options.settings().whenChanged(() -> {});
        ticks.stop();
        window.remember();
        sessions.closeAll();
        signingIn.close();
        workers.shutdownNow();
    }

    /** What sessions want of the console. */
    private final class Owner implements Surroundings.Owner {
        @Override
        public void changePersona(ConsoleSession present, String persona, Consumer<Problem> onProblem) {
            background.run(
                    () -> signIn.changePersona(present.session(), persona),
                    changed -> {
                        if (sessions.entryOf(present).isPresent()) {
                            var other = new ConsoleSession(changed, present.wanted(), surroundings);
                            // One stays where one asked for it.
                            other.workspace().go(Places.SANDBOX);
                            sessions.replace(present, other);
                        } else {
                            // Signed out meanwhile, or somebody else already.
                            changed.close();
                        }
                    },
                    onProblem);
        }

        @Override
        public void changed() {
            Console.this.changed();
        }
    }
}
