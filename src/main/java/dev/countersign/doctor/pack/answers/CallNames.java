package dev.countersign.doctor.pack.answers;

import java.util.Map;

/** What AWS calls the questions that the ports ask, as in IAM. Only for people: nothing is looked up by it. */
final class CallNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ExecutionGateway.stateMachines", "states:ListStateMachines"),
            Map.entry("ExecutionGateway.stateMachine", "states:DescribeStateMachine"),
            Map.entry("ExecutionGateway.stateMachineOf", "states:DescribeStateMachineForExecution"),
            Map.entry("ExecutionGateway.executions", "states:ListExecutions"),
            Map.entry("ExecutionGateway.running", "states:ListExecutions"),
            Map.entry("ExecutionGateway.execution", "states:DescribeExecution"),
            Map.entry("ExecutionGateway.history", "states:GetExecutionHistory"),
            Map.entry("PipelineGateway.pipelines", "codepipeline:ListPipelines"),
            Map.entry("PipelineGateway.pipeline", "codepipeline:GetPipeline"),
            Map.entry("PipelineGateway.state", "codepipeline:GetPipelineState"),
            Map.entry("PipelineGateway.executions", "codepipeline:ListPipelineExecutions"),
            Map.entry("PipelineGateway.actionExecutions", "codepipeline:ListActionExecutions"),
            Map.entry("ObjectGateway.versions", "s3:ListObjectVersions"),
            Map.entry("ObjectGateway.versionsSince", "s3:ListObjectVersions"),
            Map.entry("ObjectGateway.writtenSince", "s3:ListObjectVersions"),
            Map.entry("ObjectGateway.version", "s3:HeadObject"),
            Map.entry("ObjectGateway.content", "s3:GetObject"),
            Map.entry("RuleGateway.rules", "events:ListRules"),
            Map.entry("RuleGateway.rule", "events:DescribeRule"),
            Map.entry("RuleGateway.rulesFor", "events:ListRuleNamesByTarget"),
            Map.entry("RuleGateway.matches", "events:TestEventPattern"),
            Map.entry("StackGateway.neighbours", "cloudformation:DescribeStackResources"),
            Map.entry("FunctionGateway.function", "lambda:GetFunctionConfiguration"),
            Map.entry("FunctionGateway.policy", "lambda:GetPolicy"),
            Map.entry("FunctionGateway.reservedConcurrency", "lambda:GetFunctionConcurrency"),
            Map.entry("FunctionGateway.asyncSettings", "lambda:GetFunctionEventInvokeConfig"),
            Map.entry("BucketSettingsGateway.versioning", "s3:GetBucketVersioning"),
            Map.entry("BucketSettingsGateway.sendsEvents", "s3:GetBucketNotificationConfiguration"),
            Map.entry("BucketSettingsGateway.lifecycle", "s3:GetBucketLifecycleConfiguration"),
            Map.entry("BucketSettingsGateway.region", "s3:GetBucketLocation"),
            Map.entry("LogGateway.lines", "logs:FilterLogEvents"),
            Map.entry("MetricGateway.sums", "cloudwatch:GetMetricData"),
            Map.entry("TrailGateway.events", "cloudtrail:LookupEvents"),
            Map.entry("TopicGateway.subscriptions", "sns:ListSubscriptionsByTopic"),
            Map.entry("QueueGateway.depth", "sqs:GetQueueAttributes"));

    private CallNames() {}

    /** The call; the port's own name for it where there is no better one. */
    static String of(String port, String method) {
        return NAMES.getOrDefault(port + "." + method, port + ":" + method);
    }
}
