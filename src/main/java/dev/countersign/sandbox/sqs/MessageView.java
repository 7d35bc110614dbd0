package dev.countersign.sandbox.sqs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** A received message with the attributes that were asked for. */
final class MessageView {
    private final List<String> system;
    private final List<String> own;

    MessageView(ReceiveMessageRequest request) {
        system = Stream.concat(
                        request.attributeNamesAsStrings().stream(),
                        request.messageSystemAttributeNamesAsStrings().stream())
                .toList();
        own = request.messageAttributeNames();
    }

    software.amazon.awssdk.services.sqs.model.Message of(Message message) {
        Map<String, MessageAttributeValue> attributes = message.attributes().entrySet().stream()
                .filter(entry -> own.stream().anyMatch(name -> asks(name, entry.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var view = software.amazon.awssdk.services.sqs.model.Message.builder()
                .messageId(message.id())
                .receiptHandle(message.handle().orElse(null))
                .body(message.body())
                .md5OfBody(Digests.of(message.body()));
        if (!attributes.isEmpty()) {
            view.messageAttributes(attributes).md5OfMessageAttributes(Digests.of(attributes));
        }
        Map<String, String> told = system(message);
        return told.isEmpty() ? view.build() : view.attributesWithStrings(told).build();
    }

    private static boolean asks(String wanted, String name) {
        return wanted.equals("All")
                || wanted.equals(".*")
                || wanted.equals(name)
                || (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 1)));
    }

    private Map<String, String> system(Message message) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SenderId", message.senderId());
        all.put("SentTimestamp", millis(message.sent()));
        all.put("ApproximateReceiveCount", String.valueOf(message.receives()));
        message.firstReceived().ifPresent(at -> all.put("ApproximateFirstReceiveTimestamp", millis(at)));
        message.source().ifPresent(arn -> all.put("DeadLetterQueueSourceArn", arn));
        if (!system.contains("All")) {
            all.keySet().retainAll(system);
        }
        return all;
    }

    private static String millis(Instant at) {
        return String.valueOf(at.toEpochMilli());
    }
}
