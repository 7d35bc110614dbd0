package dev.countersign.doctor.probe;

import dev.countersign.aws.inspect.Inspection;
import dev.countersign.doctor.facts.FunctionFacts;
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
        Sight<Optional<FunctionDetail>> detail = looks.at(
                "lambda:GetFunctionConfiguration", name, () -> aws.functions().function(name));
        String plain =
                detail.found().flatMap(found -> found).map(FunctionDetail::name).orElse(shortName(name));
        return new FunctionFacts(
                name,
                detail,
                looks.at("lambda:GetPolicy", name, () -> aws.functions().policy(name)),
                looks.at(
                        "lambda:GetFunctionConcurrency",
                        name,
                        () -> aws.functions().reservedConcurrency(name)),
                looks.at(
                        "lambda:GetFunctionEventInvokeConfig",
                        name,
                        () -> aws.functions().asyncSettings(name)),
                log(
                        detail.found()
                                .flatMap(found -> found)
                                .map(FunctionDetail::logGroup)
                                .orElse("/aws/lambda/" + plain),
                        from,
                        to),
                metrics(plain, from, to));
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
