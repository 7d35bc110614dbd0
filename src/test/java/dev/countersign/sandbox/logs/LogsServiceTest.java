package dev.countersign.sandbox.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogsServiceTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private CloudWatchLogsClient logs;

    @BeforeEach
    void createStream() {
        logs = sandbox.client(CloudWatchLogsClient.builder());
        logs.createLogGroup(r -> r.logGroupName("app"));
        logs.createLogStream(r -> r.logGroupName("app").logStreamName("s"));
    }

    @Test
    void whatIsWrittenIsReadFromEitherEnd() {
        for (int i = 1; i <= 5; i++) {
            write("line " + i);
        }

        var last =
                logs.getLogEvents(r -> r.logGroupName("app").logStreamName("s").limit(2));
        var before = logs.getLogEvents(
                r -> r.logGroupName("app").logStreamName("s").limit(2).nextToken(last.nextBackwardToken()));
        var first = logs.getLogEvents(
                r -> r.logGroupName("app").logStreamName("s").limit(2).startFromHead(true));

        assertThat(last.events()).extracting(OutputLogEvent::message).containsExactly("line 4", "line 5");
        assertThat(before.events()).extracting(OutputLogEvent::message).containsExactly("line 2", "line 3");
        assertThat(first.events()).extracting(OutputLogEvent::message).containsExactly("line 1", "line 2");
    }

    @Test
    void eventsAreFoundByTheirWords() {
        write("ERROR disk full");
        write("ERROR disk slow");
        write("INFO all well");

        assertThat(found("ERROR -slow")).containsExactly("ERROR disk full");
        assertThat(found("?full ?well")).containsExactly("ERROR disk full", "INFO all well");
        assertThat(found("\"disk slow\"")).containsExactly("ERROR disk slow");
        assertThatThrownBy(() -> found("{ $.level = 3 }")).hasMessageContaining("does not implement");
    }

    @Test
    void retentionForgetsOldEvents() {
        logs.putRetentionPolicy(r -> r.logGroupName("app").retentionInDays(7));
        write("old");
        sandbox.advance(Duration.ofDays(8));
        write("new");

        assertThat(found("")).containsExactly("new");
    }

    @Test
    void aGroupsArnEndsInAStarAsItDoesInAws() {
        var group = logs.describeLogGroups(r -> r.logGroupNamePrefix("app"))
                .logGroups()
                .getFirst();

        assertThat(group.arn()).isEqualTo("arn:aws:logs:eu-west-1:111122223333:log-group:app:*");
        assertThat(group.logGroupArn()).isEqualTo("arn:aws:logs:eu-west-1:111122223333:log-group:app");
    }

    @Test
    void mistakesHaveAwsErrors() {
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("app")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> logs.deleteLogGroup(r -> r.logGroupName("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void write(String message) {
        logs.putLogEvents(r -> r.logGroupName("app")
                .logStreamName("s")
                .logEvents(InputLogEvent.builder()
                        .timestamp(sandbox.clock().instant().toEpochMilli())
                        .message(message)
                        .build()));
    }

    private List<String> found(String pattern) {
        return logs.filterLogEvents(r -> r.logGroupName("app").filterPattern(pattern)).events().stream()
                .map(FilteredLogEvent::message)
                .toList();
    }
}
