package dev.countersign.session.sso;

import java.util.Optional;
import java.util.function.Consumer;

/** One sign-in while it goes on, shared by all who asked for it. Every method may be called on any thread and returns at once. */
public interface SsoAttempt {
    SsoSession session();

    /** The id of the account for which it was asked first; absent when for any. */
    Optional<String> account();

    /** The name of the role for which it was asked first; absent when for any. */
    Optional<String> role();

    SsoStep step();

    /**
     * Tells the present step and each one that follows, on any thread, in order.
     *
     * @return ends it
     */
    Runnable onStep(Consumer<SsoStep> listener);

    /** Ends it for all who wait for it. A token that arrives later is thrown away. */
    void cancel();

    /** Goes on with a code instead of the browser on this machine; nothing happens when it does so already or is over. */
    void useDeviceCode();

    /** Sends the browser to the page again; nothing happens while there is no page. */
    void openBrowserAgain();

    /** Blocks until it is over. */
    SsoStep.Ended await() throws InterruptedException;
}
