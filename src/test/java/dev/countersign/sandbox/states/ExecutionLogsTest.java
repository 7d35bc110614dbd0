package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.ServiceError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

class ExecutionLogsTest {
    private static final String FAIL =
            "{\"StartAt\": \"F\", \"States\": {\"F\": {\"Type\": \"Fail\", \"Error\": \"Broken\"}}}";

    private final StatesWorld states = new StatesWorld();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void logGroups() {
        states.world.operations().on(CreateLogStreamRequest.class, Access.free(), (r, caller) -> {
            if (r.logGroupName().equals("missing")) {
                throw ServiceError.of("ResourceNotFoundException", "The specified log group does not exist.");
            }
            return CreateLogStreamResponse.builder().build();
        });
        states.world.operations().on(PutLogEventsRequest.class, Access.free(), (r, caller) -> {
            r.logEvents().forEach(event -> lines.add(r.logGroupName() + " " + event.message()));
            return PutLogEventsResponse.builder().build();
        });
    }

    @AfterEach
    void close() {
        states.close();
    }

    private String run(String level, String... groups) {
        List<LogDestination> destinations = new ArrayList<>();
        for (String group : groups) {
            String arn = states.world.account().arn("logs", "log-group:" + group + ":*");
            destinations.add(LogDestination.builder()
                    .cloudWatchLogsLogGroup(g -> g.logGroupArn(arn))
                    .build());
        }
        String machine = states.call(
                        CreateStateMachineRequest.builder()
                                .name("logged")
                                .definition(FAIL)
                                .roleArn(StatesWorld.ROLE)
                                .loggingConfiguration(LoggingConfiguration.builder()
                                        .level(level)
                                        .includeExecutionData(false)
                                        .destinations(destinations)
                                        .build())
                                .build(),
                        CreateStateMachineResponse.class)
                .stateMachineArn();
        return states.start(machine, "{\"secret\": 1}");
    }

    @Test
    void everyEventIsLoggedInOrderWithoutDataUnlessTheyAreAskedFor() {
        run("ALL", "flow");

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("flow {\"id\":\"1\",\"type\":\"ExecutionStarted\"");
        assertThat(lines.get(1)).contains("\"type\":\"FailStateEntered\"");
        assertThat(lines.get(2)).contains("\"type\":\"ExecutionFailed\",\"details\":{\"error\":\"Broken\"}");
        assertThat(lines).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void theFatalLevelLogsOnlyHowAnExecutionFailed() {
        run("FATAL", "flow");

        assertThat(lines).singleElement().asString().contains("ExecutionFailed");
    }

    @Test
    void aMissingLogGroupHarmsNoExecution() {
        String arn = run("ALL", "missing");

        assertThat(lines).isEmpty();
        assertThat(states.describe(arn).error()).isEqualTo("Broken");
    }

    @Test
    void loggingNeedsADestination() {
        assertThatThrownBy(() -> run("ALL"))
                .hasMessage("Invalid Logging Configuration: Must specify exactly one Log Destination.");
    }
}
