package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.AwsEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

class ExecutionsTest {
    private static final String WAIT_AN_HOUR = """
            {"StartAt": "Wait", "TimeoutSeconds": 7200, "States": {
              "Wait": {"Type": "Wait", "SecondsPath": "$.seconds", "Next": "Done"}, "Done": {"Type": "Succeed"}}}
            """;

    private final StatesWorld states = new StatesWorld();

    @AfterEach
    void close() {
        states.close();
    }

    private StartExecutionResponse start(String machine, String name, String input) {
        var response = states.call(
                StartExecutionRequest.builder()
                        .stateMachineArn(machine)
                        .name(name)
                        .input(input)
                        .build(),
                StartExecutionResponse.class);
        states.settle();
        return response;
    }

    private ListExecutionsResponse list(String machine, @Nullable String status, @Nullable String token) {
        return states.call(
                ListExecutionsRequest.builder()
                        .stateMachineArn(machine)
                        .statusFilter(status)
                        .maxResults(2)
                        .nextToken(token)
                        .build(),
                ListExecutionsResponse.class);
    }

    private static List<String> names(ListExecutionsResponse page) {
        return page.executions().stream().map(ExecutionListItem::name).toList();
    }

    @Test
    void theSameStartAgainGivesTheSameRunWhileItRuns() {
        String machine = states.create("hour", WAIT_AN_HOUR);
        var first = start(machine, "one", "{\"seconds\": 3600}");

        assertThat(start(machine, "one", "{\"seconds\": 3600}")).isEqualTo(first);
        assertThatThrownBy(() -> start(machine, "one", "{\"seconds\": 1}"))
                .hasMessage("Execution Already Exists: '" + first.executionArn() + "'");
        states.advance(Duration.ofHours(1));
        assertThat(states.describe(first.executionArn()).statusAsString()).isEqualTo("SUCCEEDED");
        assertThatThrownBy(() -> start(machine, "one", "{\"seconds\": 3600}"))
                .hasMessage("Execution Already Exists: '" + first.executionArn() + "'");
    }

    @Test
    void aStoppedRunIsAbortedWithTheGivenWords() {
        String arn = start(states.create("hour", WAIT_AN_HOUR), "one", "{\"seconds\": 3600}")
                .executionArn();

        states.call(
                StopExecutionRequest.builder()
                        .executionArn(arn)
                        .error("Cancelled")
                        .cause("by hand")
                        .build(),
                StopExecutionResponse.class);
        states.advance(Duration.ofHours(3));

        assertThat(states.chain(arn))
                .containsExactly("1<0 ExecutionStarted", "2<0 WaitStateEntered", "3<0 ExecutionAborted");
        assertThat(states.describe(arn).statusAsString()).isEqualTo("ABORTED");
        assertThat(states.describe(arn).error()).isEqualTo("Cancelled");
        assertThat(states.describe(arn).stopDate()).isEqualTo(StatesWorld.START);
    }

    @Test
    void theMachinesOwnTimeoutEndsARunAsTimedOut() {
        String arn = start(states.create("hour", WAIT_AN_HOUR), "one", "{\"seconds\": 9999}")
                .executionArn();

        states.advance(Duration.ofHours(2));

        assertThat(states.describe(arn).statusAsString()).isEqualTo("TIMED_OUT");
        assertThat(states.chain(arn).getLast()).isEqualTo("3<0 ExecutionTimedOut");
    }

    @Test
    void runsAreListedNewestFirstPageByPageAndByStatus() {
        String machine = states.create("hour", WAIT_AN_HOUR);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            start(machine, name, name.equals("c") ? "{\"seconds\": 0}" : "{\"seconds\": 60}");
        }

        ListExecutionsResponse first = list(machine, null, null);
        start(machine, "f", "{\"seconds\": 60}");
        ListExecutionsResponse second = list(machine, null, first.nextToken());
        ListExecutionsResponse third = list(machine, null, second.nextToken());

