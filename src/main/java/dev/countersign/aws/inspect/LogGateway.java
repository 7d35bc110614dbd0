package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.inspect.LogLine;
import java.time.Instant;
import java.util.List;

/** CloudWatch Logs. Every method blocks and throws {@code AwsFailure}; NOT_FOUND for a group that is not there. */
public interface LogGateway {
    /**
     * Lines of a log group, oldest first.
     *
     * @param filter a filter pattern in CloudWatch's own syntax; empty for every line
     * @param limit how many at most
     */
    @Reads
    List<LogLine> lines(String group, Instant from, Instant to, String filter, int limit);
}
