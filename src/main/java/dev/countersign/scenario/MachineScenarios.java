package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults in the state machine and in where it is. */
final class MachineScenarios {
    /** Four events a round: with these an execution has used up more than four fifths of what it may have. */
    private static final int ROUNDS = 5_200;

    /** Longer than Lambda goes on trying a call that failed. */
    private static final Duration RETRIES = Duration.ofMinutes(5);

    private static final String START = "\"StartAt\": \"RequestApproval\",\n          \"States\": {\n";

    private MachineScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario("W4", "a loop has filled the history", MachineScenarios::nearlyFull),
                new Scenario(
                        "T7", "the state machine's role may not use its key any more", MachineScenarios::keyDenied),
                new Scenario("W5", "the execution runs in another Region", MachineScenarios::elsewhere),
                new Scenario(
                        "W7", "the state machine is changed while its approval is open", MachineScenarios::changed));
    }

    private static final String ENCRYPTION = "      EncryptionConfiguration:\n        Type: CUSTOMER_MANAGED_KMS_KEY\n"
            + "        KmsKeyId: !GetAtt WorkflowKey.Arn\n";

    private static final String KEY = """
              WorkflowKey:
                Type: AWS::KMS::Key
                Properties:
                  KeyPolicy:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root
                        Action: kms:*
                        Resource: '*'

            """;

    /** As it happens to workflows that look again and again, without waiting, until they have something to ask about. */
    private static ExecutionArn nearlyFull(Workbench bench) {
        DeployedStack stack = bench.deploy(replacing(START, """
                "StartAt": "Begin",
                          "States": {
                            "Begin": { "Type": "Pass", "Assign": { "round": 0 }, "OutputPath": "$", "Next": "Complete" },
                            "Complete": {
                              "Type": "Choice",
                              "Choices": [{ "Variable": "$round", "NumericLessThan": %d, "Next": "LookAgain" }],
                              "Default": "RequestApproval"
                            },
                            "LookAgain": { "Type": "Pass", "Assign": { "round.$": "States.MathAdd($round, 1)" }, "Next": "Complete" },
                """.formatted(ROUNDS)), Map.of());
        return opened(bench, stack);
    }

    private static ExecutionArn elsewhere(Workbench bench) {
        try (Workbench there = bench.in(otherThan(bench.region()))) {
            return opened(there, there.deploy());
        }
    }

    /** A Region that is not this one. */
    static String otherThan(String region) {
        return region.equals("us-east-1") ? "us-west-2" : "us-east-1";
    }

    /** The role loses its right while the approval is open. */
    private static ExecutionArn keyDenied(Workbench bench) {
        DeployedStack stack = bench.deploy(encrypted(), Map.of());
        ExecutionArn execution = opened(bench, stack);
        bench.aws()
                .iam()
                .putRolePolicy(r -> r.roleName(stack.id("StateMachineRole"))
                        .policyName(bench.name())
                        .policyDocument("""
                                {"Version": "2012-10-17", "Statement": [
                                 {"Effect": "Deny", "Action": "kms:*", "Resource": "*"}]}"""));
        bench.answer(stack, true);
        bench.advance(RETRIES);
        return execution;
    }

    /** Our template with a key of its own for the state machine, which its role may use. */
    static UnaryOperator<String> encrypted() {
        return template -> replacing("  StateMachine:\n", KEY + "  StateMachine:\n")
                .andThen(replacing(
                        "      StateMachineType: STANDARD\n", "      StateMachineType: STANDARD\n" + ENCRYPTION))
                .andThen(replacing(
                        "              # Log delivery has no permissions on single resources.\n",
                        "              - Effect: Allow\n                Action: [kms:GenerateDataKey, kms:Decrypt]\n"
                                + "                Resource: !GetAtt WorkflowKey.Arn\n"
                                + "              # Log delivery has no permissions on single resources.\n"))
                .apply(template);
    }

    private static ExecutionArn changed(Workbench bench) {
        DeployedStack stack = bench.deploy();
        ExecutionArn execution = opened(bench, stack);
        String definition = bench.aws()
                .sfn()
                .describeStateMachine(r -> r.stateMachineArn(stack.stateMachine()))
                .definition();
        bench.aws()
                .sfn()
                .updateStateMachine(r -> r.stateMachineArn(stack.stateMachine())
                        .definition(replacing("\"TimeoutSeconds\": 608400", "\"TimeoutSeconds\": 612000")
                                .apply(definition)));
        return execution;
    }

    private static ExecutionArn opened(Workbench bench, DeployedStack stack) {
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        return execution;
    }
}
