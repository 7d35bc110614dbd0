package dev.countersign.doctor.remedy;

import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedy.Step;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.DecisionEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Single calls, each as this program would make it and as a line for the AWS CLI. */
final class Steps {
    private Steps() {}

    static Step enableRule(EventRule rule) {
        return new Step(
                new Act.EnableRule(rule.name()),
                "EnableRule(Name=" + rule.name() + ")",
                "aws events enable-rule --name " + Shell.quoted(rule.name()),
                "events:EnableRule",
                rule.arn());
    }

    static Step replay(String function, EventRule rule, ApprovalSight answer) {
        String event = DecisionEvent.json(rule.arn(), answer);
        return new Step(
                new Act.Replay(function, event),
                "Invoke(FunctionName=" + function + ", InvocationType=Event, Payload=the event of this decision)",
                "aws lambda invoke --function-name " + Shell.quoted(function)
                        + " --invocation-type Event --cli-binary-format raw-in-base64-out --payload "
                        + Shell.quoted(event) + " /dev/null",
                "lambda:InvokeFunction",
                function);
    }

    static Step startPipeline(CaseFacts facts, String pipeline, String source, String version) {
        return new Step(
                new Act.StartPipeline(pipeline, source, Optional.of(version)),
                "StartPipelineExecution(name=" + pipeline + ", sourceRevisions=[" + source + ": " + version + "])",
                "aws codepipeline start-pipeline-execution --name " + Shell.quoted(pipeline)
                        + " --source-revisions actionName=" + Shell.quoted(source)
                        + ",revisionType=S3_OBJECT_VERSION_ID,revisionValue=" + Shell.quoted(version),
                "codepipeline:StartPipelineExecution",
                Arns.beside(facts.relay().execution(), "codepipeline", pipeline));
    }

