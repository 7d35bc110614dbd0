package dev.countersign.testing;

import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.domain.inspect.FunctionDetail;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.domain.inspect.MetricSum.Metric;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was read of a function, made by hand: it is there, EventBridge may call it, and it has not run. */
public final class Functions {
    private final String name;
    private final List<LogLine> log = new ArrayList<>();
    private Optional<String> state = Optional.of("Active");
    private Optional<String> lastUpdate = Optional.of("Successful");
    private String runtime = "python3.13";
    private Sight<Optional<String>> policy = Sight.seen(
            Optional.of(
                    policy(
                            "\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunction\"")));
    private Sight<Optional<Integer>> concurrency = Sight.seen(Optional.empty());
    private boolean exists = true;
    private boolean logHidden;
    private double errors;
    private Instant at = Facts.START.plusSeconds(12);
    private int runs;
    private Set<String> otherRegions = Set.of();

    private Functions(String name) {
        this.name = name;
    }

    public static Functions named(String name) {
        return new Functions(name);
    }

    /** A resource policy of one statement. */
    public static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement + "}]}";
    }

    /** The next run begins then. */
    public Functions at(Duration sinceStart) {
        at = Facts.START.plus(sinceStart);
        return this;
    }

    /** A run to the end, with these lines of its own. */
    public Functions ranWell(String... lines) {
        return ran(lines);
    }

    /** A run that ends with an error; Lambda writes END for it, too. */
    public Functions failed(String error) {
        return ran("[ERROR] " + error);
    }

    private Functions ran(String... lines) {
        String request = "0000000" + runs++ + "-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
        line("START RequestId: " + request + " Version: $LATEST");
        for (String line : lines) {
            line(line);
        }
        line("END RequestId: " + request);
        line("REPORT RequestId: " + request + " Duration: 12 ms");
        return this;
    }

    private void line(String text) {
        log.add(new LogLine(at, "stream", text));
    }

    public Functions logHidden() {
        logHidden = true;
        return this;
    }

    public Functions errors(double count) {
        errors = count;
        return this;
    }

    public Functions state(String other) {
        state = Optional.of(other);
        return this;
    }

    public Functions lastUpdate(String other) {
        lastUpdate = Optional.of(other);
        return this;
    }

    public Functions runtime(String other) {
        runtime = other;
        return this;
    }

    /** An environment variable names this Region. */
    public Functions configuredFor(String region) {
        otherRegions = Set.of(region);
        return this;
    }

    public Functions gone() {
        exists = false;
        return this;
    }

    public Functions policy(Sight<Optional<String>> other) {
        policy = other;
        return this;
    }

    public Functions concurrency(int reserved) {
        concurrency = Sight.seen(Optional.of(reserved));
        return this;
    }

    public String arn() {
        return "arn:aws:lambda:eu-west-1:111122223333:function:" + name;
    }

    public FunctionFacts facts() {
        var detail = new FunctionDetail(
                name,
                arn(),
                "arn:aws:iam::111122223333:role/" + name,
                Optional.of(runtime),
                Optional.of("index.handler"),
                Duration.ofSeconds(15),
                state,
                Optional.empty(),
                lastUpdate,
                Optional.empty(),
                "/aws/lambda/" + name,
                otherRegions);
        return new FunctionFacts(
                arn(),
                Sight.seen(exists ? Optional.of(detail) : Optional.empty()),
                policy,
                concurrency,
                Sight.seen(Optional.empty()),
                logHidden
                        ? Sight.unseen("This needs the permission logs:FilterLogEvents.")
                        : Sight.seen(List.copyOf(log)),
                Sight.seen(List.of(
                        new MetricSum(new Metric("AWS/Lambda", "Errors", "FunctionName", name), Optional.of(errors)))));
    }
}
