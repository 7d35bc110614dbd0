package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.aws.access.Writes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a sandbox offers beside AWS's APIs, to its administrator only. All calls fail with {@link AwsFailure}: ACCESS_DENIED for
 * other personas, UNREACHABLE when the sandbox has stopped.
 */
public interface SandboxControl extends AutoCloseable {
    /** The sandbox's clock. */
    @Reads
    Time time();

    /**
     * Moves the clock forward; returns when everything that fell due meanwhile is done.
     *
     * @param by for example {@code 30s}, {@code 5m}, {@code 12h}, {@code 7d} or ISO 8601
     */
    @Writes("sandbox:AdvanceClock")
    Time advance(String by);

    /** The mails that the sandbox would have sent, the oldest first. */
    @Reads
    List<Mail> outbox();

    /**
     * Follows the link of a mail that asks to confirm a subscription: from then on its address gets the topic's messages.
     *
     * @throws AwsFailure also when the mail asks for nothing of the kind
     */
    @Writes("sns:ConfirmSubscription")
    void confirm(Mail mail);

    /** The people that the sandbox knows. */
    @Reads
    List<Person> people();

    /** What a person gives a program to sign in through the sandbox's IAM Identity Center, beside its Region. */
    @Reads
    URI startUrl();

    @Override
    void close();

    /**
     * @param now the sandbox's time
     * @param ahead how far that is ahead of the machine's
     */
    record Time(Instant now, Duration ahead) {}

    /**
     * A mail that would have been sent.
     *
     * @param topicArn what was published to
     */
    record Mail(String id, Instant sent, String to, String subject, String body, String topicArn) {
        /** Whether it asks its reader to confirm a subscription; SNS gives such mails this subject. */
        public boolean asksToConfirm() {
            return subject.equals("AWS Notification - Subscription Confirmation");
        }
    }

    /** Someone the sandbox knows, with the keys that make one him. */
    record Person(String name, String arn, AccessKeys keys) {}
}
