package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.MetricSum.Metric;
import java.time.Instant;
import java.util.List;

/** CloudWatch metrics. Every method blocks and throws {@code AwsFailure}. */
public interface MetricGateway {
    /** The sums of several metrics over one span of time, in one call; in the order asked for. At most 500. */
    @Reads
    List<MetricSum> sums(List<Metric> metrics, Instant from, Instant to);
}
