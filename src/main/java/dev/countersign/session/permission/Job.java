package dev.countersign.session.permission;

/** What somebody comes to this program for; each needs permissions of its own. */
public enum Job {
    SEE("See", "approvals, executions and pipelines, and how they hang together"),
    DECIDE("Decide", "approve and reject"),
    START("Start", "begin executions of a state machine"),
    REPAIR("Repair", "stop, retry and answer what hangs"),
    DEPLOY("Deploy", "make, change and delete stacks");

    private final String title;
    private final String meaning;

    Job(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    /** A clause without a full stop. */
    public String meaning() {
        return meaning;
    }
}
