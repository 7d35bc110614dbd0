package dev.countersign.sandbox.states.task;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.asl.TaskResource;
import java.util.concurrent.CompletableFuture;

/** The integrations of the sandbox: Lambda in its three forms, messages to queues, and every operation as an AWS SDK task. Calls are made by the state machine's role. */
public final class ServiceIntegrations implements Integrations {
    private static final String PRINCIPAL = "states.amazonaws.com";

    private final World world;
    private final LambdaTask lambda;
    private final SqsTask sqs;
    private final AwsSdkTask awsSdk;

    public ServiceIntegrations(World world) {
        this.world = world;
        this.lambda = new LambdaTask(world);
        this.sqs = new SqsTask(world);
        this.awsSdk = new AwsSdkTask(world);
    }

    @Override
    public boolean supports(TaskResource resource) {
        return LambdaTask.supports(resource) || SqsTask.supports(resource) || awsSdk.supports(resource);
    }

    @Override
    public CompletableFuture<TaskReply> start(TaskCall call) {
        var reply = new CompletableFuture<TaskReply>();
        world.clock().run(() -> reply.complete(make(call)));
        return reply;
    }

    private TaskReply make(TaskCall call) {
        try {
            Caller caller = world.identities().assume(call.roleArn(), PRINCIPAL, call.executionName());
            if (AwsSdkTask.isMeant(call.resource())) {
                return awsSdk.call(call, caller);
            }
            return SqsTask.supports(call.resource()) ? sqs.call(call, caller) : lambda.call(call, caller);
        } catch (ServiceError e) {
            return TaskReply.Failure.of("States.TaskFailed", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return TaskReply.Failure.of(
                    "States.TaskFailed", "The sandbox failed: " + e.getClass().getSimpleName());
        }
    }
}
