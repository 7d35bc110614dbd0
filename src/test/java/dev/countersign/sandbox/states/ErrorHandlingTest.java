package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class ErrorHandlingTest {
    private final StatesWorld states = new StatesWorld();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        states.close();
    }

    private static String task(String handlers) {
        return "{\"StartAt\": \"Call\", \"States\": {\"Call\": {\"Type\": \"Task\","
                + " \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Parameters\": {\"FunctionName\": \"f\","
                + " \"Payload.$\": \"$$.State.RetryCount\"}, " + handlers
                + " \"End\": true}, \"Caught\": {\"Type\": \"Pass\", \"End\": true}}}";
    }

    private static final String PLAIN_TASK = """
            {"StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": {"FunctionName": "f"}, "End": true}}}
            """;

    private void theFunctionFails(int times) {
        states.lambdaAnswers(request -> {
            boolean fails = calls.incrementAndGet() <= times;
            String answer = fails
                    ? "{\"errorType\":\"Busy\",\"errorMessage\":\"later\"}"
                    : "{\"retry\":" + request.payload().asUtf8String() + "}";
            return InvokeResponse.builder()
                    .statusCode(200)
                    .functionError(fails ? "Unhandled" : null)
                    .payload(SdkBytes.fromUtf8String(answer))
                    .build();
        });
    }

    @Test
    void retriesWaitLongerEachTimeUpToTheirLimit() {
        theFunctionFails(3);
        String arn = states.run(
                task("\"Retry\": [{\"ErrorEquals\": [\"Busy\"], \"IntervalSeconds\": 10, \"BackoffRate\": 3,"
                        + " \"MaxDelaySeconds\": 60, \"MaxAttempts\": 5}], \"Catch\": [{\"ErrorEquals\":"
                        + " [\"States.ALL\"], \"Next\": \"Caught\"}],"),
                "{}");

        states.advance(Duration.ofSeconds(9));
        assertThat(calls).hasValue(1);
        states.advance(Duration.ofSeconds(1));
        assertThat(calls).hasValue(2);
        states.advance(Duration.ofSeconds(30));
        assertThat(calls).hasValue(3);
        states.advance(Duration.ofSeconds(59));
        assertThat(calls).hasValue(3);
        states.advance(Duration.ofSeconds(1));

        assertThat(calls).hasValue(4);
        assertThat(states.describe(arn).output()).contains("\"Payload\":{\"retry\":3}");
        assertThat(states.chain(arn))
                .containsSubsequence("5<4 TaskFailed", "6<5 TaskScheduled", "7<6 TaskStarted", "8<7 TaskFailed");
    }

    @Test
    void whenAttemptsAreUsedUpTheCatcherGetsErrorAndCause() {
        theFunctionFails(9);
        String arn = states.run(
                task("\"Retry\": [{\"ErrorEquals\": [\"States.TaskFailed\"], \"MaxAttempts\": 1}], \"Catch\":"
                        + " [{\"ErrorEquals\": [\"Busy\"], \"ResultPath\": \"$.problem\", \"Next\": \"Caught\"}],"),
                "{\"order\": 7}");
        states.advance(Duration.ofSeconds(1));

        assertThat(calls).hasValue(2);
        assertThat(states.describe(arn).output())
                .isEqualTo("{\"order\":7,\"problem\":{\"Error\":\"Busy\",\"Cause\":\"{\\\"errorType\\\":\\\"Busy\\\","
                        + "\\\"errorMessage\\\":\\\"later\\\"}\"}}");
    }

    @Test
    void aRefusedInvocationHasLambdasErrorNameAndTheReason() {
        states.lambdaAnswers(request -> {
            throw ServiceError.accessDenied("User: states is not authorized to perform: lambda:InvokeFunction");
        });
        String arn = states.run(PLAIN_TASK, "{}");

        assertThat(states.describe(arn).statusAsString()).isEqualTo("FAILED");
        assertThat(states.describe(arn).error()).isEqualTo("Lambda.AWSLambdaException");
        assertThat(states.describe(arn).cause())
                .startsWith("User: states is not authorized to perform: lambda:InvokeFunction (Service: Lambda, Status"
                        + " Code: 403, Request ID: ");
    }

    @Test
    void aMissingFunctionHasItsOwnErrorName() {
        states.lambdaAnswers(request -> {
            throw ServiceError.of("ResourceNotFoundException", 404, "Function not found: f");
        });
        String arn = states.run(PLAIN_TASK, "{}");

        assertThat(states.describe(arn).error()).isEqualTo("Lambda.ResourceNotFoundException");
    }

    private static final String TWO_BRANCHES = """
            {"StartAt": "Both", "States": {
              "Both": {"Type": "Parallel", "Branches": [
                {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 100, "End": true}}},
                {"StartAt": "Soon", "States": {"Soon": {"Type": "Wait", "Seconds": 10, "Next": "Break"},
                  "Break": {"Type": "Fail", "Error": "Broken", "Cause": "on purpose"}}}],
                "Catch": [{"ErrorEquals": ["Broken"], "Next": "Caught"}], "End": true},
              "Caught": {"Type": "Pass", "End": true}}}
            """;

    @Test
    void aFailingBranchCutsItsSiblingOff() {
        String arn = states.run(TWO_BRANCHES, "{}");
        states.advance(Duration.ofSeconds(10));

        assertThat(states.describe(arn).statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(states.describe(arn).output()).isEqualTo("{\"Error\":\"Broken\",\"Cause\":\"on purpose\"}");
        List<String> types =
                states.history(arn).stream().map(HistoryEvent::typeAsString).toList();
        assertThat(types)
                .containsSubsequence(
                        "FailStateEntered", "WaitStateAborted", "ParallelStateFailed", "ParallelStateExited")
                .doesNotContain("ParallelStateSucceeded");
        states.advance(Duration.ofSeconds(100));
        assertThat(states.history(arn)).hasSize(types.size());
    }

    @Test
    void aFailingIterationCutsTheOthersOffAndNamesThem() {
        String arn = states.run("""
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemProcessor": {"StartAt": "Wait", "States": {
                  "Wait": {"Type": "Wait", "SecondsPath": "$", "Next": "First"},
                  "First": {"Type": "Fail", "Error": "Broken"}}}, "End": true}}}
                """, "[30, 5, 60]");
        states.advance(Duration.ofMinutes(2));

        assertThat(states.describe(arn).error()).isEqualTo("Broken");
        List<String> shown = states.history(arn).stream()
                .filter(e -> e.typeAsString().startsWith("MapIteration"))
                .map(e -> e.typeAsString() + details(e))
                .toList();
        assertThat(shown)
                .containsExactly(
                        "MapIterationStarted 0",
                        "MapIterationStarted 1",
                        "MapIterationStarted 2",
                        "MapIterationFailed 1",
                        "MapIterationAborted 0",
                        "MapIterationAborted 2");
    }

    private static String details(HistoryEvent event) {
        return switch (event.type()) {
            case MAP_ITERATION_STARTED ->
                " " + event.mapIterationStartedEventDetails().index();
            case MAP_ITERATION_FAILED ->
                " " + event.mapIterationFailedEventDetails().index();
            case MAP_ITERATION_ABORTED ->
                " " + event.mapIterationAbortedEventDetails().index();
            default -> "";
        };
    }
}
