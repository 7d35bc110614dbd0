package dev.countersign.session.permission;

/**
 * A permission that this program can use.
 *
 * @param action as in IAM
 * @param job what it is for
 * @param scope what IAM checks it on
 * @param purpose what becomes possible with it, as a clause without a full stop
 */
public record NeededAction(String action, Job job, Scope scope, String purpose) {
    /** The service's prefix, for example {@code states}. */
    public String service() {
        return action.substring(0, action.indexOf(':'));
    }
}
