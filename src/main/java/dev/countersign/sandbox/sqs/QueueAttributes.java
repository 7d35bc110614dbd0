package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.policy.MalformedPolicyException;
import dev.countersign.sandbox.policy.PolicyDocument;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings of a queue, by SQS's names; what was not set has SQS's own values. */
final class QueueAttributes {
    private record Range(long least, long most, String usual) {}

    private static final Map<String, Range> NUMBERS = Map.of(
            "VisibilityTimeout", new Range(0, 43_200, "30"),
            "DelaySeconds", new Range(0, 900, "0"),
            "MaximumMessageSize", new Range(1024, 1_048_576, "1048576"),
            "MessageRetentionPeriod", new Range(60, 1_209_600, "345600"),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20, "0"));
    private static final Set<String> KEPT =
            Set.of("KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled", "RedriveAllowPolicy");

    private final Map<String, String> values;

    private QueueAttributes(Map<String, String> values) {
        this.values = values;
    }

    static QueueAttributes usual() {
        var values = new TreeMap<String, String>();
        NUMBERS.forEach((name, range) -> values.put(name, range.usual()));
        values.put("SqsManagedSseEnabled", "true");
        return new QueueAttributes(values);
    }

    /** The same with some changed; an empty value takes a setting back. */
    QueueAttributes with(Map<String, String> changes) {
        var changed = new TreeMap<>(values);
        changes.forEach((name, value) -> {
            check(name, value);
            if (value.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new QueueAttributes(changed);
    }

    private static void check(String name, String value) {
        if (NUMBERS.containsKey(name)) {
            Range range = NUMBERS.get(name);
            if (!value.matches("\\d{1,9}")
                    || Long.parseLong(value) < range.least()
                    || Long.parseLong(value) > range.most()) {
                throw SqsErrors.invalidAttribute(name);
            }
        } else if (name.equals("Policy")) {
            checkPolicy(value);
        } else if (name.equals("RedrivePolicy")) {
            checkRedrive(value);
        } else if (Set.of("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit")
                .contains(name)) {
            throw ServiceError.notImplemented("FIFO queues");
        } else if (!KEPT.contains(name)) {
            throw SqsErrors.unknownAttribute(name);
        }
    }

    private static void checkPolicy(String value) {
        try {
            if (!value.isEmpty()) {
                PolicyDocument.parse(value);
            }
        } catch (MalformedPolicyException e) {
            throw SqsErrors.invalidAttribute("Policy");
        }
    }

    private static void checkRedrive(String value) {
        if (value.isEmpty()) {
            return;
        }
        JsonNode policy = json(value);
        int most = policy.path("maxReceiveCount").asInt(0);
        if (policy.path("deadLetterTargetArn").asString("").isEmpty() || most < 1 || most > 1000) {
            throw SqsErrors.invalidValue(
                    "Value " + value + " for parameter RedrivePolicy is invalid. Reason: Redrive policy"
                            + " must contain mandatory attributes: deadLetterTargetArn and maxReceiveCount.");
        }
    }

    private static JsonNode json(String value) {
        try {
            return JsonMapper.shared().readTree(value);
        } catch (JacksonException e) {
            throw SqsErrors.invalidValue("Value " + value
                    + " for parameter RedrivePolicy is invalid. Reason: Redrive policy" + " is not a valid JSON map.");
        }
    }

    Map<String, String> asMap() {
        return new LinkedHashMap<>(values);
    }

    Duration seconds(String name) {
        return Duration.ofSeconds(number(name));
    }

    long number(String name) {
        return Long.parseLong(values.getOrDefault(name, "0"));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The ARN of the queue for messages that were received too often. */
    Optional<String> deadLetterQueue() {
        return text("RedrivePolicy")
                .map(value -> json(value).path("deadLetterTargetArn").asString(""));
    }

    int mostReceives() {
        return text("RedrivePolicy")
                .map(value -> json(value).path("maxReceiveCount").asInt(0))
                .orElse(Integer.MAX_VALUE);
    }
}
