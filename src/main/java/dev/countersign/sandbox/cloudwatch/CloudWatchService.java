package dev.countersign.sandbox.cloudwatch;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** CloudWatch's metrics. Takes what the other services count once it is registered. */
public final class CloudWatchService {
    private static final int MOST_LISTED = 500;
    private static final int MOST_DIMENSIONS = 30;
    private static final Duration KEPT_LISTED = Duration.ofDays(14);
    private static final Duration RECENT = Duration.ofHours(3);

    private final World world;
    private final MetricStore store = new MetricStore();

    public CloudWatchService(World world) {
        this.world = world;
    }

    public void register() {
        world.countWith((namespace, name, dimensions, value) ->
                store.add(new MetricKey(namespace, name, dimensions), now(), Observations.of(value)));
        var queries = new MetricQueries(store);
        var on = world.operations();
        on.on(PutMetricDataRequest.class, Access.onAll("cloudwatch:PutMetricData"), (r, caller) -> put(r));
        on.on(ListMetricsRequest.class, Access.onAll("cloudwatch:ListMetrics"), (r, caller) -> list(r));
        on.on(GetMetricDataRequest.class, Access.onAll("cloudwatch:GetMetricData"), (r, caller) -> queries.data(r));
        on.on(
                GetMetricStatisticsRequest.class,
                Access.onAll("cloudwatch:GetMetricStatistics"),
                (r, caller) -> queries.statistics(r));
    }

    private Instant now() {
        return world.clock().instant();
    }

    private PutMetricDataResponse put(PutMetricDataRequest r) {
        if (r.hasEntityMetricData()) {
            throw ServiceError.notImplemented("entities of metrics");
        }
        String namespace = String.valueOf(r.namespace());
        if (r.namespace() == null || namespace.isBlank()) {
            throw MetricErrors.missing("Namespace");
        }
        if (namespace.startsWith("AWS/")) {
            throw MetricErrors.invalid("The value AWS/ for parameter Namespace is invalid.");
        }
        if (r.metricData().isEmpty()) {
            throw MetricErrors.missing("MetricData");
        }
        r.metricData().forEach(datum -> put(namespace, datum));
        return PutMetricDataResponse.builder().build();
    }

    private void put(String namespace, MetricDatum datum) {
        if (datum.metricName() == null || datum.metricName().isBlank()) {
            throw MetricErrors.missing("MetricData.member.1.MetricName");
        }
        if (datum.dimensions().size() > MOST_DIMENSIONS) {
            throw MetricErrors.invalid("A metric has " + MOST_DIMENSIONS + " dimensions at most.");
        }
        var key = new MetricKey(namespace, datum.metricName(), dimensions(datum.dimensions()));
        Instant at = datum.timestamp() == null ? now() : datum.timestamp();
        if (at.isAfter(now().plus(Duration.ofHours(2))) || at.isBefore(now().minus(KEPT_LISTED))) {
            throw MetricErrors.invalid("The parameter MetricData.member.1.Timestamp must specify a time within the past"
                    + " two weeks and no more than two hours in the future.");
        }
        StatisticSet set = datum.statisticValues();
        if (datum.value() != null) {
            store.add(key, at, Observations.of(datum.value()));
        } else if (set != null) {
            store.add(key, at, new Observations(set.sampleCount(), set.sum(), set.minimum(), set.maximum()));
        } else if (datum.hasValues()) {
            for (int i = 0; i < datum.values().size(); i++) {
                double value = datum.values().get(i);
                double count = datum.hasCounts() ? datum.counts().get(i) : 1;
                store.add(key, at, new Observations(count, value * count, value, value));
            }
        } else {
            throw MetricErrors.combination(
                    "At least one of the parameters Value, Values or StatisticValues is required.");
        }
    }

    static Map<String, String> dimensions(List<Dimension> given) {
        var dimensions = new HashMap<String, String>();
        given.forEach(dimension -> dimensions.put(dimension.name(), dimension.value()));
        return dimensions;
    }

    private ListMetricsResponse list(ListMetricsRequest r) {
        if (Boolean.TRUE.equals(r.includeLinkedAccounts()) || r.owningAccount() != null) {
            throw ServiceError.notImplemented("metrics of other accounts");
        }
        Instant since = now().minus(r.recentlyActive() == null ? KEPT_LISTED : RECENT);
        List<Metric> found = store.keys().stream()
                .filter(key -> r.namespace() == null || key.namespace().equals(r.namespace()))
                .filter(key -> r.metricName() == null || key.name().equals(r.metricName()))
                .filter(key -> r.dimensions().stream().allMatch(filter -> has(key, filter)))
                .filter(key -> store.isActive(key, since))
                .map(CloudWatchService::describe)
                .toList();
        try {
            Page<Metric> page = Page.of(found, r.nextToken(), null, MOST_LISTED);
            return ListMetricsResponse.builder()
                    .metrics(page.items())
                    .nextToken(page.next())
                    .build();
        } catch (IllegalArgumentException e) {
            throw MetricErrors.invalid("The next token is invalid.");
        }
    }

    private static boolean has(MetricKey key, DimensionFilter filter) {
        String value = key.dimensions().get(filter.name());
        return value != null && (filter.value() == null || filter.value().equals(value));
    }

    private static Metric describe(MetricKey key) {
        return Metric.builder()
                .namespace(key.namespace())
                .metricName(key.name())
                .dimensions(key.dimensions().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Dimension.builder()
                                .name(entry.getKey())
                                .value(entry.getValue())
                                .build())
                        .toList())
                .build();
    }
}
