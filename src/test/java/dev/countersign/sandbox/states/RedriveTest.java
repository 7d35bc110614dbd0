package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** An execution that ended badly goes on where it ended, with its own definition and what it had come to. */
class RedriveTest {
    private static final String TASK = """
            {"StartAt": "Count", "TimeoutSeconds": 3600, "States": {
              "Count": {"Type": "Pass", "Assign": {"seen": "before"}, "Next": "Call"},
              "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Done",
                "Parameters": {"FunctionName": "f", "Payload": {"redrives.$": "$$.Execution.RedriveCount", "seen.$": "$seen"}},
                "OutputPath": "$.Payload"},
              "Done": {"Type": "Succeed"}}}""";
    private static final String WAITING = """
            {"StartAt": "Ask", "TimeoutSeconds": 3600, "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true,
                "Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}}}}""";

    private final StatesWorld states = new StatesWorld();
    private final List<String> payloads = new ArrayList<>();
    private boolean failing = true;

    @AfterEach
    void close() {
        states.close();
    }

    private void function() {
        states.lambda(payload -> {
            payloads.add(payload);
            if (failing) {
                throw ServiceError.of("ServiceException", "not now");
            }
            return "{\"ok\":true}";
        });
    }

    private RedriveExecutionResponse redrive(String arn) {
        RedriveExecutionResponse answer = states.call(
                RedriveExecutionRequest.builder().executionArn(arn).build(), RedriveExecutionResponse.class);
        states.settle();
        return answer;
    }

    private void stop(String arn) {
        states.call(StopExecutionRequest.builder().executionArn(arn).build(), StopExecutionResponse.class);
        states.settle();
    }

    @Test
    void aFailedTaskIsCalledOnceMoreAndWhatCameBeforeIsNot() {
        function();
        String arn = states.run(TASK, "{}");
        assertThat(states.describe(arn).statusAsString()).isEqualTo("FAILED");
        assertThat(states.describe(arn).redriveStatusAsString()).isEqualTo("REDRIVABLE");

        failing = false;
        states.advance(Duration.ofMinutes(5));
        RedriveExecutionResponse answer = redrive(arn);

        DescribeExecutionResponse after = states.describe(arn);
        assertThat(after.statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(after.output()).isEqualTo("{\"ok\":true}");
        assertThat(after.redriveCount()).isEqualTo(1);
        assertThat(after.redriveDate()).isEqualTo(answer.redriveDate()).isEqualTo(StatesWorld.START.plusSeconds(300));
        assertThat(after.startDate()).isEqualTo(StatesWorld.START);
        assertThat(after.error()).isNull();
        assertThat(after.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        assertThat(payloads)
                .containsExactly("{\"redrives\":0,\"seen\":\"before\"}", "{\"redrives\":1,\"seen\":\"before\"}");
        assertThat(states.history(arn).stream().map(event -> event.typeAsString()))
                .containsSubsequence("ExecutionFailed", "ExecutionRedriven", "TaskStateEntered", "TaskSucceeded")
                .containsOnlyOnce("PassStateEntered");
        assertThat(states.history(arn).stream()
                        .filter(event -> event.typeAsString().equals("ExecutionRedriven"))
                        .map(event -> event.executionRedrivenEventDetails().redriveCount()))
                .containsExactly(1);
    }

    @Test
    void aTaskThatWaitedHandsOutANewTokenAndTheTimeoutBeginsAnew() {
        failing = false;
        function();
        String arn = states.run(WAITING, "{}");
        states.advance(Duration.ofMinutes(50));
        stop(arn);
        redrive(arn);
        states.advance(Duration.ofMinutes(50));

        assertThat(states.describe(arn).statusAsString()).isEqualTo("RUNNING");
        assertThat(payloads).hasSize(2).doesNotHaveDuplicates();
        assertThatThrownBy(() -> answer(payloads.getFirst())).hasMessageContaining("does not exist anymore");
        answer(payloads.getLast());
        assertThat(states.describe(arn).statusAsString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aTimeOutIsRedrivenToo() {
        failing = false;
        function();
        String arn = states.run(WAITING, "{}");
        states.advance(Duration.ofHours(2));
        assertThat(states.describe(arn).statusAsString()).isEqualTo("TIMED_OUT");

        redrive(arn);

        assertThat(states.describe(arn).statusAsString()).isEqualTo("RUNNING");
        states.advance(Duration.ofHours(2));
        assertThat(states.describe(arn).statusAsString()).isEqualTo("TIMED_OUT");
        assertThat(states.describe(arn).redriveCount()).isEqualTo(1);
    }

    @Test
    void onlyTheIterationsAndBranchesThatDidNotSucceedRunAgain() {
        states.lambda(payload -> {
            payloads.add(payload);
            if (failing && payload.contains("2")) {
                throw ServiceError.of("ServiceException", "not now");
            }
            return payload;
        });
        String call = """
                {"StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                 "Parameters": {"FunctionName": "f", "Payload.$": "$"}, "OutputPath": "$.Payload"}}}""";
        String arn = states.run("""
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 1, "End": true, "ItemProcessor": %s}}},
                  {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 60, "Next": "Ready"},
                     "Ready": {"Type": "Pass", "Result": "ready", "End": true}}}]}}}""".formatted(call), "[1,2,3]");
        assertThat(states.describe(arn).statusAsString()).isEqualTo("FAILED");
        assertThat(payloads).containsExactly("1", "2");

        failing = false;
        redrive(arn);
        states.advance(Duration.ofMinutes(2));

        assertThat(states.describe(arn).output()).isEqualTo("[[1,2,3],\"ready\"]");
        assertThat(payloads).containsExactly("1", "2", "2", "3");
    }

    @Test
    void whatCannotBeRedrivenSaysWhy() {
        failing = false;
        function();
        String machine = states.create("machine", WAITING);
        String arn = states.start(machine, "{}");
        assertRefused(arn, "Execution is RUNNING and cannot be redriven");

        stop(arn);
        states.advance(Duration.ofDays(14).plusSeconds(1));
        assertRefused(arn, "Execution redrivable period exceeded");

        String other = states.start(machine, "{}");
        stop(other);
        states.call(
                DeleteStateMachineRequest.builder().stateMachineArn(machine).build(), DeleteStateMachineResponse.class);
        assertRefused(other, "State machine is in DELETING status");
    }

    @Test
    void theSameClientTokenIsTheSameRedrive() {
        failing = false;
        function();
        String arn = states.run(WAITING, "{}");
        stop(arn);
        var request = RedriveExecutionRequest.builder()
                .executionArn(arn)
                .clientToken("once")
                .build();

        var first = states.call(request, RedriveExecutionResponse.class);
        states.settle();
        var second = states.call(request, RedriveExecutionResponse.class);

        assertThat(second.redriveDate()).isEqualTo(first.redriveDate());
        assertThat(states.describe(arn).redriveCount()).isEqualTo(1);
    }

    private void answer(String payload) {
        String token = payload.replaceAll("^\\{\"token\":\"|\"\\}$", "");
        states.call(
                SendTaskSuccessRequest.builder().taskToken(token).output("{}").build(), SendTaskSuccessResponse.class);
        states.settle();
    }

    private void assertRefused(String arn, String reason) {
        assertThat(states.describe(arn).redriveStatusReason()).isEqualTo(reason);
        assertThatThrownBy(() -> redrive(arn))
                .isInstanceOf(ServiceError.class)
                .extracting(e -> ((ServiceError) e).code(), Throwable::getMessage)
                .containsExactly("ExecutionNotRedrivable", reason);
    }
}
