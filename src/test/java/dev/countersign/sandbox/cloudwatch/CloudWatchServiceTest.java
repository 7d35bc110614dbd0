package dev.countersign.sandbox.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

final class CloudWatchServiceTest {
    private static final Instant START = RunningSandbox.START;

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private CloudWatchClient cloudWatch;

    @BeforeEach
    void connect() {
        cloudWatch = sandbox.client(CloudWatchClient.builder());
    }

    @Test
    void valuesAreSummedByPeriodAndPeriodsWithoutOneAreAbsent() {
        put(1);
        put(2);
        sandbox.advance(Duration.ofMinutes(3));
        put(10);

        MetricDataResult minutes = sum(60);
        assertThat(minutes.values()).containsExactly(10.0, 3.0);
        assertThat(minutes.timestamps()).containsExactly(START.plus(Duration.ofMinutes(3)), START);
        assertThat(minutes.statusCodeAsString()).isEqualTo("Complete");
        assertThat(sum(300).values()).containsExactly(13.0);
    }

    @Test
    void allPlainStatisticsCanBeAskedFor() {
        put(1);
        put(5);

        var points = cloudWatch
                .getMetricStatistics(r -> r.namespace("Desk")
                        .metricName("Decisions")
                        .dimensions(d -> d.name("Team").value("a"))
                        .startTime(START)
                        .endTime(START.plusSeconds(600))
                        .period(60)
                        .statistics(
                                Statistic.SUM,
                                Statistic.AVERAGE,
                                Statistic.MINIMUM,
                                Statistic.MAXIMUM,
                                Statistic.SAMPLE_COUNT))
                .datapoints();

        assertThat(points).singleElement().satisfies(point -> {
            assertThat(point.sum()).isEqualTo(6);
            assertThat(point.average()).isEqualTo(3);
            assertThat(point.minimum()).isEqualTo(1);
            assertThat(point.maximum()).isEqualTo(5);
            assertThat(point.sampleCount()).isEqualTo(2);
        });
    }

    @Test
    void metricsAreListedByNameAndDimension() {
        put(1);

        assertThat(cloudWatch.listMetrics(r -> r.namespace("Desk")).metrics())
                .extracting(Metric::metricName)
                .containsExactly("Decisions");
        assertThat(cloudWatch
                        .listMetrics(r -> r.dimensions(d -> d.name("Team").value("b")))
                        .metrics())
                .isEmpty();
        sandbox.advance(Duration.ofHours(4));
        assertThat(cloudWatch.listMetrics(r -> r.recentlyActive("PT3H")).metrics())
                .isEmpty();
        assertThat(cloudWatch.listMetrics(r -> r.metricName("Decisions")).metrics())
                .hasSize(1);
    }

    @Test
    void aRuleWithoutAnyEventHasNoMetrics() {
        EventBridgeClient events = sandbox.client(EventBridgeClient.builder());
        events.putRule(r -> r.name("idle").eventPattern("{\"source\": [\"desk\"]}"));

        assertThat(rule("idle", "TriggeredRules").values()).isEmpty();

        events.putRule(r -> r.name("busy").eventPattern("{\"source\": [\"desk\"]}"));
        events.putTargets(r ->
                r.rule("busy").targets(t -> t.id("gone").arn("arn:aws:lambda:eu-west-1:111122223333:function:gone")));
        events.putEvents(r -> r.entries(e -> e.source("desk").detailType("t").detail("{}")));
        sandbox.settle();

        assertThat(rule("busy", "TriggeredRules").values()).containsExactly(1.0);
        assertThat(rule("busy", "Invocations").values()).containsExactly(1.0);
        assertThat(rule("busy", "FailedInvocations").values()).containsExactly(1.0);
        assertThat(rule("busy", "ThrottledRules").values()).isEmpty();
    }

