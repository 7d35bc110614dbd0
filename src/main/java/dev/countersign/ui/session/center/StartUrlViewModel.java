package dev.countersign.ui.session.center;

import dev.countersign.session.sso.Aged;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.StartUrl;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.session.prompt.SignInRun;
import dev.countersign.ui.session.prompt.WindowPrompt;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The form with start URL and region, and what was used or configured before. Knows no control; use it from the FX thread. */
public final class StartUrlViewModel {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");

    private final SessionMemory memory;
    private final AccountsReader reader;
    private final SignInRun run;
    private final BiConsumer<SsoSession, Aged<List<SsoAccount>>> onAccounts;
    private final StringProperty startUrl = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper startUrlProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper regionProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ObservableList<SsoSession> known = FXCollections.observableArrayList();

    /** @param onAccounts goes on with the session and its accounts, once somebody is signed in */
    public StartUrlViewModel(
            Background background,
            CenterDesk desk,
            WindowPrompt prompt,
            SessionMemory memory,
            BiConsumer<SsoSession, Aged<List<SsoAccount>>> onAccounts) {
        this.memory = memory;
        this.reader = new AccountsReader(desk);
        this.run = new SignInRun(background, prompt);
        this.onAccounts = onAccounts;
        startUrl.subscribe(this::typed);
        offer(List.of());
    }

    /** Offers what the configuration files name, beside what was used before. */
    public void offer(List<SsoSession> configured) {
        List<SsoSession> all = new ArrayList<>();
        for (String line : memory.startUrls()) {
            used(line, configured).filter(session -> !all.contains(session)).ifPresent(all::add);
        }
        configured.stream().filter(session -> !all.contains(session)).forEach(all::add);
        known.setAll(all);
        if (startUrl.get().isEmpty() && !all.isEmpty()) {
            choose(all.getFirst());
        }
    }

    private static Optional<SsoSession> used(String line, List<SsoSession> configured) {
        int blank = line.indexOf(' ');
        StartUrl url = StartUrl.of(blank < 0 ? line : line.substring(0, blank));
        String usedRegion = blank < 0 ? "" : line.substring(blank + 1);
        return url.uri().map(uri -> matching(uri, usedRegion, configured));
    }

    /** The configured one of the same address, so that its name and token are used; else one that stands in no file. */
    private static SsoSession matching(URI uri, String region, List<SsoSession> configured) {
        return configured.stream()
                .filter(session -> session.region().equals(region)
                        && StartUrl.comparable(session.startUrl().toString()).equals(uri.toString()))
                .findFirst()
                .orElseGet(() -> SsoSession.adHoc(uri, region));
    }

    /** Fills in one that is known. */
    public void choose(SsoSession session) {
        startUrl.set(session.startUrl().toString());
        region.set(session.region());
    }

    private void typed(String text) {
        startUrlProblem.set("");
        StartUrl url = StartUrl.of(text);
        note.set(url.note());
        url.region().ifPresent(region::set);
        known.stream()
                .filter(session -> url.uri().isPresent()
                        && StartUrl.comparable(session.startUrl().toString())
                                .equals(url.uri().get().toString()))
                .findFirst()
                .ifPresent(session -> region.set(session.region()));
    }

    /** Signs in; what is wrong with the input is said beside it. */
    public void proceed() {
        StartUrl url = StartUrl.of(startUrl.get());
        String where = region.get().strip();
        startUrlProblem.set(url.problem());
        regionProblem.set(
                REGION.matcher(where).matches() ? "" : "Enter the region of the Identity Center, such as eu-west-1.");
        if (url.uri().isEmpty() || !regionProblem.get().isEmpty()) {
            return;
        }
        SsoSession session = matching(url.uri().get(), where, known);
        run.start(person -> reader.accounts(session, person), accounts -> signedIn(session, accounts), accounts -> {});
    }

    private void signedIn(SsoSession session, Aged<List<SsoAccount>> accounts) {
        memory.signedInTo(session.startUrl().toString(), session.region());
        onAccounts.accept(session, accounts);
    }

    /** Says something below the address, until another one is typed. */
    public void say(String sentence) {
        note.set(sentence);
    }

    public void cancel() {
        run.cancel();
    }

    public StringProperty startUrlProperty() {
        return startUrl;
    }

    public StringProperty regionProperty() {
        return region;
    }

    public ReadOnlyStringProperty startUrlProblemProperty() {
        return startUrlProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty regionProblemProperty() {
        return regionProblem.getReadOnlyProperty();
    }

    /** What the person should know of the address; may be empty. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Used before or configured, the latest first. */
    public ObservableList<SsoSession> known() {
        return known;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return run.busyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return run.problemProperty();
    }
}
