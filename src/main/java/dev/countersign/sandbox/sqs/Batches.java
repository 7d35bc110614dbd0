package dev.countersign.sandbox.sqs;

import dev.countersign.sandbox.api.ServiceError;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** What all batches have in common. */
final class Batches {
    private Batches() {}

    static void check(List<String> ids, int most) {
        if (ids.isEmpty()) {
            throw ServiceError.of("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (ids.size() > most) {
            throw ServiceError.of(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are " + most + ". You have sent " + ids.size() + ".");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw ServiceError.of("BatchEntryIdsNotDistinct", "Ids of the entries have to be different.");
        }
        if (!ids.stream().allMatch(id -> String.valueOf(id).matches("[A-Za-z0-9_-]{1,80}"))) {
            throw ServiceError.of(
                    "InvalidBatchEntryId",
                    "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most"
                            + " 80 letters long.");
        }
    }

    static BatchResultErrorEntry failed(String id, ServiceError error) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(error.code())
                .message(error.getMessage())
                .senderFault(true)
                .build();
    }
}
