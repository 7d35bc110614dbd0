package dev.countersign.ui.session;

import dev.countersign.session.SessionChoice;
import dev.countersign.session.SessionChoices;
import dev.countersign.session.SignedIn;
import dev.countersign.session.profile.file.FileProblem;
import dev.countersign.session.sso.Aged;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.session.WelcomeRow.Offer;
import dev.countersign.ui.session.center.AccountsViewModel;
import dev.countersign.ui.session.center.RememberedRole;
import dev.countersign.ui.session.center.SessionMemory;
import dev.countersign.ui.session.center.StartUrlViewModel;
import dev.countersign.ui.session.prompt.SignInRun;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The choices for a session, and the one that is being signed in to. Knows no control; use it from the FX thread. */
public final class WelcomeViewModel {
    private final Background background;
    private final WelcomeDesk desk;
    private final SessionMemory memory;
    private final SignInRun run;
    private final ConnectionInput input = new ConnectionInput();
    private final StringProperty search = new SimpleStringProperty("");
    // Usable before anything has been read: the sandbox and IAM Identity Center need no file.
    private List<SessionChoice> choices = List.of(new SessionChoice.EmbeddedSandbox());
    private final ObservableList<WelcomeRow> rows = FXCollections.observableArrayList();
    // One wrapper for all: listeners hang on it weakly, a new one for each caller would be collected with them.
    private final ObservableList<WelcomeRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<@Nullable WelcomeRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable AccountsViewModel> accounts = new ReadOnlyObjectWrapper<>();
    private final ObservableList<FileProblem> fileProblems = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
    private final StartUrlViewModel startUrl;
    private final WindowPrompt prompt;
    private boolean chosen;

    public WelcomeViewModel(Background background, WelcomeDesk desk, WindowPrompt prompt, SessionMemory memory) {
        this.background = background;
        this.prompt = prompt;
        this.startUrl = new StartUrlViewModel(background, desk.center(), prompt, memory, this::showAccounts);
        this.desk = desk;
        this.memory = memory;
        this.run = new SignInRun(background, prompt);
        search.subscribe(this::fill);
        select(new Offer(choices.getFirst()), false);
    }

    /** Looks for choices, and selects the one that suggests itself, unless one has been chosen meanwhile. */
    public void load() {
        background.run(desk::find, this::found, this::notFound);
    }

    private void found(SessionChoices found) {
        choices = Stream.concat(
                        found.choices().stream(),
                        memory.recent().stream()
                                .flatMap(key -> RememberedRole.parse(key).stream())
                                .map(desk.center()::choice))
                .toList();
        fileProblems.setAll(found.catalog().problems());
        remark.set(found.problem());
        startUrl.offer(found.catalog().ssoSessions());
        fill();
        WelcomeRow before = selected.get();
        String key = chosen && before != null ? before.key() : Choices.key(found.preselected());
        WelcomeRows.find(rows, key).ifPresent(row -> select(row, chosen));
        loading.set(false);
    }

    private void notFound(Problem problem) {
        loading.set(false);
        remark.set(problem.sentence() + " " + problem.wayOn());
    }

    private void fill() {
        List<WelcomeRow> found = WelcomeRows.of(choices, memory.recent(), search.get());
        if (!found.equals(rows)) {
            rows.setAll(found);
        }
        WelcomeRow present = selected.get();
        if (!search.get().isBlank() && (present == null || !rows.contains(present))) {
            rows.stream().filter(WelcomeRow::isChoice).findFirst().ifPresent(row -> select(row, true));
        }
    }

    /** Makes this the choice; its region and endpoint are filled in, what was typed for another one is dropped. */
    public void select(WelcomeRow row) {
        select(row, true);
    }

    private void select(WelcomeRow row, boolean byPerson) {
        if (!row.isChoice() || row.equals(selected.get())) {
            return;
        }
        chosen = byPerson;
        run.cancel();
        run.clear();
        if (row instanceof Offer offer) {
            input.begin(offer.choice());
        }
        selected.set(row);
    }

    /** Selects the next choice in the list, or the one before. */
    public void move(int by) {
        List<WelcomeRow> all = rows.stream().filter(WelcomeRow::isChoice).toList();
        WelcomeRow present = selected.get();
        int index = present == null ? -1 : all.indexOf(present);
        int next = Math.clamp(index + by, 0, Math.max(0, all.size() - 1));
        if (!all.isEmpty()) {
            select(all.get(next));
        }
    }

    /** Signs in to the selected choice; what is wrong with the input is said beside it. */
    public void proceed() {
        if (selected.get() instanceof WelcomeRow.IdentityCenter) {
            startUrl.proceed();
            return;
        }
        if (!(selected.get() instanceof Offer(SessionChoice choice))
                || !choice.isUsable()
                || !input.isFineFor(choice)) {
            return;
        }
        String region = input.region();
        Optional<URI> endpoint = input.endpoint();
        run.start(
                person -> desk.signIn(choice, region, endpoint, person),
                session -> signedIn(choice, session),
                SignedIn::close);
    }

    private void signedIn(SessionChoice choice, SignedIn session) {
        memory.used(Choices.key(choice));
        desk.open(session);
    }

    private void showAccounts(SsoSession session, Aged<List<SsoAccount>> found) {
        var model = new AccountsViewModel(background, desk.center(), prompt, memory, session, found);
        model.whenSignedOut(problem -> {
            closeAccounts();
            startUrl.say(problem);
        });
        accounts.set(model);
    }

    /** Goes back from the accounts to the choices. */
    public void closeAccounts() {
        AccountsViewModel shown = accounts.get();
        if (shown != null) {
            shown.close();
            accounts.set(null);
        }
    }

    /** The accounts of the Identity Center that one has signed in to; {@code null} while the choices are shown. */
    public ReadOnlyObjectProperty<@Nullable AccountsViewModel> accountsProperty() {
        return accounts.getReadOnlyProperty();
    }

    /** The form for IAM Identity Center without a profile. */
    public StartUrlViewModel startUrl() {
        return startUrl;
    }

    /** What is wrong with the configuration files; what they hold otherwise is offered all the same. */
    public ObservableList<FileProblem> fileProblems() {
        return fileProblems;
    }

    /** What the environment asks for and is not there, as a sentence; empty when nothing is missing. */
    public ReadOnlyStringProperty remarkProperty() {
        return remark.getReadOnlyProperty();
    }

    /** Shows the file of a problem in the program that the desktop has for it. */
    public void show(FileProblem problem) {
        desk.show(problem.file());
    }

    /** Ends the sign-in that runs. */
    public void cancel() {
        run.cancel();
    }

    /** In the order to show them, headings included. */
    public ObservableList<WelcomeRow> rows() {
        return readOnlyRows;
    }

    /** Whether the files hold any profile. */
    public boolean hasProfiles() {
        return choices.stream().anyMatch(choice -> choice instanceof SessionChoice.FromProfile);
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ReadOnlyObjectProperty<@Nullable WelcomeRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Region and endpoint of the selected choice. */
    public ConnectionInput input() {
        return input;
    }

    /** The files are being read. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** A sign-in is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return run.busyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return run.problemProperty();
    }
}
