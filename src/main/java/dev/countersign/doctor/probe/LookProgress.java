package dev.countersign.doctor.probe;

/** Hears how an examination goes on. Called from several threads. */
@FunctionalInterface
public interface LookProgress {
    /** Nobody listens. */
    LookProgress NONE = (_, _, _) -> {};

    /**
     * A look is being taken, or has been.
     *
     * @param call as in IAM
     * @param done how many have been taken
     * @param known how many are known to be needed by now; what they tell may ask for more
     */
    void looking(String call, int done, int known);
}
