package dev.countersign.app.sessions;

import dev.countersign.app.shell.Shell;
import dev.countersign.app.shell.TimeLeft;
import dev.countersign.app.shell.Workspace;
import java.util.List;
import java.util.Optional;

/** What stands beside others in the window: a signed-in identity, or an evidence pack that is looked at. Use it on the FX thread. */
public interface WindowSession extends OpenSession {
    Workspace workspace();

    /** How many approvals wait. */
    int waiting();

    /** How long one stays signed in. */
    TimeLeft timeLeft();

    /** Who one is here, in full; absent where one is nobody. */
    Optional<SessionFacts> facts();

    /** What Ctrl+K offers in it. */
    List<Shell.Command> commands();

    /** What ending it is called, for example {@code Sign out}. */
    String ending();

    /** How to come back to it in a later run; absent where that is not done. */
    Optional<Wanted> again();

    /** Why nothing may be changed in it, as a sentence; absent when that is for others to say. */
    Optional<String> whyNotChange();

    /** Whether the window can be seen. */
    void seen(boolean windowSeen);

    /** Time has passed. */
    void tick();

    /** The marks of accounts have changed. */
    void marksChanged();
}
