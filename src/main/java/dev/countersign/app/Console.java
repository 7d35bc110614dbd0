package dev.countersign.app;

import dev.countersign.app.shell.MainWindow;
import dev.countersign.app.shell.Page;
import dev.countersign.app.shell.Shell;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.host.Settings;
import dev.countersign.session.Environment;
import dev.countersign.session.Session;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.profile.Profiles;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.IdentityChip.Identity;
import dev.countersign.ui.session.WelcomeView;
import dev.countersign.ui.session.WelcomeViewModel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The running console: the window, and one session at a time in it. Made and used on the FX thread. */
public final class Console implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Console.class.getName());

    private final ConsoleOptions options;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Background background = new Background(workers, Platform::runLater);
    private final SignIn signIn;
    private final Shell shell;
    private final MainWindow window;
    private final Browser browser = new Browser();
    private final Places places;
    private @Nullable ConsoleSession session;

    /** @param sandbox started when somebody chooses it; whoever made it closes it */
    public Console(Stage stage, ConsoleOptions options, EmbeddedSandbox sandbox) {
        this.options = options;
        this.signIn = new SignIn(SdkGateways::connect, sandbox);
        this.places = new Places(this::session);
        this.shell = new Shell(places.all(), options.settings(), ZoneId.systemDefault());
        this.window = new MainWindow(stage, shell, options.settings());
        window.whenSeenOrNot(this::seen);
        shell.offerAlways(
                options
                        .logs()
                        .map(folder -> new Shell.Command("Open log folder", "Help", () -> browser.open(folder)))
                        .stream()
                        .toList());
        options.settings().whenChanged(this::saveSettings);
        options.theme().ifPresent(shell.appearance()::choose);
    }

    /** Shows the window with the welcome page. */
    public void show() {
        welcome();
        window.show();
        options.settings().trouble().ifPresent(this::notice);
    }

    /** Says something about the program itself, such as that it cannot write its log. */
    void notice(String sentence) {
        shell.status().notice(sentence);
    }

    private void saveSettings() {
        Settings settings = options.settings();
        background.run(
                settings::save,
                () -> settings.trouble().ifPresent(this::notice),
                problem -> notice(problem.sentence()));
    }

    private void welcome() {
        var environment = new Environment(options.variables());
        var profiles = new Profiles(environment.variables(), options.home());
        var model =
                new WelcomeViewModel(background, () -> SessionChoices.find(environment, profiles), signIn, this::enter);
        model.load();
        shell.showAlone(Page.of("Welcome", new WelcomeView(model).root()));
    }

    private void enter(SignedIn signedIn) {
        enter(signedIn, signedIn.session().isSandbox() ? Places.STACKS : Places.INBOX);
    }

    /**
     * Takes over a proved session; the one before, if any, ends.
     *
     * @param place where to begin
     */
    private void enter(SignedIn signedIn, String place) {
        leaveSession();
        Session proved = signedIn.session();
        LOG.log(
                Level.INFO,
                () -> "Signed in as " + proved.identity().arn() + " in " + proved.region() + ", endpoint "
                        + proved.endpointText());
        var entered = new ConsoleSession(
                signedIn,
                new ConsoleSession.Surroundings(
                        background,
                        shell,
                        options.memory(),
                        ZoneId.systemDefault(),
                        this::changePersona,
                        browser::open));
        session = entered;
        shell.identify(identity(signedIn.session()));
        shell.leaveOut(signedIn.session().isSandbox() ? Set.of() : Set.of(Places.SANDBOX));
        shell.offer(() -> List.of(new Shell.Command("Sign out", "Session", this::signOut)));
        shell.go(place);
        entered.seen(window.isSeen());
    }

    /** Goes on as somebody else, on the page where that was asked for. */
    private void changePersona(String persona, Consumer<Problem> onProblem) {
        ConsoleSession present = session();
        background.run(
                () -> signIn.changePersona(present.session(), persona),
                changed -> {
                    if (session == present) {
                        enter(changed, Places.SANDBOX);
                    } else {
                        // Signed out meanwhile, or somebody else already.
                        changed.close();
                    }
                },
                onProblem);
    }

    private void signOut() {
        leaveSession();
        shell.identify(new Identity(false, "Not signed in", "", "", ""));
        shell.offer(List::of);
        welcome();
    }

    private void leaveSession() {
        shell.forgetPages();
        if (session != null) {
            session.close();
            LOG.log(Level.INFO, "Session closed");
            session = null;
        }
    }

    private void seen(boolean visible) {
        if (session != null) {
            session.seen(visible);
        }
    }

    /** The session that is signed in. */
    ConsoleSession session() {
        if (session == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return session;
    }

    private static Identity identity(Session session) {
        return new Identity(
                session.isSandbox(),
                session.identity().account(),
                session.persona().orElseGet(() -> session.identity().arn().replaceFirst("^.*:", "")),
                session.region(),
                session.connection().endpoint().isPresent() ? session.endpointText() : "");
    }

    /** Ends everything, in the order in which it depends on each other. */
    @Override
    public void close() {
        options.settings().whenChanged(() -> {});
        window.remember();
        leaveSession();
        workers.shutdownNow();
    }
}
