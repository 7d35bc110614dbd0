package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Map;
import java.util.Optional;

/**
 * SQS's error codes from the time when it spoke the Query protocol. Programs still go by them, so answers in JSON carry them in
 * the header {@code x-amzn-query-error}.
 */
final class QueryCodes {
    private static final String PREFIX = "AWS.SimpleQueueService.";
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("QueueDoesNotExist", PREFIX + "NonExistentQueue"),
            Map.entry("QueueNameExists", "QueueAlreadyExists"),
            Map.entry("QueueDeletedRecently", PREFIX + "QueueDeletedRecently"),
            Map.entry("PurgeQueueInProgress", PREFIX + "PurgeQueueInProgress"),
            Map.entry("MessageNotInflight", PREFIX + "MessageNotInflight"),
            Map.entry("EmptyBatchRequest", PREFIX + "EmptyBatchRequest"),
            Map.entry("TooManyEntriesInBatchRequest", PREFIX + "TooManyEntriesInBatchRequest"),
            Map.entry("BatchEntryIdsNotDistinct", PREFIX + "BatchEntryIdsNotDistinct"),
            Map.entry("InvalidBatchEntryId", PREFIX + "InvalidBatchEntryId"),
            Map.entry("UnsupportedOperation", PREFIX + "UnsupportedOperation"));

    private QueryCodes() {}

    /** An error in the words of the service's Query protocol. */
    static ServiceError translated(AwsService service, ServiceError error) {
        String code = service == AwsService.SQS_QUERY ? of(error.code()) : error.code();
        return code.equals(error.code())
                ? error
                : new ServiceError(code, error.status(), String.valueOf(error.getMessage()), error.members());
    }

    private static String of(String code) {
        return OTHERS.getOrDefault(code, code);
    }

    /** The header's value, for a service that has such a past. */
    static Optional<String> header(AwsService service, String code, int status) {
        return service == AwsService.SQS
                ? Optional.of(of(code) + ";" + (status < 500 ? "Sender" : "Receiver"))
                : Optional.empty();
    }
}