        assertThat(names(first)).containsExactly("e", "d");
        assertThat(names(second)).containsExactly("c", "b");
        assertThat(names(third)).containsExactly("a");
        assertThat(third.nextToken()).isNull();
        assertThat(names(list(machine, "SUCCEEDED", null))).containsExactly("c");
        assertThatThrownBy(() -> list(machine, null, "nonsense")).hasMessage("Invalid Token: 'Invalid token'");
    }

    @Test
    void historiesComeInPagesForwardsAndBackwards() {
        String arn = start(states.create("hour", WAIT_AN_HOUR), "one", "{\"seconds\": 0}")
                .executionArn();

        List<Long> ids = new ArrayList<>();
        String token = null;
        do {
            var page = states.call(
                    GetExecutionHistoryRequest.builder()
                            .executionArn(arn)
                            .maxResults(2)
                            .reverseOrder(true)
                            .nextToken(token)
                            .build(),
                    GetExecutionHistoryResponse.class);
            page.events().stream().map(HistoryEvent::id).forEach(ids::add);
            token = page.nextToken();
        } while (token != null);

        assertThat(ids).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        var bare = states.call(
                GetExecutionHistoryRequest.builder()
                        .executionArn(arn)
                        .includeExecutionData(false)
                        .build(),
                GetExecutionHistoryResponse.class);
        assertThat(bare.events().getFirst().executionStartedEventDetails().input())
                .isNull();
        assertThat(bare.events().get(1).stateEnteredEventDetails().name()).isEqualTo("Wait");
    }

    @Test
    void eachChangeOfStatusIsToldToEventBridge() {
        String arn = start(states.create("hour", WAIT_AN_HOUR), "one", "{\"seconds\": 0}")
                .executionArn();

        assertThat(states.events).extracting(AwsEvent::source).containsOnly("aws.states");
        assertThat(states.events)
                .extracting(event -> event.detail().get("status"))
                .containsExactly("RUNNING", "SUCCEEDED");
        assertThat(states.events.getLast().resources()).containsExactly(arn);
        assertThat(states.events.getLast().detail())
                .containsEntry("startDate", StatesWorld.START.toEpochMilli())
                .containsEntry("output", "{\"seconds\":0}");
    }

    @Test
    void aRunKeepsTheDefinitionItStartedWith() {
        String machine = states.create("hour", WAIT_AN_HOUR);
        String arn = start(machine, "one", "{\"seconds\": 60}").executionArn();
        states.call(
                UpdateStateMachineRequest.builder()
                        .stateMachineArn(machine)
                        .definition("{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}")
                        .build(),
                UpdateStateMachineResponse.class);

        assertThat(states.call(
                                DescribeStateMachineForExecutionRequest.builder()
                                        .executionArn(arn)
                                        .build(),
                                DescribeStateMachineForExecutionResponse.class)
                        .definition())
                .isEqualTo(WAIT_AN_HOUR);
        states.advance(Duration.ofMinutes(1));
        assertThat(states.describe(arn).statusAsString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aDeletedMachineStaysUntilItsRunsHaveEnded() {
        String machine = states.create("hour", WAIT_AN_HOUR);
        String arn = start(machine, "one", "{\"seconds\": 60}").executionArn();
        states.call(
                DeleteStateMachineRequest.builder().stateMachineArn(machine).build(), DeleteStateMachineResponse.class);

        var describe =
                DescribeStateMachineRequest.builder().stateMachineArn(machine).build();
        assertThat(states.call(describe, DescribeStateMachineResponse.class).statusAsString())
                .isEqualTo("DELETING");
        assertThatThrownBy(() -> start(machine, "two", "{}")).hasMessageContaining("is being deleted");

        states.advance(Duration.ofMinutes(1));
        assertThat(states.describe(arn).statusAsString()).isEqualTo("ABORTED");
        assertThatThrownBy(() -> states.call(describe, DescribeStateMachineResponse.class))
                .hasMessage("State Machine Does Not Exist: '" + machine + "'");
    }

    @Test
    void aHistoryEndsAtTwentyFiveThousandEvents() {
        String arn = states.run(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"$.go\","
                        + " \"BooleanEquals\": true, \"Next\": \"A\"}], \"Default\": \"B\"}, \"B\": {\"Type\":"
                        + " \"Succeed\"}}}",
                "{\"go\": true}");

        assertThat(states.describe(arn).statusAsString()).isEqualTo("FAILED");
        assertThat(states.describe(arn).cause())
                .isEqualTo("The execution reached the maximum number of history events (25000).");
    }
}
