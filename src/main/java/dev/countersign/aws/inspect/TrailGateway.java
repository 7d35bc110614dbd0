package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.inspect.TrailEvent;
import java.time.Instant;
import java.util.List;

/** CloudTrail's last 90 days of management events. Every method blocks and throws {@code AwsFailure}. Two calls a second at most. */
public interface TrailGateway {
    /**
     * Calls of one operation, newest first.
     *
     * @param eventName the operation, for example {@code PutApprovalResult}
     */
    @Reads
    List<TrailEvent> events(String eventName, Instant from, Instant to, int limit);
}
