package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Queues;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The call that each kind of target means. */
final class TargetCalls {
    private static final String PRINCIPAL = "events.amazonaws.com";

    private final World world;

    TargetCalls(World world) {
        this.world = world;
    }

    /** @throws ServiceError what the target's service answers */
    void invoke(StoredRule rule, Target target, String input) {
        switch (TargetKind.of(target.arn())) {
            case LAMBDA -> invokeFunction(rule, target, input);
            case STATE_MACHINE -> startExecution(rule, target, input);
            case PIPELINE -> startPipeline(rule, target, input);
            case TOPIC -> publish(rule, target, input);
            case QUEUE -> {
                Caller caller = target.roleArn() == null ? Caller.service(PRINCIPAL, rule.arn()) : role(rule, target);
                Queues.send(world, caller, target.arn(), input, Map.of());
            }
            case LOG_GROUP -> log(rule, target, input);
        }
    }

    private void invokeFunction(StoredRule rule, Target target, String input) {
        var request = InvokeRequest.builder()
                .functionName(target.arn())
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(input))
                .build();
        world.operations().call(Caller.service(PRINCIPAL, rule.arn()), request, InvokeResponse.class);
    }

    private void startExecution(StoredRule rule, Target target, String input) {
        var request = StartExecutionRequest.builder()
                .stateMachineArn(target.arn())
                .name(UUID.randomUUID().toString())
                .input(input)
                .build();
        world.operations().call(role(rule, target), request, StartExecutionResponse.class);
    }

    private void startPipeline(StoredRule rule, Target target, String input) {
        var request = StartPipelineExecutionRequest.builder()
                .name(target.arn().substring(target.arn().lastIndexOf(':') + 1));
        if (target.input() != null || target.inputTransformer() != null) {
            JsonNode given = read(input);
            request.sourceRevisions(revisions(given));
            request.variables(variables(given));
        }
        world.operations().call(role(rule, target), request.build(), StartPipelineExecutionResponse.class);
    }

    private static JsonNode read(String input) {
        try {
            return EventEnvelope.JSON.readTree(input);
        } catch (JacksonException e) {
            throw EventsErrors.invalid("The input of the pipeline target is no JSON.");
        }
    }

    private static List<SourceRevisionOverride> revisions(JsonNode given) {
        List<SourceRevisionOverride> revisions = new ArrayList<>();
        given.path("sourceRevisions")
                .forEach(one -> revisions.add(SourceRevisionOverride.builder()
                        .actionName(one.path("actionName").asString(""))
                        .revisionType(one.path("revisionType").asString(""))
                        .revisionValue(one.path("revisionValue").asString(""))
                        .build()));
        return revisions;
    }

    private static List<PipelineVariable> variables(JsonNode given) {
        List<PipelineVariable> variables = new ArrayList<>();
        given.path("variables")
                .forEach(one -> variables.add(PipelineVariable.builder()
                        .name(one.path("name").asString(""))
                        .value(one.path("value").asString(""))
                        .build()));
        return variables;
    }

    private void publish(StoredRule rule, Target target, String input) {
        var request =
                PublishRequest.builder().topicArn(target.arn()).message(input).build();
        Caller caller = target.roleArn() == null ? Caller.service(PRINCIPAL, rule.arn()) : role(rule, target);
        world.operations().call(caller, request, PublishResponse.class);
    }

    private void log(StoredRule rule, Target target, String input) {
        Caller caller = Caller.service(PRINCIPAL, rule.arn());
        String group = TargetKind.logGroup(target.arn());
        String stream = UUID.randomUUID().toString();
        world.operations()
                .call(
                        caller,
                        CreateLogStreamRequest.builder()
                                .logGroupName(group)
                                .logStreamName(stream)
                                .build(),
                        CreateLogStreamResponse.class);
        long now = world.clock().instant().toEpochMilli();
        var request = PutLogEventsRequest.builder()
                .logGroupName(group)
                .logStreamName(stream)
                .logEvents(event -> event.timestamp(now).message(input))
                .build();
        world.operations().call(caller, request, PutLogEventsResponse.class);
    }

    /** The target's role, acting for the rule. */
    private Caller role(StoredRule rule, Target target) {
        String session = UUID.randomUUID().toString().replace("-", "");
        Caller role = world.identities().assume(target.roleArn(), PRINCIPAL, session);
        return new Caller(role.kind(), role.arn(), role.principalArn(), role.userId(), Optional.of(rule.arn()));
    }
}
