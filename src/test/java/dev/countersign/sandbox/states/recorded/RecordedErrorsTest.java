package dev.countersign.sandbox.states.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.states.StatesWorld;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.SdkShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** The errors of the API as recorded from AWS, for the operations that the sandbox has. */
class RecordedErrorsTest {
    /** Activities, TestState and versions are not implemented. */
    private static final Set<String> LEFT_OUT = Set.of(
            "create_activity", "describe_activity", "get_activity_task", "test_state", "publish_state_machine_version");

    private static final String PASS = "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";
    private static final String MACHINE = "arn:aws:states:us-east-1:111111111111:stateMachine:present";
    private static final Likeness LIKENESS = new Likeness(List.of());

    @Test
    void errorsAreThoseRecordedFromAws() {
        Map<String, Integer> leftOut = new TreeMap<>();
        int checked = 0;
        for (Map<String, Object> recorded : Recorded.apiErrors()) {
            String operation = String.valueOf(recorded.get("operation"));
            if (LEFT_OUT.contains(operation)) {
                leftOut.merge(operation, 1, Integer::sum);
                continue;
            }
            check(recorded);
            checked++;
        }
        System.out.println("Step Functions errors as recorded from AWS: " + checked
                + " alike; operations that are not implemented: " + leftOut);
        assertThat(checked).isGreaterThanOrEqualTo(17);
    }

    private static void check(Map<String, Object> recorded) {
        try (var states = new StatesWorld(
                new Account("111111111111", "us-east-1"), world -> new ReplayedTasks(world, List.of(), LIKENESS))) {
            String machine = states.create("present", PASS);
            states.call(
                    StartExecutionRequest.builder()
                            .stateMachineArn(machine)
                            .name("present")
                            .build(),
                    StartExecutionResponse.class);
            states.settle();
            AwsRequest request = request(recorded);
            ServiceError error =
                    catchThrowableOfType(ServiceError.class, () -> states.call(request, AwsResponse.class));
            Map<String, Object> response = Json.object(recorded.get("response"));
            String told = response.containsKey("exception_value")
                    ? String.valueOf(response.get("exception_value")).replaceFirst("^An error .*? operation: ", "")
                    : String.valueOf(response.get("message"));
            Object code = response.getOrDefault(
                    "exception_typename", Json.object(response.get("Error")).get("Code"));
            assertThat(error).as(String.valueOf(recorded.get("name"))).isNotNull();
            assertThat(error.code()).as(String.valueOf(recorded.get("name"))).isEqualTo(code);
            assertThat(LIKENESS.alike(told, error.getMessage()))
                    .as("%s%nrecorded %s%nours     %s", recorded.get("name"), told, error.getMessage())
                    .isTrue();
        }
    }

    private static AwsRequest request(Map<String, Object> recorded) {
        SdkPojo builder = switch (String.valueOf(recorded.get("operation"))) {
            case "create_state_machine" -> (SdkPojo) CreateStateMachineRequest.builder();
            case "update_state_machine" -> (SdkPojo) UpdateStateMachineRequest.builder();
            case "list_state_machines" -> (SdkPojo) ListStateMachinesRequest.builder();
            case "start_execution" -> (SdkPojo) StartExecutionRequest.builder();
            case "start_sync_execution" -> (SdkPojo) StartSyncExecutionRequest.builder();
            case "get_execution_history" -> (SdkPojo) GetExecutionHistoryRequest.builder();
            default -> throw new IllegalArgumentException(String.valueOf(recorded.get("operation")));
        };
        Map<String, Object> values = new LinkedHashMap<>();
        Json.object(recorded.get("request")).forEach((name, value) -> values.put(name, real(name, value)));
        SdkShapes.fill(builder, values);
        return (AwsRequest) ((Buildable) builder).build();
    }

    /** Values in the place of the recording's placeholders. */
    private static Object real(String name, Object value) {
        return switch (name) {
            case "roleArn" -> StatesWorld.ROLE;
            case "stateMachineArn" -> String.valueOf(value).endsWith(":2") ? MACHINE + ":2" : MACHINE;
            case "name" -> String.valueOf(value).startsWith("<") ? "present" : value;
            case "nextToken" -> "x".repeat(1025);
            case "definition" ->
                String.valueOf(value)
                        .replace("\"activity_arn\"", "\"arn:aws:states:us-east-1:111111111111:activity:a\"");
            default -> value;
        };
    }
}
