package dev.countersign.sandbox.cloudwatch;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Reading metrics, period by period. A period in which nothing was counted has no value. */
final class MetricQueries {
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 1440;
    private static final int MINUTE = 60;
    private static final Set<Integer> FINE_PERIODS = Set.of(1, 5, 10, 20, 30);
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

    private final MetricStore store;

    MetricQueries(MetricStore store) {
        this.store = store;
    }

    GetMetricDataResponse data(GetMetricDataRequest r) {
        if (r.nextToken() != null) {
            throw ServiceError.of("InvalidNextToken", "The next token specified is invalid.");
        }
        checkSpan(r.startTime(), r.endTime());
        List<MetricDataQuery> queries = r.metricDataQueries();
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw MetricErrors.validation("MetricDataQueries must have 1 to " + MOST_QUERIES + " members.");
        }
        Set<String> ids = new HashSet<>();
        List<MetricDataResult> results = new ArrayList<>();
        for (MetricDataQuery query : queries) {
            String id = String.valueOf(query.id());
            if (!ID.matcher(id).matches() || !ids.add(id)) {
                throw MetricErrors.validation(
                        "The values for parameter id in MetricDataQueries are not unique, or not of"
                                + " the form [a-z][a-zA-Z0-9_]*: " + id + ".");
            }
            MetricDataResult result = result(query, r);
            if (!Boolean.FALSE.equals(query.returnData())) {
                results.add(result);
            }
        }
        return GetMetricDataResponse.builder().metricDataResults(results).build();
    }

    private MetricDataResult result(MetricDataQuery query, GetMetricDataRequest r) {
        if (query.expression() != null) {
            throw ServiceError.notImplemented("expressions of GetMetricData");
        }
        MetricStat stat = query.metricStat();
        if (stat == null || stat.metric() == null || stat.stat() == null) {
            throw MetricErrors.validation(
                    "The query " + query.id() + " has no MetricStat with a metric and a statistic.");
        }
        checkStatistic(stat.stat());
        Metric metric = stat.metric();
        NavigableMap<Instant, Observations> periods =
                store.periods(key(metric.namespace(), metric), r.startTime(), r.endTime(), period(stat.period()));
        if (r.scanBy() != ScanBy.TIMESTAMP_ASCENDING) {
            periods = periods.descendingMap();
        }
        List<Double> values = periods.values().stream()
                .map(observations -> statistic(observations, stat.stat()))
                .toList();
        return MetricDataResult.builder()
                .id(query.id())
                .label(query.label() == null ? metric.metricName() : query.label())
                .timestamps(List.copyOf(periods.keySet()))
                .values(values)
                .statusCode(StatusCode.COMPLETE)
                .build();
    }

    GetMetricStatisticsResponse statistics(GetMetricStatisticsRequest r) {
        if (r.namespace() == null || r.metricName() == null) {
            throw MetricErrors.missing(r.namespace() == null ? "Namespace" : "MetricName");
        }
        if (r.hasExtendedStatistics()) {
            throw ServiceError.notImplemented("percentiles of metrics");
        }
        if (r.statistics().isEmpty()) {
            throw MetricErrors.missing("Statistics");
        }
        r.statisticsAsStrings().forEach(MetricQueries::checkStatistic);
        checkSpan(r.startTime(), r.endTime());
        Duration period = period(r.period());
        if (Duration.between(r.startTime(), r.endTime()).dividedBy(period) > MOST_POINTS) {
            throw MetricErrors.combination("You have requested up to "
                    + Duration.between(r.startTime(), r.endTime()).dividedBy(period)
                    + " datapoints, which exceeds the limit of " + MOST_POINTS
                    + ". You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }
        var key = new MetricKey(r.namespace(), r.metricName(), CloudWatchService.dimensions(r.dimensions()));
        List<Datapoint> points = new ArrayList<>();
        store.periods(key, r.startTime(), r.endTime(), period)
                .forEach((start, values) -> points.add(point(start, values, r)));
        return GetMetricStatisticsResponse.builder()
                .label(r.metricName())
                .datapoints(points)
                .build();
    }

    private static Datapoint point(Instant start, Observations values, GetMetricStatisticsRequest r) {
        Datapoint.Builder point =
                Datapoint.builder().timestamp(start).unit(r.unit() == null ? "None" : r.unitAsString());
        for (String name : r.statisticsAsStrings()) {
            double value = statistic(values, name);
            switch (name) {
                case "SampleCount" -> point.sampleCount(value);
                case "Sum" -> point.sum(value);
                case "Average" -> point.average(value);
                case "Minimum" -> point.minimum(value);
                default -> point.maximum(value);
            }
        }
        return point.build();
    }

    private static double statistic(Observations values, String name) {
        return values.statistic(name).orElseThrow();
    }

    private static void checkStatistic(String name) {
        if (Observations.of(0).statistic(name).isEmpty()) {
            throw name.matches("(p|tm|tc|ts|wm|IQM|TM|TC|TS|WM|PR).*")
                    ? ServiceError.notImplemented("the statistic " + name)
                    : MetricErrors.validation("The value " + name + " is not a statistic.");
        }
    }

    private static MetricKey key(@Nullable String namespace, Metric metric) {
        if (namespace == null || metric.metricName() == null) {
            throw MetricErrors.validation("A metric has a namespace and a name.");
        }
        return new MetricKey(namespace, metric.metricName(), CloudWatchService.dimensions(metric.dimensions()));
    }

    private static Duration period(@Nullable Integer seconds) {
        if (seconds == null) {
            throw MetricErrors.missing("Period");
        }
        if (seconds < 1 || (seconds % MINUTE != 0 && !FINE_PERIODS.contains(seconds))) {
            throw MetricErrors.invalid("The parameter Period must be a multiple of 60, or 1, 5, 10, 20 or 30.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static void checkSpan(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            throw MetricErrors.missing(from == null ? "StartTime" : "EndTime");
        }
        if (!from.isBefore(to)) {
            throw MetricErrors.validation("The parameter StartTime must be less than the parameter EndTime.");
        }
    }
}
