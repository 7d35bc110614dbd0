package dev.countersign.app;

import dev.countersign.app.shell.Place;
import java.util.List;
import java.util.function.Supplier;
import org.kordamp.ikonli.feather.Feather;

/** The places of the navigation; each makes its page from the session that is signed in when it is first gone to. */
final class Places {
    static final String INBOX = "inbox";
    static final String EXECUTIONS = "executions";
    static final String STACKS = "stacks";
    static final String SANDBOX = "sandbox";

    private final Supplier<ConsoleSession> session;

    Places(Supplier<ConsoleSession> session) {
        this.session = session;
    }

    List<Place> all() {
        return List.of(
                new Place(INBOX, "Inbox", Feather.INBOX, () -> session.get().inbox()),
                new Place(
                        EXECUTIONS,
                        "Executions",
                        Feather.ACTIVITY,
                        () -> session.get().executions()),
                new Place(STACKS, "Stacks", Feather.LAYERS, () -> session.get().stacks()),
                new Place(SANDBOX, "Sandbox", Feather.BOX, () -> session.get().sandbox()));
    }
}
