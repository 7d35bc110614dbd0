package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;

/** Our template as others might have written it: other query language, other places for the token, many tasks at once. */
public final class OtherMakes {
    private static final String DEFINITION = "      DefinitionString: !Sub |\n";
    private static final String AFTER = "\n  # ---- The decision's way back";

    private OtherMakes() {}

    /** The whole machine in JSONata. */
    public static UnaryOperator<String> jsonata() {
        return defined("""
                {
                  "QueryLanguage": "JSONata",
                  "StartAt": "Ask",
                  "States": {
                    "Ask": {
                      "Type": "Task",
                      "Resource": "arn:${AWS::Partition}:states:::lambda:invoke.waitForTaskToken",
                      "Arguments": {
                        "FunctionName": "${TokenFunction.Arn}",
                        "Payload": {
                          "taskToken": "{% $states.context.Task.Token %}",
                          "execution": "{% $states.context.Execution.Name %}",
                          "bucket": "{% $states.input.s3_bucket_name %}",
                          "key": "{% $states.input.s3_bucket_key %}",
                          "contentType": "text/html",
                          "content": "{% $uppercase('checked') %}"
                        }
                      },
                      "TimeoutSeconds": 608400,
                      "Assign": { "approved": "{% $states.result.is_approved %}" },
                      "Next": "Decision"
                    },
                    "Decision": {
                      "Type": "Choice",
                      "Choices": [{ "Condition": "{% $approved = true %}", "Next": "Approved" }],
                      "Default": "Rejected"
                    },
                    "Approved": { "Type": "Succeed" },
                    "Rejected": { "Type": "Succeed" }
                  }
                }
                """);
    }

    /** Fifteen tasks in a Map and fifteen in the Map of a Parallel's other branch, all under one key. */
    public static UnaryOperator<String> thirtyTasks() {
        String ask = """
                { "StartAt": "%1$s", "States": { "%1$s": {
                  "Type": "Task", "Resource": "arn:${AWS::Partition}:states:::lambda:invoke.waitForTaskToken", "End": true,
                  "TimeoutSeconds": 608400,
                  "Parameters": { "FunctionName": "${TokenFunction.Arn}", "Payload": {
                    "taskToken.$": "$$.Task.Token", "execution.$": "$$.Execution.Name", "bucket.$": "$$.Execution.Input.s3_bucket_name",
                    "key.$": "$$.Execution.Input.s3_bucket_key", "contentType": "text/html", "content": "page" } } } } }""";
        String map = """
                { "StartAt": "%1$s", "States": { "%1$s": { "Type": "Map", "ItemsPath": "$.items", "End": true,
                  "ItemProcessor": %2$s } } }""";
        return defined("""
                { "StartAt": "Items", "States": {
                  "Items": { "Type": "Pass", "Parameters": { "items.$": "States.ArrayRange(1, 15, 1)" }, "Next": "Both" },
                  "Both": { "Type": "Parallel", "End": true, "Branches": [ %s, %s ] } } }
                """.formatted(
                map.formatted("Left", ask.formatted("AskLeft")), map.formatted("Right", ask.formatted("AskRight"))));
    }

    /** Both functions use a metadata key of their own. */
    public static UnaryOperator<String> otherKey() {
        return template -> replacing("\"sfntoken\": event", "\"answer-to\": event")
                .andThen(replacing("(\"sfntoken\", \"x-amz-meta-sfntoken\")", "(\"answer-to\",)"))
                .apply(template);
    }

    private static UnaryOperator<String> defined(String definition) {
        return template -> {
            int from = template.indexOf(DEFINITION) + DEFINITION.length();
            int to = template.indexOf(AFTER, from);
            return template.substring(0, from) + definition.indent(8) + template.substring(to);
        };
    }

    /** An execution whose approval is open. */
    public static ExecutionArn opened(Workbench bench, UnaryOperator<String> change) {
        DeployedStack stack = bench.deploy(change, Map.of());
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        return execution;
    }

    /** An execution whose answer does not come back, since the rule is switched off. */
    public static ExecutionArn stuck(Workbench bench, UnaryOperator<String> change) {
        DeployedStack stack = bench.deploy(change, Map.of());
        bench.aws().eventBridge().disableRule(r -> r.name(stack.rule("ResultRule")));
        ExecutionArn execution = bench.start(stack);
        bench.answer(stack, true);
        return execution;
    }

    /** An execution with so many tokens out, of which one is asked about and one waits in line. */
    public static ExecutionArn many(Workbench bench, int tokens) {
        DeployedStack stack = bench.deploy(thirtyTasks(), Map.of());
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        bench.await(
                "all tokens are out",
                () -> Optional.of(bench
                                .aws()
                                .sfn()
                                .getExecutionHistory(
                                        r -> r.executionArn(execution.value()).maxResults(1000))
                                .events()
                                .stream()
                                .filter(event -> event.typeAsString().equals("TaskSubmitted"))
                                .count())
                        .filter(count -> count == tokens));
        bench.await(
                "one is asked about and one waits in line",
                () -> Optional.of(runs(bench, stack))
                        .filter(runs -> runs.size() >= tokens
                                && runs.stream()
                                                .filter(run -> run.status() == PipelineExecutionStatus.IN_PROGRESS)
                                                .count()
                                        == 2));
        // None of the others can be thought to be on its way any more.
        bench.advance(Duration.ofMinutes(3));
        return execution;
    }

    private static List<PipelineExecutionSummary> runs(Workbench bench, DeployedStack stack) {
        return bench.aws()
                .codePipeline()
                .listPipelineExecutions(r -> r.pipelineName(stack.pipeline()).maxResults(100))
                .pipelineExecutionSummaries();
    }
}