    @Test
    void badQueriesAreToldWhatIsWrong() {
        assertThatThrownBy(() -> query(q -> q.id("A"))).hasMessageContaining("[a-z]");
        assertThatThrownBy(() -> query(q -> q.id("a").metricStat(s -> s.stat("Sum"))))
                .hasMessageContaining("MetricStat");
        assertThatThrownBy(() -> query(q -> q.id("a").expression("SUM(b)"))).hasMessageContaining("expressions");
        assertThatThrownBy(() -> query(q -> stat(q, "p99", 60))).hasMessageContaining("p99");
        put(1);
        assertThatThrownBy(() -> query(q -> stat(q, "Total", 60))).hasMessageContaining("not a statistic");
        assertThatThrownBy(() -> query(q -> stat(q, "Sum", 61))).isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> cloudWatch.getMetricData(
                        r -> r.startTime(START).endTime(START).metricDataQueries(q -> stat(q, "Sum", 60))))
                .hasMessageContaining("StartTime must be less");
        assertThatThrownBy(() -> cloudWatch.getMetricData(r -> r.nextToken("x")
                        .startTime(START)
                        .endTime(START.plusSeconds(60))
                        .metricDataQueries(q -> stat(q, "Sum", 60))))
                .isInstanceOf(InvalidNextTokenException.class);
        assertThatThrownBy(() -> cloudWatch.getMetricStatistics(r -> r.namespace("Desk")
                        .metricName("Decisions")
                        .startTime(START)
                        .endTime(START.plus(Duration.ofDays(3)))
                        .period(60)
                        .statistics(Statistic.SUM)))
                .isInstanceOf(InvalidParameterCombinationException.class)
                .hasMessageContaining("exceeds the limit of 1440");
        assertThatThrownBy(() -> cloudWatch.getMetricStatistics(r -> r.namespace("Desk")
                        .metricName("Decisions")
                        .startTime(START)
                        .endTime(START.plusSeconds(60))
                        .period(60)))
                .isInstanceOf(MissingRequiredParameterException.class);
    }

    @Test
    void nobodyPutsMetricsOfAws() {
        assertThatThrownBy(() -> cloudWatch.putMetricData(r -> r.namespace("AWS/Events")
                        .metricData(d -> d.metricName("Invocations").value(1.0))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("AWS/");
        assertThatThrownBy(() -> cloudWatch.putMetricData(r -> r.namespace("Desk")
                        .metricData(d -> d.metricName("Old").value(1.0).timestamp(START.minus(Duration.ofDays(20))))))
                .hasMessageContaining("within the past two weeks");
        assertThatThrownBy(
                        () -> cloudWatch.putMetricData(r -> r.namespace("Desk").metricData(d -> d.metricName("Empty"))))
                .isInstanceOf(InvalidParameterCombinationException.class);
        CloudWatchClient viewers = sandbox.client(CloudWatchClient.builder(), Persona.VIEWER);
        assertThatThrownBy(() -> viewers.putMetricData(r ->
                        r.namespace("Desk").metricData(d -> d.metricName("Mine").value(1.0))))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("cloudwatch:PutMetricData");
    }

    private void put(double value) {
        cloudWatch.putMetricData(r -> r.namespace("Desk")
                .metricData(d -> d.metricName("Decisions")
                        .dimensions(x -> x.name("Team").value("a"))
                        .value(value)));
    }

    private MetricDataResult sum(int period) {
        return query(q -> stat(q, "Sum", period));
    }

    private static void stat(MetricDataQuery.Builder query, String statistic, int period) {
        query.id("m")
                .metricStat(s -> s.stat(statistic)
                        .period(period)
                        .metric(m -> m.namespace("Desk")
                                .metricName("Decisions")
                                .dimensions(d -> d.name("Team").value("a"))));
    }

    private MetricDataResult rule(String rule, String metric) {
        return query(q -> q.id("m")
                .metricStat(s -> s.stat("Sum")
                        .period(60)
                        .metric(m -> m.namespace("AWS/Events")
                                .metricName(metric)
                                .dimensions(d -> d.name("RuleName").value(rule)))));
    }

    private MetricDataResult query(Consumer<MetricDataQuery.Builder> query) {
        List<MetricDataResult> results = cloudWatch
                .getMetricData(r -> r.startTime(START.minusSeconds(600))
                        .endTime(START.plus(Duration.ofHours(6)))
                        .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                        .metricDataQueries(query))
                .metricDataResults();
        return results.getFirst();
    }
}
