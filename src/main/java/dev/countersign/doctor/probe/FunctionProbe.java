package dev.countersign.doctor.probe;

import dev.countersign.aws.inspect.Inspection;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.domain.inspect.AsyncSettings;
import dev.countersign.domain.inspect.FunctionDetail;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.MetricSum.Metric;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a function and what it did in a span of time. */
final class FunctionProbe {
    private static final int LINES = 200;
    private static final Duration AFTER = Duration.ofMinutes(1);

    private final Inspection aws;
    private final Looks looks;

    FunctionProbe(Inspection aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /**
     * Reads it all.
     *
     * @param name a name or an ARN
     */
    FunctionFacts facts(String name, Instant begin, Instant end) {
        // Whole minutes: tokens of one execution that were handed out together share these looks.
        Instant from = begin.truncatedTo(ChronoUnit.MINUTES);
        Instant to = end.plus(AFTER).truncatedTo(ChronoUnit.MINUTES);
        looks.ahead(() -> detail(name), () -> policy(name), () -> concurrency(name), () -> asyncSettings(name));
        Optional<FunctionDetail> known = detail(name).found().flatMap(found -> found);
        String plain = known.map(FunctionDetail::name).orElse(shortName(name));
        String group = known.map(FunctionDetail::logGroup).orElse("/aws/lambda/" + plain);
        looks.ahead(() -> log(group, from, to), () -> metrics(plain, from, to));
        return new FunctionFacts(
                name,
                detail(name),
                policy(name),
                concurrency(name),
                asyncSettings(name),
                log(group, from, to),
                metrics(plain, from, to));
    }

    private Sight<Optional<FunctionDetail>> detail(String name) {
        return looks.at(
                "lambda:GetFunctionConfiguration", name, () -> aws.functions().function(name));
    }

    private Sight<Optional<String>> policy(String name) {
        return looks.at("lambda:GetPolicy", name, () -> aws.functions().policy(name));
    }

    private Sight<Optional<Integer>> concurrency(String name) {
        return looks.at(
                "lambda:GetFunctionConcurrency", name, () -> aws.functions().reservedConcurrency(name));
    }

    private Sight<Optional<AsyncSettings>> asyncSettings(String name) {
        return looks.at(
                "lambda:GetFunctionEventInvokeConfig",
                name,
                () -> aws.functions().asyncSettings(name));
    }

    private Sight<List<LogLine>> log(String group, Instant from, Instant to) {
        return looks.at(
                "logs:FilterLogEvents",
                group,
                List.of(from, to),
                () -> aws.logs().lines(group, from, to, "", LINES));
    }

    private Sight<List<MetricSum>> metrics(String name, Instant from, Instant to) {
        List<Metric> wanted = Stream.of("Invocations", "Errors", "Throttles")
                .map(metric -> new Metric("AWS/Lambda", metric, "FunctionName", name))
                .toList();
        return looks.at(
                "cloudwatch:GetMetricData",
                name,
                List.of(from, to),
                () -> aws.metrics().sums(wanted, from, to));
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
