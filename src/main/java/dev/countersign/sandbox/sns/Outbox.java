package dev.countersign.sandbox.sns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The mails that SNS has sent. In a sandbox they go nowhere but here. */
public final class Outbox {
    /** Why a mail was sent. */
    public enum Kind {
        /** Somebody subscribed this address, and it has to be confirmed with the token in the mail. */
        CONFIRMATION,
        /** Something was published to a topic. */
        NOTIFICATION
    }

    /**
     * A mail.
     *
     * @param topicArn what it is about, or was published to
     * @param body may hold the token of an approval or of a confirmation: a secret
     */
    public record Message(String id, Kind kind, Instant sent, String to, String subject, String body, String topicArn) {
        @Override
        public String toString() {
            return "Message[" + kind + " to " + to + ": " + subject + "]";
        }
    }

    private final List<Message> messages = new CopyOnWriteArrayList<>();

    void send(Kind kind, Instant sent, String to, String subject, String body, String topicArn) {
        messages.add(new Message(UUID.randomUUID().toString(), kind, sent, to, subject, body, topicArn));
    }

    /** All mails, the oldest first. */
    public List<Message> list() {
        return List.copyOf(messages);
    }
}
