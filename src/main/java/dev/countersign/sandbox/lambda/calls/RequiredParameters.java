package dev.countersign.sandbox.lambda.calls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.RequiredTrait;

/**
 * Which parameters the service models require. The SDK's metadata tells it for S3 only, so the operations that functions commonly
 * call are named here; of any other operation the service itself refuses a call without them.
 */
final class RequiredParameters {
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("stepfunctions.SendTaskSuccess", List.of("taskToken", "output")),
            Map.entry("stepfunctions.SendTaskFailure", List.of("taskToken")),
            Map.entry("stepfunctions.SendTaskHeartbeat", List.of("taskToken")),
            Map.entry("stepfunctions.StartExecution", List.of("stateMachineArn")),
            Map.entry("stepfunctions.StopExecution", List.of("executionArn")),
            Map.entry("stepfunctions.DescribeExecution", List.of("executionArn")),
            Map.entry("stepfunctions.GetExecutionHistory", List.of("executionArn")),
            Map.entry("stepfunctions.DescribeStateMachine", List.of("stateMachineArn")),
            Map.entry("codepipeline.GetPipeline", List.of("name")),
            Map.entry("codepipeline.GetPipelineState", List.of("name")),
            Map.entry("codepipeline.GetPipelineExecution", List.of("pipelineName", "pipelineExecutionId")),
            Map.entry("codepipeline.ListPipelineExecutions", List.of("pipelineName")),
            Map.entry("codepipeline.ListActionExecutions", List.of("pipelineName")),
            Map.entry("codepipeline.StartPipelineExecution", List.of("name")),
            Map.entry("codepipeline.StopPipelineExecution", List.of("pipelineName", "pipelineExecutionId")),
            Map.entry(
                    "codepipeline.PutApprovalResult",
                    List.of("pipelineName", "stageName", "actionName", "result", "token")),
            Map.entry("sns.Publish", List.of("Message")),
            Map.entry("lambda.Invoke", List.of("FunctionName")),
            Map.entry("events.PutEvents", List.of("Entries")),
            Map.entry("logs.PutLogEvents", List.of("logGroupName", "logStreamName", "logEvents")));

    private RequiredParameters() {}

    /** The required members of an operation's input, in the order of the model. */
    static List<String> of(String service, String operation, List<SdkField<?>> fields) {
        return Optional.ofNullable(KNOWN.get(service + "." + operation)).orElseGet(() -> marked(fields));
    }

    /** The members that the SDK's own metadata marks. */
    static List<String> marked(List<SdkField<?>> fields) {
        return fields.stream()
                .filter(field -> field.containsTrait(RequiredTrait.class))
                .<String>map(SdkField::memberName)
                .toList();
    }
}
