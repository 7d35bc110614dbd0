package dev.countersign.sandbox.states.run;

/** Ends a branch whose execution or whose sibling has ended; never seen by a definition. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("stopped", null, false, false);
    }
}
