package dev.countersign.app;

import dev.countersign.app.sessions.SessionRow;
import dev.countersign.app.sessions.Sessions;
import dev.countersign.app.sessions.Sessions.Entry;
import dev.countersign.app.sessions.Sessions.State;
import dev.countersign.app.sessions.SwitcherActions;
import dev.countersign.app.sessions.SwitcherView;
import dev.countersign.app.sessions.Wanted;
import dev.countersign.app.sessions.WindowSession;
import dev.countersign.app.shell.Shell;
import dev.countersign.app.shell.Switching;
import dev.countersign.app.shell.TimeLeft;
import dev.countersign.session.SignedIn;
import dev.countersign.ui.kit.AccountColour;
import dev.countersign.ui.kit.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Goes from one session to another: by the list behind the identity's chip, by keys, by Ctrl+K. */
final class Switcher implements Switching, SwitcherActions {
    private final Sessions<WindowSession> sessions;
    private final Surroundings around;
    private final Runnable begin;
    private final Consumer<Entry<WindowSession>> end;
    private final BiConsumer<SignedIn, Wanted> open;
    private final Reopening reopening;
    private Optional<SwitcherView> view = Optional.empty();

    /**
     * @param begin leads to where sessions begin
     * @param end signs out of one
     * @param open takes over a proved session
     */
    Switcher(
            Sessions<WindowSession> sessions,
            Surroundings around,
            Runnable begin,
            Consumer<Entry<WindowSession>> end,
            BiConsumer<SignedIn, Wanted> open,
            Reopening reopening) {
        this.sessions = sessions;
        this.around = around;
        this.begin = begin;
        this.end = end;
        this.open = open;
        this.reopening = reopening;
    }

    private Shell shell() {
        return around.frame().shell();
    }

    @Override
    public void showAll() {
        if (sessions.entries().isEmpty()) {
            return;
        }
        var shown = new SwitcherView(this, reopening.isWanted());
        view = Optional.of(shown);
        update();
        shell().openOver(shown, shown::begin);
    }

    @Override
    public void step(int by) {
        sessions.step(by);
    }

    @Override
    public void toNumber(int number) {
        sessions.toNumber(number);
    }

    @Override
    public void toggleReadOnly() {
        var readOnly = around.readOnly();
        if (readOnly.isFixed()) {
            shell().notice(readOnly.whyNotChange().orElse(""));
        } else {
            readOnly.set(!readOnly.isOn());
        }
    }

    /** Shows what is new, while the list is open. */
    void update() {
        view = view.filter(shown -> shown.getParent() != null || shown.getScene() == null);
        view.ifPresent(shown -> shown.show(rows(), sessions.current().flatMap(WindowSession::facts)));
    }

    List<Shell.Command> commands() {
        List<Shell.Command> all = new ArrayList<>();
        for (Entry<WindowSession> entry : sessions.entries()) {
            entry.session()
                    .filter(session ->
                            sessions.current().filter(session::equals).isEmpty())
                    .ifPresent(session -> all.add(new Shell.Command(
                            session.workspace().identity().words(), "Session", () -> sessions.select(entry))));
        }
        if (!sessions.entries().isEmpty()) {
            all.add(new Shell.Command("All sessions, and who you are", "Session", this::showAll));
            all.add(new Shell.Command("Add a session", "Session", begin));
        }
        if (!around.readOnly().isFixed()) {
            all.add(new Shell.Command(
                    around.readOnly().isOn() ? "Allow changes" : "Read-only: change nothing",
                    "Session",
                    this::toggleReadOnly));
        }
        return all;
    }

    private List<SessionRow> rows() {
        return sessions.entries().stream().map(this::row).toList();
    }

    private SessionRow row(Entry<WindowSession> entry) {
        boolean current = sessions.currentEntry().filter(entry::equals).isPresent();
        return switch (entry.state()) {
            case State.Open<WindowSession>(WindowSession session) ->
                new SessionRow(
                        entry.name(),
                        SessionRow.Progress.OPEN,
                        session.workspace().identity(),
                        "",
                        session.waiting(),
                        current,
                        session.timeLeft());
            case State.Proving<WindowSession> _ ->
                unproved(entry, SessionRow.Progress.PROVING, "Asking AWS who you are…");
            case State.Failed<WindowSession>(String why, Runnable again) ->
                unproved(entry, SessionRow.Progress.FAILED, why);
        };
    }

    private static SessionRow unproved(Entry<WindowSession> entry, SessionRow.Progress progress, String remark) {
        return new SessionRow(entry.name(), progress, Identity.nobody(), remark, 0, false, TimeLeft.UNSAID);
    }

    private void at(int row, Consumer<Entry<WindowSession>> action) {
        if (row < sessions.entries().size()) {
            action.accept(sessions.entries().get(row));
        }
    }

    @Override
    public void choose(int row) {
        at(row, entry -> {
            if (sessions.currentEntry().filter(entry::equals).isPresent()) {
                shell().closeOver();
            } else {
                sessions.select(entry);
            }
        });
    }

    @Override
    public void end(int row) {
        at(row, end);
    }

    @Override
    public void again(int row) {
        at(row, entry -> {
            if (entry.state() instanceof State.Failed<WindowSession>(String why, Runnable again)) {
                again.run();
            }
        });
    }

    @Override
    public void addSession() {
        begin.run();
    }

    @Override
    public void addRegion(String region) {
        signedIn()
                .ifPresent(session -> open.accept(
                        session.signedIn().in(region), session.wanted().in(region)));
    }

    @Override
    public void reopen(boolean nextTime) {
        reopening.want(nextTime);
    }

    @Override
    public void renew() {
        shell().closeOver();
        signedIn().ifPresent(session -> session.renewal().renew());
    }

    @Override
    public void colour(AccountColour colour) {
        sessions.current().ifPresent(session -> {
            around.marks().choose(session.workspace().identity().account(), colour);
            marked();
        });
    }

    @Override
    public void production(boolean isProduction) {
        sessions.current().ifPresent(session -> {
            around.marks().production(session.workspace().identity().account(), isProduction);
            marked();
        });
    }

    /** The session on screen, where one is signed in. */
    private Optional<ConsoleSession> signedIn() {
        return sessions.current().filter(ConsoleSession.class::isInstance).map(ConsoleSession.class::cast);
    }

    private void marked() {
        sessions.open().forEach(WindowSession::marksChanged);
        update();
    }
}
