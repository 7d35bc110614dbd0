package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.Names;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;

/**
 * SQS's names from the time when it spoke the Query protocol: lists and maps were called after their items, and the entries of
 * a batch after the operation. The SDK's model knows only those of the JSON protocol.
 */
record SqsNames(String operation) implements Names {
    private static final Map<String, String> ITEMS = Map.ofEntries(
            Map.entry("AttributeNames", "AttributeName"),
            Map.entry("MessageAttributeNames", "MessageAttributeName"),
            Map.entry("MessageSystemAttributeNames", "MessageSystemAttributeName"),
            Map.entry("Attributes", "Attribute"),
            Map.entry("MessageAttributes", "MessageAttribute"),
            Map.entry("MessageSystemAttributes", "MessageSystemAttribute"),
            Map.entry("tags", "Tag"),
            Map.entry("Tags", "Tag"),
            Map.entry("TagKeys", "TagKey"),
            Map.entry("QueueUrls", "QueueUrl"),
            Map.entry("queueUrls", "QueueUrl"),
            Map.entry("Messages", "Message"),
            Map.entry("Failed", "BatchResultErrorEntry"));

    @Override
    public String asked(SdkField<?> member) {
        String name = member.locationName();
        return name.equals("Entries") ? operation + "RequestEntry" : ITEMS.getOrDefault(name, name);
    }

    @Override
    public String answered(SdkField<?> member) {
        String name = member.unmarshallLocationName();
        return switch (name) {
            case "Successful", "Results" -> operation + "ResultEntry";
            default -> ITEMS.getOrDefault(name, name);
        };
    }

    @Override
    public String key(SdkField<?> map) {
        return isTags(map) ? "Key" : "Name";
    }

    @Override
    public String value(SdkField<?> map) {
        return "Value";
    }

    private static boolean isTags(SdkField<?> map) {
        return map.locationName().equalsIgnoreCase("tags");
    }
}