    /** Always the same statement for the same rule, so that a second try does not add a second one. */
    static Step permitRule(String function, EventRule rule) {
        String statement = "Rule-"
                + UUID.nameUUIDFromBytes(rule.arn().getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
        return new Step(
                new Act.PermitRule(function, rule.arn(), statement),
                "AddPermission(FunctionName=" + function + ", StatementId=" + statement
                        + ", Action=lambda:InvokeFunction, Principal=events.amazonaws.com, SourceArn=" + rule.arn()
                        + ")",
                "aws lambda add-permission --function-name " + Shell.quoted(function) + " --statement-id " + statement
                        + " --action lambda:InvokeFunction"
                        + " --principal events.amazonaws.com --source-arn " + Shell.quoted(rule.arn()),
                "lambda:AddPermission",
                function);
    }

    static Step releaseConcurrency(String function) {
        return new Step(
                new Act.ReleaseConcurrency(function),
                "DeleteFunctionConcurrency(FunctionName=" + function + ")",
                "aws lambda delete-function-concurrency --function-name " + Shell.quoted(function),
                "lambda:DeleteFunctionConcurrency",
                function);
    }

    static Step enableTransition(CaseFacts facts, String pipeline, String stage) {
        return new Step(
                new Act.EnableTransition(pipeline, stage),
                "EnableStageTransition(pipelineName=" + pipeline + ", stageName=" + stage + ", transitionType=Inbound)",
                "aws codepipeline enable-stage-transition --pipeline-name " + Shell.quoted(pipeline) + " --stage-name "
                        + Shell.quoted(stage) + " --transition-type Inbound",
                "codepipeline:EnableStageTransition",
                Arns.beside(facts.relay().execution(), "codepipeline", pipeline + "/" + stage));
    }

    static Step overrideCondition(CaseFacts facts, PipelineExecution run, String stage) {
        return new Step(
                new Act.OverrideCondition(run.pipeline(), stage, run.id()),
                "OverrideStageCondition(pipelineName=" + run.pipeline() + ", stageName=" + stage
                        + ", pipelineExecutionId=" + run.id() + ", conditionType=BEFORE_ENTRY)",
                "aws codepipeline override-stage-condition --pipeline-name " + Shell.quoted(run.pipeline())
                        + " --stage-name " + Shell.quoted(stage) + " --pipeline-execution-id " + run.id()
                        + " --condition-type BEFORE_ENTRY",
                "codepipeline:OverrideStageCondition",
                Arns.beside(facts.relay().execution(), "codepipeline", run.pipeline() + "/" + stage));
    }

    static Step abandon(CaseFacts facts, String pipeline, String run) {
        String reason = "Nothing waits for this approval any more";
        return new Step(
                new Act.Abandon(pipeline, run, reason),
                "StopPipelineExecution(pipelineName=" + pipeline + ", pipelineExecutionId=" + run + ", abandon=true)",
                "aws codepipeline stop-pipeline-execution --pipeline-name " + Shell.quoted(pipeline)
                        + " --pipeline-execution-id " + run + " --abandon --reason " + Shell.quoted(reason),
                "codepipeline:StopPipelineExecution",
                Arns.beside(facts.relay().execution(), "codepipeline", pipeline));
    }

    static Step retryStage(CaseFacts facts, String pipeline, String stage, String run) {
        return new Step(
                new Act.RetryStage(pipeline, stage, run),
                "RetryStageExecution(pipelineName=" + pipeline + ", stageName=" + stage + ", pipelineExecutionId=" + run
                        + ", retryMode=FAILED_ACTIONS)",
                "aws codepipeline retry-stage-execution --pipeline-name " + Shell.quoted(pipeline) + " --stage-name "
                        + Shell.quoted(stage) + " --pipeline-execution-id " + run + " --retry-mode FAILED_ACTIONS",
                "codepipeline:RetryStageExecution",
                Arns.beside(facts.relay().execution(), "codepipeline", pipeline + "/" + stage));
    }

    static Step enableVersioning(String bucket) {
        return new Step(
                new Act.EnableVersioning(bucket),
                "PutBucketVersioning(Bucket=" + bucket + ", Status=Enabled)",
                "aws s3api put-bucket-versioning --bucket " + bucket + " --versioning-configuration Status=Enabled",
                "s3:PutBucketVersioning",
                "arn:aws:s3:::" + bucket);
    }

    /** The call replaces the whole configuration, so the line hands back what there is. */
    static Step enableBucketEvents(String bucket) {
        return new Step(
                new Act.EnableBucketEvents(bucket),
                "PutBucketNotificationConfiguration(Bucket=" + bucket
                        + ", what GetBucketNotificationConfiguration answers and EventBridgeConfiguration={})",
                "aws s3api put-bucket-notification-configuration --bucket " + bucket
                        + " --notification-configuration \"$(aws s3api get-bucket-notification-configuration --bucket "
                        + bucket
                        + " --output json --query '{TopicConfigurations: TopicConfigurations || `[]`,"
                        + " QueueConfigurations: QueueConfigurations || `[]`, LambdaFunctionConfigurations:"
                        + " LambdaFunctionConfigurations || `[]`, EventBridgeConfiguration: `{}`}')\"",
                "s3:PutBucketNotification",
                "arn:aws:s3:::" + bucket);
    }

    static Step byHand(String what) {
        return new Step(new Act.ByHand(what), what, "# " + what, "", "");
    }

    static Step succeed(ExecutionArn execution, long taskScheduled, String output) {
        return new Step(
                new Act.Succeed(execution, taskScheduled, output),
                "SendTaskSuccess(taskToken=read from event " + taskScheduled + " of the history, output=" + output
                        + ")",
                Shell.withToken(
                        execution,
                        taskScheduled,
                        "aws stepfunctions send-task-success --task-output " + Shell.quoted(output)),
                "states:SendTaskSuccess",
                execution.stateMachine().value());
    }

    /** The token is read by the line itself when it runs, and goes nowhere but to AWS. */
    static Step fail(ExecutionArn execution, long taskScheduled, String error, String cause) {
        return new Step(
                new Act.Fail(execution, taskScheduled, error, cause),
                "SendTaskFailure(taskToken=read from event " + taskScheduled + " of the history, error=" + error + ")",
                Shell.withToken(
                        execution,
                        taskScheduled,
                        "aws stepfunctions send-task-failure --error " + Shell.quoted(error) + " --cause "
                                + Shell.quoted(cause)),
                "states:SendTaskFailure",
                execution.stateMachine().value());
    }

    static Step stop(ExecutionArn execution, String error, String cause) {
        return new Step(
                new Act.StopExecution(execution, error, cause),
                "StopExecution(executionArn=" + execution.value() + ", error=" + error + ")",
                "aws stepfunctions stop-execution --execution-arn " + Shell.quoted(execution.value()) + " --error "
                        + Shell.quoted(error) + " --cause " + Shell.quoted(cause),
                "states:StopExecution",
                execution.value());
    }

    static Step redrive(ExecutionArn execution) {
        return new Step(
                new Act.Redrive(execution),
                "RedriveExecution(executionArn=" + execution.value() + ")",
                "aws stepfunctions redrive-execution --execution-arn " + Shell.quoted(execution.value()),
                "states:RedriveExecution",
                execution.value());
    }

    /** The line reads the input itself, so that what it holds is on no screen. */
    static Step startAnew(ExecutionArn execution) {
        String machine = execution.stateMachine().value();
        return new Step(
                new Act.StartAnew(execution),
                "StartExecution(stateMachineArn=" + machine + ", input=the input of " + execution.name() + ")",
                "aws stepfunctions start-execution --state-machine-arn " + Shell.quoted(machine)
                        + " --input file:///dev/fd/3 3< <(aws stepfunctions describe-execution --execution-arn "
                        + Shell.quoted(execution.value()) + " --query input --output text)",
                "states:StartExecution",
                machine);
    }
}
