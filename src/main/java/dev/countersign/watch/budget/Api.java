package dev.countersign.watch.budget;

/**
 * The calls that share a quota, and how much of it this program takes: at most half of the smallest quota of any Region, so that
 * others in the account still have theirs. CodePipeline publishes no quotas; a few calls per second are known to be taken.
 */
public enum Api {
    LIST_STATE_MACHINES("states:ListStateMachines", 20, 2),
    DESCRIBE_STATE_MACHINE("states:DescribeStateMachine", 100, 10),
    DESCRIBE_STATE_MACHINE_FOR_EXECUTION("states:DescribeStateMachineForExecution", 50, 0.5),
    LIST_EXECUTIONS("states:ListExecutions", 50, 1),
    DESCRIBE_EXECUTION("states:DescribeExecution", 100, 5),
    GET_EXECUTION_HISTORY("states:GetExecutionHistory", 200, 10),
    LIST_PIPELINES("codepipeline:ListPipelines", 10, 1),
    GET_PIPELINE("codepipeline:GetPipeline", 20, 2),
    GET_PIPELINE_STATE("codepipeline:GetPipelineState", 40, 3),
    LIST_PIPELINE_EXECUTIONS("codepipeline:ListPipelineExecutions", 20, 2),
    LIST_ACTION_EXECUTIONS("codepipeline:ListActionExecutions", 20, 2),
    S3("s3:GetObjectVersion", 200, 50),
    EVENTS("events:ListRules", 40, 4),
    STACKS("cloudformation:DescribeStackResources", 10, 2),
    FUNCTIONS("lambda:GetFunctionConfiguration", 30, 7),
    LOGS("logs:FilterLogEvents", 5, 2.5),
    METRICS("cloudwatch:GetMetricData", 50, 20),
    TRAIL("cloudtrail:LookupEvents", 2, 1),
    TOPICS("sns:ListSubscriptionsByTopic", 30, 10),
    QUEUES("sqs:GetQueueAttributes", 50, 20);

    private final String operation;
    private final int burst;
    private final double perSecond;

    Api(String operation, int burst, double perSecond) {
        this.operation = operation;
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /** As in IAM. */
    public String operation() {
        return operation;
    }

    int burst() {
        return burst;
    }

    double perSecond() {
        return perSecond;
    }
}
