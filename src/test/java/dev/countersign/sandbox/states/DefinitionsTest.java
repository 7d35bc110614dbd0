package dev.countersign.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;

class DefinitionsTest {
    private final StatesWorld states = new StatesWorld();

    @AfterEach
    void close() {
        states.close();
    }

    private void refuses(String definition, String message) {
        assertThatThrownBy(() -> states.create("machine", definition)).hasMessage(message);
    }

    private static String one(String state) {
        return "{\"StartAt\": \"A\", \"States\": {\"A\": " + state + "}}";
    }

    @Test
    void transitionsMustLeadToStatesAndEveryStateMustBeReached() {
        refuses(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"C\"}, \"B\": {\"Type\":"
                        + " \"Succeed\"}}}",
                "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next,"
                        + " MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B'");
    }

    @Test
    void aLoopWithoutAnEndIsRefused() {
        refuses(
                one("{\"Type\": \"Pass\", \"Next\": \"A\"}"),
                "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state'");
    }

    @Test
    void fieldsOfOtherStatesAreRefused() {
        refuses(
                one("{\"Type\": \"Pass\", \"Catch\": [], \"End\": true}"),
                "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at"
                        + " /States/A'");
    }

    @Test
    void whatTheSandboxCannotDoIsSaidAtCreation() {
        refuses(
                one("{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::ecs:runTask\", \"End\": true}"),
                "The Countersign sandbox does not implement tasks of the resource arn:aws:states:::ecs:runTask"
                        + " (/States/A/Resource).");
        refuses(
                one("{\"Type\": \"Map\", \"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\"},"
                        + " \"StartAt\": \"I\", \"States\": {\"I\": {\"Type\": \"Succeed\"}}}, \"End\": true}"),
                "The Countersign sandbox does not implement distributed Maps (/States/A).");
    }

    @Test
    void namesHaveNoSpacesOrPunctuation() {
        assertThatThrownBy(() -> states.create("my machine", one("{\"Type\": \"Succeed\"}")))
                .hasMessage("Invalid Name: 'my machine'");
    }

    @Test
    void creatingTheSameMachineAgainIsNoError() {
        String first = states.create("machine", one("{\"Type\": \"Succeed\"}"));

        assertThat(states.create("machine", one("{\"Type\": \"Succeed\"}"))).isEqualTo(first);
        refuses(one("{\"Type\": \"Fail\"}"), "State Machine Already Exists: '" + first + "'");
    }

    @Test
    void aRoleMustBeAnArn() {
        assertThatThrownBy(() -> states.call(
                        CreateStateMachineRequest.builder()
                                .name("m")
                                .roleArn("role")
                                .definition(one("{\"Type\": \"Succeed\"}"))
                                .build(),
                        CreateStateMachineResponse.class))
                .hasMessage("Invalid Arn: 'Invalid ARN prefix: role'");
    }

    @Test
    void aDefinitionCanBeValidatedWithoutAMachine() {
        var answer = states.call(
                ValidateStateMachineDefinitionRequest.builder()
                        .definition(
                                "{\"StartAt\": \"A\", \"QueryLanguage\": \"JSONata\", \"States\": {\"A\": {\"Type\":"
                                        + " \"Pass\", \"Output\": \"{% $length( %}\", \"InputPath\": \"$\", \"End\": true}}}")
                        .build(),
                ValidateStateMachineDefinitionResponse.class);

        assertThat(answer.resultAsString()).isEqualTo("FAIL");
        assertThat(answer.diagnostics())
                .extracting(ValidateStateMachineDefinitionDiagnostic::location)
                .containsExactly("/States/A", "/States/A/Output");
    }
}
