package dev.countersign.doctor.mend;

import dev.countersign.aws.inspect.RepairGateway;
import dev.countersign.doctor.remedy.Act;
import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;

/** Single acts, done through the one port that may change something. */
final class Repairs {
    private final RepairGateway gateway;

    Repairs(RepairGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * What came of it.
     *
     * @param started the execution that the act started
     */
    record Done(String sentence, Optional<ExecutionArn> started) {}

    /** @throws dev.countersign.aws.AwsFailure when AWS refuses */
    Done carryOut(Act act) {
        return switch (act) {
            case Act.Replay(String function, String event) ->
                done(
                        () -> gateway.invoke(function, event),
                        "Lambda took the event; the function runs in the background.");
            case Act.Succeed(ExecutionArn execution, long task, String output) ->
                done(() -> gateway.succeed(execution, task, output), "Step Functions took the answer.");
            case Act.Fail(ExecutionArn execution, long task, String error, String cause) ->
                done(() -> gateway.fail(execution, task, error, cause), "Step Functions took the failure.");
            case Act.StopExecution(ExecutionArn execution, String error, String cause) ->
                done(() -> gateway.stop(execution, error, cause), "The execution is stopped.");
            case Act.Redrive(ExecutionArn execution) ->
                done(() -> gateway.redrive(execution), "The execution goes on.");
            case Act.StartAnew(ExecutionArn execution) -> {
                ExecutionArn started = gateway.startAnew(execution);
                yield new Done("Execution ‘" + started.name() + "’ has begun.", Optional.of(started));
            }
            case Act.StartPipeline(String pipeline, String source, Optional<String> version) ->
                new Done(
                        "Pipeline execution " + gateway.startPipeline(pipeline, source, version) + " has begun.",
                        Optional.empty());
            case Act.Abandon(String pipeline, String run, String reason) ->
                done(() -> gateway.abandon(pipeline, run, reason), "Pipeline execution " + run + " is abandoned.");
            case Act.RetryStage(String pipeline, String stage, String run) ->
                done(() -> gateway.retryStage(pipeline, stage, run), "Stage ‘" + stage + "’ runs again.");
            case Act.OverrideCondition(String pipeline, String stage, String run) ->
                done(
                        () -> gateway.overrideCondition(pipeline, stage, run),
                        "Pipeline execution " + run + " enters stage ‘" + stage + "’.");
            case Act.EnableTransition(String pipeline, String stage) ->
                done(() -> gateway.enableTransition(pipeline, stage), "The way into stage ‘" + stage + "’ is open.");
            case Act.EnableRule(String rule) -> done(() -> gateway.enableRule(rule), "Rule ‘" + rule + "’ is enabled.");
            case Act.PermitRule(String function, String rule, String statement) ->
                done(() -> gateway.permitRule(function, rule, statement), "The rule may invoke the function.");
            case Act.ReleaseConcurrency(String function) ->
                done(() -> gateway.releaseConcurrency(function), "The function has no reserved concurrency any more.");
            case Act.EnableVersioning(String bucket) ->
                done(() -> gateway.enableVersioning(bucket), "Bucket ‘" + bucket + "’ keeps versions from now on.");
            case Act.EnableBucketEvents(String bucket) ->
                done(() -> gateway.enableBucketEvents(bucket), "Bucket ‘" + bucket + "’ sends events to EventBridge.");
            case Act.ByHand(String what) -> new Done("Done by hand, as was said: " + what, Optional.empty());
        };
    }

    private static Done done(Runnable call, String sentence) {
        call.run();
        return new Done(sentence, Optional.empty());
    }
}
