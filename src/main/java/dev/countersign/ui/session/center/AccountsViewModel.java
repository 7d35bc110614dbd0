package dev.countersign.ui.session.center;

import dev.countersign.session.SignedIn;
import dev.countersign.session.sso.Aged;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.session.prompt.SignInRun;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The accounts and roles of one Identity Center, and the sessions opened from them. Knows no control; use it from the FX thread. */
public final class AccountsViewModel {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");

    private final Background background;
    private final CenterDesk desk;
    private final SsoSession session;
    private final SessionMemory memory;
    private final AccountsReader reader;
    private final RolesReading reading;
    private final AccountTree tree;
    private final SignInRun run;
    private final SignInRun refreshing;
    private final ObservableList<AccountRow> rows = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty region;
    private final ReadOnlyStringWrapper regionProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable AccountRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Instant> asOf;
    private final ObservableList<String> opened = FXCollections.observableArrayList();
    private boolean chosen;
    private Consumer<String> onSignedOut = problem -> {};

    public AccountsViewModel(
            Background background,
            CenterDesk desk,
            WindowPrompt prompt,
            SessionMemory memory,
            SsoSession session,
            Aged<List<SsoAccount>> accounts) {
        this.background = background;
        this.desk = desk;
        this.memory = memory;
        this.session = session;
        this.reader = new AccountsReader(desk);
        this.reading = new RolesReading(background, desk.portal(session), this::read);
        this.tree = new AccountTree(session);
        this.run = new SignInRun(background, prompt);
        this.refreshing = new SignInRun(background, prompt);
        this.region = new SimpleStringProperty(session.region());
        this.asOf = new ReadOnlyObjectWrapper<>(accounts.asOf());
        search.subscribe(this::fill);
        show(accounts);
    }

    private void show(Aged<List<SsoAccount>> accounts) {
        asOf.set(accounts.asOf());
        tree.accounts(accounts.value());
        fill();
        List<String> favourites = memory.favourites();
        reading.start(accounts.value(), account -> favourites.stream().anyMatch(key -> key.contains(account.id())));
    }

    private void read(RolesReading.Result result) {
        result.roles().ifPresent(roles -> tree.roles(result.account().id(), roles));
        int accounts = tree.accounts().size();
        progress.set(
                reading.isOver() || accounts == 0
                        ? ""
                        : "Roles of " + tree.accountsRead() + " of " + accounts + " accounts read…");
        fill();
    }

