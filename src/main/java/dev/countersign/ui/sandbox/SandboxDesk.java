package dev.countersign.ui.sandbox;

import java.time.Instant;
import java.util.List;

/** What the page about the sandbox asks for and does. Every method blocks, and throws AwsFailure. */
public interface SandboxDesk {
    /** The sandbox's clock. */
    SandboxTime time();

    /** Moves the clock forward, for example by {@code 1h} or {@code 7d}; answers when all that fell due meanwhile is done. */
    SandboxTime advance(String by);

    /** The mails that the sandbox would have sent, the newest first. */
    List<OutboxMail> outbox();

    /** Does what a mail that asks to confirm a subscription wants. */
    void confirm(OutboxMail mail);

    /**
     * A mail.
     *
     * @param body without the tokens that the real one holds
     * @param asksToConfirm whether it wants a subscription to be confirmed
     */
    record OutboxMail(String id, Instant sent, String to, String subject, String body, boolean asksToConfirm) {}
}
