package dev.countersign.stack.health.finding;

/** How much a finding matters. */
public enum Severity {
    /** Ordinary requests will not come back, or come back wrong. */
    CRITICAL("Critical"),
    /** Requests get lost, or hang, under circumstances that do occur. */
    WARNING("Warning"),
    /** Works, and could be more robust, or easier to follow. */
    ADVICE("Advice");

    private final String title;

    Severity(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
