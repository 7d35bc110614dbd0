package dev.countersign.aws.sdk.inspect;

import dev.countersign.aws.SecretText;
import dev.countersign.aws.inspect.LogGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.Redacted;
import dev.countersign.domain.inspect.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** {@link LogGateway} over CloudWatch Logs. */
final class SdkLogGateway implements LogGateway {
    /** A filtered page may be empty although more follow; on a busy group that could go on for long. */
    private static final int PAGES = 10;

    private final AwsClients clients;

    SdkLogGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<LogLine> lines(String group, Instant from, Instant to, String filter, int limit) {
        var lines = new ArrayList<LogLine>();
        @Nullable String token = null;
        int pages = 0;
        do {
            @Nullable String next = token;
            FilterLogEventsResponse page = AwsCalls.call(
                    "logs:FilterLogEvents",
                    () -> clients.logs()
                            .filterLogEvents(r -> r.logGroupName(group)
                                    .startTime(from.toEpochMilli())
                                    .endTime(to.toEpochMilli())
                                    .filterPattern(filter.isEmpty() ? null : filter)
                                    .limit(limit)
                                    .nextToken(next)));
            page.events().stream().map(SdkLogGateway::line).forEach(lines::add);
            token = page.nextToken();
            pages++;
        } while (token != null && lines.size() < limit && pages < PAGES);
        return lines.stream().limit(limit).toList();
    }

    private static LogLine line(FilteredLogEvent event) {
        String text = Redacted.of(Objects.toString(event.message(), "").strip()).text();
        return new LogLine(
                Instant.ofEpochMilli(event.timestamp() == null ? 0 : event.timestamp()),
                Objects.toString(event.logStreamName(), ""),
                SecretText.without(text));
    }
}
