package dev.countersign.session.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every action that the program calls, by job. On which resources IAM checks them: the service authorization reference of AWS.
 * For {@code states:SendTask…} it is not settled whether IAM checks the state machine or nothing; a policy names the machine.
 */
public final class ActionCatalog {
    private static final List<NeededAction> ALL = Stream.of(see(), decide(), start(), repair(), deploy())
            .flatMap(List::stream)
            .toList();

    private ActionCatalog() {}

    /** By job, then by service. */
    public static List<NeededAction> all() {
        return ALL;
    }

    public static List<NeededAction> of(Job job) {
        return ALL.stream().filter(needed -> needed.job() == job).toList();
    }

    private static List<NeededAction> see() {
        return new Group(Job.SEE)
                .on(Scope.ANY, "states:ListStateMachines", "list state machines")
                .on(Scope.STATE_MACHINE, "states:DescribeStateMachine", "draw a state machine")
                .on(Scope.STATE_MACHINE, "states:ListExecutions", "list its executions")
                .on(Scope.EXECUTION, "states:DescribeExecution", "show an execution's input and output")
                .on(Scope.EXECUTION, "states:GetExecutionHistory", "follow an execution step by step")
                .on(Scope.EXECUTION, "states:DescribeStateMachineForExecution", "draw it as it was when it started")
                .on(Scope.ANY, "codepipeline:ListPipelines", "list pipelines")
                .on(Scope.PIPELINE, "codepipeline:GetPipeline", "find approvals in a pipeline")
                .on(Scope.PIPELINE, "codepipeline:GetPipelineState", "see which approvals are open")
                .on(Scope.PIPELINE, "codepipeline:GetPipelineExecution", "see which object a run took")
                .on(Scope.PIPELINE, "codepipeline:ListPipelineExecutions", "list a pipeline's runs")
                .on(Scope.PIPELINE, "codepipeline:ListActionExecutions", "see who decided")
                .on(Scope.BUCKET, "s3:ListBucketVersions", "find the object that carries a request")
                .on(Scope.BUCKET, "s3:GetBucketVersioning", "check a source bucket's versioning")
                .on(Scope.BUCKET, "s3:GetBucketLocation", "check a source bucket's Region")
                .on(Scope.BUCKET, "s3:GetBucketNotification", "check how new objects are noticed")
                .on(Scope.BUCKET, "s3:GetLifecycleConfiguration", "check how long objects are kept")
                .on(Scope.OBJECT, "s3:GetObject", "read what is to be approved")
                .on(Scope.OBJECT, "s3:GetObjectVersion", "read the version that a run took")
                .on(Scope.ANY, "events:ListRules", "find the rules that carry answers back")
                .on(Scope.ANY, "events:ListRuleNamesByTarget", "find the rules that call a function")
                .on(Scope.ANY, "events:TestEventPattern", "check which answers a rule matches")
                .on(Scope.RULE, "events:DescribeRule", "check whether a rule is on")
                .on(Scope.RULE, "events:ListTargetsByRule", "see whom a rule calls")
                .on(Scope.FUNCTION, "lambda:GetFunctionConfiguration", "check the function that answers")
                .on(Scope.FUNCTION, "lambda:GetPolicy", "check who may call it")
                .on(Scope.FUNCTION, "lambda:GetFunctionConcurrency", "check whether it is held back")
                .on(Scope.FUNCTION, "lambda:GetFunctionEventInvokeConfig", "check how failed calls are repeated")
                .on(Scope.LOG_GROUP, "logs:FilterLogEvents", "read why it failed")
                .on(Scope.ANY, "cloudformation:ListStacks", "list stacks")
                .on(Scope.STACK, "cloudformation:DescribeStacks", "show a stack and its outputs")
                .on(Scope.STACK, "cloudformation:DescribeStackEvents", "follow a deployment")
                .on(Scope.STACK, "cloudformation:DescribeStackResources", "list what a stack made")
                .on(Scope.STACK, "cloudformation:ListStackResources", "list what a stack made, page by page")
                .on(Scope.STACK, "cloudformation:GetTemplate", "show a stack's template")
                .actions();
    }

    private static List<NeededAction> decide() {
        return new Group(Job.DECIDE)
                .on(Scope.APPROVAL, "codepipeline:PutApprovalResult", "approve or reject")
                .actions();
    }

    private static List<NeededAction> start() {
        return new Group(Job.START)
                .on(Scope.STATE_MACHINE, "states:StartExecution", "start an execution")
                .actions();
    }

    private static List<NeededAction> repair() {
        return new Group(Job.REPAIR)
                .on(Scope.EXECUTION, "states:StopExecution", "stop an execution")
                .on(Scope.EXECUTION, "states:RedriveExecution", "go on with a failed execution")
                .on(Scope.STATE_MACHINE, "states:SendTaskSuccess", "answer a waiting task in place of the pipeline")
                .on(Scope.STATE_MACHINE, "states:SendTaskFailure", "fail a waiting task")
                .on(Scope.STATE_MACHINE, "states:SendTaskHeartbeat", "keep a waiting task alive")
                .on(Scope.PIPELINE, "codepipeline:StartPipelineExecution", "start a pipeline again")
                .on(Scope.PIPELINE, "codepipeline:StopPipelineExecution", "stop a run that holds the stage")
                .on(Scope.STAGE, "codepipeline:RetryStageExecution", "retry a failed stage")
                .on(Scope.STAGE, "codepipeline:EnableStageTransition", "let runs into a stage again")
                .on(Scope.STAGE, "codepipeline:OverrideStageCondition", "let a run in although a condition failed")
                .on(Scope.STAGE, "codepipeline:DisableStageTransition", "keep runs out of a stage")
                .on(Scope.RULE, "events:EnableRule", "switch a rule on again")
                .actions();
    }

    private static List<NeededAction> deploy() {
        return new Group(Job.DEPLOY)
                .on(Scope.ANY, "cloudformation:ValidateTemplate", "check a template")
                .on(Scope.STACK, "cloudformation:GetTemplateSummary", "ask for a template's parameters")
                .on(Scope.STACK, "cloudformation:CreateChangeSet", "preview what a deployment would do")
                .on(Scope.STACK, "cloudformation:DescribeChangeSet", "read the preview")
                .on(Scope.STACK, "cloudformation:ExecuteChangeSet", "deploy")
                .on(Scope.STACK, "cloudformation:DeleteChangeSet", "give a preview up")
                .on(Scope.STACK, "cloudformation:DeleteStack", "delete a stack")
                .actions();
    }

    private static final class Group {
        private final Job job;
        private final List<NeededAction> actions = new ArrayList<>();

        Group(Job job) {
            this.job = job;
        }

        Group on(Scope scope, String action, String purpose) {
            actions.add(new NeededAction(action, job, scope, purpose));
            return this;
        }

        List<NeededAction> actions() {
            return List.copyOf(actions);
        }
    }
}
