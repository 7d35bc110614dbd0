package dev.countersign.doctor.facts;

import dev.countersign.domain.inspect.AsyncSettings;
import dev.countersign.domain.inspect.FunctionDetail;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.domain.inspect.MetricSum;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a function around the time when it should have run.
 *
 * @param name as it was called: a name or an ARN
 * @param detail empty when there is no such function
 * @param policy its resource policy as JSON; empty when it has none
 * @param concurrency its reserved concurrency; empty when none is reserved
 * @param log the lines of its log in the time in question, oldest first
 * @param metrics Invocations, Errors, Throttles in that time
 */
public record FunctionFacts(
        String name,
        Sight<Optional<FunctionDetail>> detail,
        Sight<Optional<String>> policy,
        Sight<Optional<Integer>> concurrency,
        Sight<Optional<AsyncSettings>> async,
        Sight<List<LogLine>> log,
        Sight<List<MetricSum>> metrics) {}
