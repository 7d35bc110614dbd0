package dev.countersign.session.permission;

/** Whether an action is possible. */
public enum Verdict {
    ALLOWED,
    DENIED,
    /** Allowed on some of the resources at hand. */
    PARTLY,
    /** IAM does not tell, and it was not tried yet. Never a reason to disable anything. */
    UNKNOWN
}
