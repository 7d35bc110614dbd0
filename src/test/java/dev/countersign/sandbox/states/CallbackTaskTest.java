package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

class CallbackTaskTest {
    private final StatesWorld states = new StatesWorld();
    private final List<String> tokens = new ArrayList<>();

    private static final String ASK_AND_CHOOSE = """
            {"StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Parameters": {"FunctionName": "asker", "Payload": {"token.$": "$$.Task.Token"}},
                "TimeoutSeconds": 3600, "HeartbeatSeconds": 600,
                "Catch": [{"ErrorEquals": ["States.HeartbeatTimeout"], "Next": "Silent"},
                          {"ErrorEquals": ["States.Timeout"], "Next": "Late"},
                          {"ErrorEquals": ["States.ALL"], "ResultPath": "$.failure", "Next": "Failed"}],
                "Next": "Decide"},
              "Decide": {"Type": "Choice", "Default": "Rejected",
                "Choices": [{"Variable": "$.is_approved", "BooleanEquals": true, "Next": "Approved"}]},
              "Approved": {"Type": "Succeed"}, "Rejected": {"Type": "Succeed"},
              "Silent": {"Type": "Pass", "Result": "silent", "End": true},
              "Late": {"Type": "Pass", "Result": "late", "End": true},
              "Failed": {"Type": "Pass", "End": true}}}
            """;

    @BeforeEach
    void theFunctionKeepsTheToken() {
        states.lambda(payload -> {
            tokens.add(payload.replaceAll("^\\{\"token\":\"|\"\\}$", ""));
            return "null";
        });
    }

    @AfterEach
    void close() {
        states.close();
    }

    private void succeed(String token, String output) {
        states.call(
                SendTaskSuccessRequest.builder().taskToken(token).output(output).build(),
                SendTaskSuccessResponse.class);
        states.settle();
    }

    @Test
    void anAnswerLetsTheChoiceTakeItsBranch() {
        String arn = states.run(ASK_AND_CHOOSE, "{}");
        assertThat(states.describe(arn).statusAsString()).isEqualTo("RUNNING");

        succeed(tokens.getFirst(), "{\"is_approved\": true}");

        assertThat(states.chain(arn))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 TaskStateEntered",
                        "3<2 TaskScheduled",
                        "4<3 TaskStarted",
                        "5<4 TaskSubmitted",
                        "6<5 TaskSucceeded",
                        "7<6 TaskStateExited",
                        "8<7 ChoiceStateEntered",
                        "9<8 ChoiceStateExited",
                        "10<9 SucceedStateEntered",
                        "11<10 SucceedStateExited",
                        "12<11 ExecutionSucceeded");
        assertThat(states.history(arn).get(9).stateEnteredEventDetails().name()).isEqualTo("Approved");
        assertThat(states.history(arn).get(2).taskScheduledEventDetails().resource())
                .isEqualTo("invoke.waitForTaskToken");
        assertThat(states.describe(arn).output()).isEqualTo("{\"is_approved\":true}");
        assertThat(states.events).hasSize(2);
    }

    @Test
    void aTokenLooksAndMeasuresLikeAwsOnes() {
        states.run(ASK_AND_CHOOSE, "{}");

        assertThat(tokens.getFirst()).startsWith("AAAAKgAAAAIAAAAA").hasSizeBetween(600, 690);
    }

    @Test
    void aFailureIsCaughtWithItsErrorAndCause() {
        String arn = states.run(ASK_AND_CHOOSE, "{}");

        states.call(
                SendTaskFailureRequest.builder()
                        .taskToken(tokens.getFirst())
                        .error("Refused")
                        .cause("not today")
                        .build(),
                SendTaskFailureResponse.class);
        states.settle();

        assertThat(states.describe(arn).output())
                .isEqualTo("{\"failure\":{\"Error\":\"Refused\",\"Cause\":\"not today\"}}");
    }

    @Test
    void silenceEndsTheTaskWhenItsHeartbeatIsDue() {
        String arn = states.run(ASK_AND_CHOOSE, "{}");

        states.advance(Duration.ofSeconds(600));

        assertThat(states.describe(arn).output()).isEqualTo("\"silent\"");
        assertThat(states.chain(arn)).contains("6<5 TaskTimedOut");
    }

    @Test
    void heartbeatsKeepTheTaskOpenUpToItsTimeout() {
        String arn = states.run(ASK_AND_CHOOSE, "{}");
        for (int beat = 0; beat < 6; beat++) {
            states.advance(Duration.ofSeconds(599));
            states.call(
                    SendTaskHeartbeatRequest.builder()
                            .taskToken(tokens.getFirst())
                            .build(),
                    SendTaskHeartbeatResponse.class);
        }

        assertThat(states.describe(arn).statusAsString()).isEqualTo("RUNNING");
        states.advance(Duration.ofSeconds(6));
        assertThat(states.describe(arn).output()).isEqualTo("\"late\"");
    }

    @Test
    void anAnswerToAClosedTaskIsTooLate() {
        states.run(ASK_AND_CHOOSE, "{}");
        succeed(tokens.getFirst(), "{\"is_approved\": false}");

        assertThatThrownBy(() -> succeed(tokens.getFirst(), "{}"))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"))
                .hasMessage("Task Timed Out: 'Provided task does not exist anymore'");
        assertThatThrownBy(() -> succeed("nonsense", "{}")).hasMessage("Invalid Token: 'Invalid token'");
        assertThatThrownBy(() -> succeed("nonsense", "no json")).hasMessageStartingWith("Invalid Output: '");
    }
}
