package dev.countersign.sandbox.sqs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message in a queue; immutable, the queue keeps the present state of each.
 *
 * @param senderId who sent it, as {@code sts:GetCallerIdentity} tells the caller's user id
 * @param visible from when on it can be received
 * @param handle of its latest receive
 * @param source the ARN of the queue it was moved from when it could not be handled there
 */
record Message(
        String id,
        String body,
        Map<String, MessageAttributeValue> attributes,
        String senderId,
        Instant sent,
        Instant visible,
        int receives,
        Optional<Instant> firstReceived,
        Optional<String> handle,
        Optional<String> source) {
    Message {
        attributes = Map.copyOf(attributes);
    }

    Message received(Instant now, String newHandle, Instant hiddenUntil) {
        return new Message(
                id,
                body,
                attributes,
                senderId,
                sent,
                hiddenUntil,
                receives + 1,
                firstReceived.or(() -> Optional.of(now)),
                Optional.of(newHandle),
                source);
    }

    Message visibleFrom(Instant at) {
        return new Message(id, body, attributes, senderId, sent, at, receives, firstReceived, handle, source);
    }

    /** As it arrives in a dead-letter queue, or comes back from one: never received there. */
    Message moved(Optional<String> from, Instant now) {
        return new Message(id, body, attributes, senderId, sent, now, 0, Optional.empty(), Optional.empty(), from);
    }

    /** Tells no body, which may carry a token. */
    @Override
    public String toString() {
        return "message " + id;
    }
}
