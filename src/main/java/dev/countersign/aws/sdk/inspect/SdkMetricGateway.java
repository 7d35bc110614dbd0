package dev.countersign.aws.sdk.inspect;

import dev.countersign.aws.inspect.MetricGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.MetricSum.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** {@link MetricGateway} over CloudWatch: one {@code GetMetricData} for all of them. */
final class SdkMetricGateway implements MetricGateway {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final AwsClients clients;

    SdkMetricGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<MetricSum> sums(List<Metric> metrics, Instant from, Instant to) {
        // Minutes are kept for 15 days only; a period must divide what is left by then.
        int period = Duration.between(from, to).toHours() > 24 ? HOUR : MINUTE;
        List<MetricDataQuery> queries = IntStream.range(0, metrics.size())
                .mapToObj(i -> query("m" + i, metrics.get(i), period))
                .toList();
        GetMetricDataResponse answer = AwsCalls.call(
                "cloudwatch:GetMetricData",
                () -> clients.cloudWatch()
                        .getMetricData(r -> r.metricDataQueries(queries)
                                .startTime(from.truncatedTo(ChronoUnit.MINUTES))
                                .endTime(to.plusSeconds(MINUTE).truncatedTo(ChronoUnit.MINUTES))));
        Map<String, Double> sums = new HashMap<>();
        answer.metricDataResults()
                .forEach(result -> result.values().forEach(value -> sums.merge(result.id(), value, Double::sum)));
        return IntStream.range(0, metrics.size())
                .mapToObj(i -> new MetricSum(metrics.get(i), Optional.ofNullable(sums.get("m" + i))))
                .toList();
    }

    private static MetricDataQuery query(String id, Metric metric, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat("Sum")
                        .period(period)
                        .metric(m -> m.namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(d -> d.name(metric.dimension()).value(metric.value()))))
                .build();
    }
}