    private void fill() {
        List<AccountRow> now = tree.rows(memory.favourites(), search.get());
        if (now.equals(rows)) {
            return;
        }
        boolean sameShape = now.size() == rows.size();
        for (int i = 0; sameShape && i < now.size(); i++) {
            sameShape = now.get(i).key().equals(rows.get(i).key());
        }
        if (sameShape) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(rows.get(i))) {
                    rows.set(i, now.get(i));
                }
            }
        } else {
            rows.setAll(now);
        }
        keepSelection(now);
    }

    /** What the person has chosen stays chosen; before that, what suggests itself: a favourite, else a role in sight. */
    private void keepSelection(List<AccountRow> now) {
        AccountRow present = selected.get();
        Optional<AccountRow> same = chosen && present != null ? sameIn(now, present) : Optional.empty();
        if (same.isEmpty() && (!chosen || !search.get().isBlank())) {
            same = now.stream()
                    .filter(row -> row instanceof AccountRow.Role)
                    .findFirst()
                    .or(() -> now.stream().filter(AccountRow::isChoice).findFirst());
        }
        same.ifPresent(selected::set);
    }

    private static Optional<AccountRow> sameIn(List<AccountRow> rows, AccountRow present) {
        return rows.stream()
                .filter(row -> row.key().equals(present.key()))
                .findFirst()
                // A role that is no favourite any more is still in its account.
                .or(() -> rows.stream()
                        .filter(row -> row instanceof AccountRow.Role role
                                && present instanceof AccountRow.Role was
                                && role.choice().equals(was.choice()))
                        .findFirst());
    }

    public void select(AccountRow row) {
        if (row.isChoice() && !row.equals(selected.get())) {
            run.cancel();
            run.clear();
            regionProblem.set("");
            chosen = true;
            selected.set(row);
        }
    }

    /** Selects the next row, or the one before. */
    public void move(int by) {
        List<AccountRow> all = rows.stream().filter(AccountRow::isChoice).toList();
        AccountRow present = selected.get();
        int index = present == null ? -1 : all.indexOf(present);
        if (!all.isEmpty()) {
            select(all.get(Math.clamp(index + by, 0, all.size() - 1)));
        }
    }

    /** Opens or closes the selected account; a role's account is closed. */
    public void expand(boolean open) {
        switch (selected.get()) {
            case AccountRow.Account row -> tree.open(row.account().id(), open);
            case AccountRow.Role row
            when !open && !row.onTop() -> {
                SsoAccount account = row.choice().account();
                tree.open(account.id(), false);
                chosen = true;
                selected.set(new AccountRow.Account(
                        account, false, tree.roles(account.id()).map(List::size)));
            }
            case AccountRow.Role _ -> {}
            case AccountRow.Section _ -> {}
            case null -> {}
        }
        fill();
    }

    /** What Enter does: opens a session with a role, or opens and closes an account. */
    public void enter(boolean stay) {
        switch (selected.get()) {
            case AccountRow.Account row -> expand(!row.expanded());
            case AccountRow.Role row -> open(row.choice(), stay);
            case AccountRow.Section _ -> {}
            case null -> {}
        }
    }

    /** Makes the selected role a favourite, or takes it from them. */
    public void pin() {
        if (selected.get() instanceof AccountRow.Role row) {
            pin(row);
        }
    }

    void pin(AccountRow.Role row) {
        chosen = true;
        memory.pin(row.choice().key(session), !row.pinned());
        fill();
    }

    private void open(RoleChoice choice, boolean stay) {
        String where = region.get().strip();
        regionProblem.set(REGION.matcher(where).matches() ? "" : "Enter a region, such as eu-west-1.");
        if (regionProblem.get().isEmpty()) {
            run.start(
                    person -> desk.signIn(session, choice, where, person),
                    signedIn -> opened(choice, where, signedIn, stay),
                    SignedIn::close);
        }
    }

    private void opened(RoleChoice choice, String where, SignedIn signedIn, boolean stay) {
        opened.add(choice.title() + ", " + where);
        SsoAccount account = choice.account();
        memory.used(new RememberedRole(
                        session, account.id(), account.name(), choice.role().name(), where)
                .line());
        desk.open(signedIn, stay);
    }

    public void cancel() {
        run.cancel();
        refreshing.cancel();
    }

    /** Reads accounts and roles again. */
    public void refresh() {
        refreshing.start(
                person -> {
                    desk.portal(session).refresh();
                    return reader.accounts(session, person);
                },
                this::show,
                accounts -> {});
    }

    /** Signs out of the Identity Center, for the AWS CLI, too; sessions that are open last as long as their credentials. */
    public void signOut() {
        reading.stop();
        cancel();
        background.run(
                () -> desk.portal(session).signOut(),
                onSignedOut,
                failure -> onSignedOut.accept(failure.sentence() + " " + failure.wayOn()));
    }

    /** What follows when the person has signed out; it is told what did not work, as a sentence that may be empty. */
    public void whenSignedOut(Consumer<String> action) {
        onSignedOut = action;
    }

    /** A role as a profile, to be previewed. */
    ProfileViewModel profile(RoleChoice choice) {
        String where =
                REGION.matcher(region.get().strip()).matches() ? region.get().strip() : session.region();
        return new ProfileViewModel(background, desk, session, NewProfile.suggested(session, choice, where));
    }

    /** Ends the reading of roles. */
    public void close() {
        reading.stop();
        cancel();
    }

    public SsoSession session() {
        return session;
    }

    public ObservableList<AccountRow> rows() {
        return rows;
    }

    public int accountCount() {
        return tree.accounts().size();
    }

    public StringProperty searchProperty() {
        return search;
    }

    /** Where the next session works. */
    public StringProperty regionProperty() {
        return region;
    }

    public ReadOnlyStringProperty regionProblemProperty() {
        return regionProblem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable AccountRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** How far the reading of roles is; empty when it is over. */
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** When the accounts were read. */
    public ReadOnlyObjectProperty<Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /** The sessions opened from here, in words. */
    public ObservableList<String> opened() {
        return opened;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return run.busyProperty();
    }

    public ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.busyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return run.problemProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> refreshProblemProperty() {
        return refreshing.problemProperty();
    }

    /** Why roles could not be read; {@code null} when they could. */
    public ReadOnlyObjectProperty<@Nullable Problem> rolesProblemProperty() {
        return reading.problemProperty();
    }
}
