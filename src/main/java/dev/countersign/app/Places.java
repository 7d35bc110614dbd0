package dev.countersign.app;

import dev.countersign.app.shell.Place;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/** The places of a session; each makes its page when it is first gone to. */
final class Places {
    static final String INBOX = "inbox";
    static final String EXECUTIONS = "executions";
    static final String DOCTOR = "doctor";
    static final String STACKS = "stacks";
    static final String PERMISSIONS = "permissions";
    static final String SANDBOX = "sandbox";

    private Places() {}

    /** An account has no sandbox page. */
    static List<Place> of(ConsoleSession session) {
        List<Place> places = new ArrayList<>(List.of(
                new Place(INBOX, "Inbox", Feather.INBOX, session::inbox),
                new Place(EXECUTIONS, "Executions", Feather.ACTIVITY, session::executions),
                new Place(DOCTOR, "Doctor", Feather.LIFE_BUOY, session::doctor),
                new Place(STACKS, "Stacks", Feather.LAYERS, session::stacks),
                new Place(PERMISSIONS, "Permissions", Feather.SHIELD, session::permissions)));
        if (session.session().isSandbox()) {
            places.add(new Place(SANDBOX, "Sandbox", Feather.BOX, session::sandbox));
        }
        return places;
    }
}
