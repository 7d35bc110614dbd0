package dev.countersign.sandbox.api;

import java.util.Locale;

/** The people that every sandbox knows from the start; each is an IAM user with one long-lived access key. */
public enum Persona {
    /** May do everything, the sandbox's own controls included. */
    ADMINISTRATOR,
    /** May look at everything and answer approvals. */
    APPROVER,
    /** May look at everything and change nothing. */
    VIEWER;

    /** The IAM user's name: {@code administrator}, {@code approver} or {@code viewer}. */
    public String userName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
