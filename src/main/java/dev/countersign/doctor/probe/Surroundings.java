package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.CaseFacts.AnsweredInstead;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.inspect.TopicSubscription;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.EventDetail.TaskScheduled;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Hop;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Reads what lies around the place of the baton, and nothing else: every look costs a call and a permission. */
final class Surroundings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BEFORE = Duration.ofMinutes(1);
    private static final Duration AFTER = Duration.ofMinutes(20);

    private final Gateways aws;
    private final Looks looks;
    private final Relay relay;
    private final List<PipelineFacts> pipelines;
    private final Instant now;

    Surroundings(Gateways aws, Looks looks, Relay relay, List<PipelineFacts> pipelines, Instant now) {
        this.aws = aws;
        this.looks = looks;
        this.relay = relay;
        this.pipelines = pipelines;
        this.now = now;
    }

    private boolean isAt(Hop.Kind kind) {
        return relay.tokenOut()
                && relay.current().map(Hop::kind).filter(kind::equals).isPresent();
    }

    /** The state machine as it is now, while somebody waits for what an older one asked. */
    Sight<StateMachine> present() {
        StateMachineArn machine = relay.execution().stateMachine();
        return relay.tokenOut()
                ? looks.at(
                        "states:DescribeStateMachine",
                        machine.value(),
                        () -> aws.executions().stateMachine(machine))
                : Sight.unseen("The present definition was not needed.");
    }

    /** The function that the task called, when nothing of its work can be found. */
    Optional<FunctionFacts> publisher(Optional<HistoryEvent> scheduled) {
        return scheduled
                .filter(event -> isAt(Hop.Kind.PUBLISH))
                .flatMap(event -> functionOf(event)
                        .map(name -> new FunctionProbe(aws.inspection(), looks)
                                .facts(
                                        name,
                                        event.timestamp().minus(BEFORE),
                                        earliest(now, event.timestamp().plus(AFTER)))));
    }

    private static Optional<String> functionOf(HistoryEvent event) {
        if (!(event.detail() instanceof TaskScheduled call)
                || !call.resourceType().equals("lambda")) {
            return Optional.empty();
        }
        try {
            String name = JSON.readTree(call.parameters()).path("FunctionName").asString("");
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Another execution that got the answer, when nothing else explains where it went. */
    Optional<AnsweredInstead> answeredInstead(Map<String, ReturnFacts> back) {
        return CaseFacts.answered(relay)
                .filter(answer ->
                        relay.tokenOut() && back.values().stream().allMatch(way -> way.mayCarry(answer.isApproved())))
                .flatMap(answer -> new InsteadProbe(aws, looks).find(relay.execution(), answer));
    }

    /** The token in an object that the call itself names, when it is at no pipeline's source. */
    Sight<Optional<ObjectVersion>> elsewhere(Optional<HistoryEvent> scheduled) {
        return scheduled
                .filter(event -> isAt(Hop.Kind.PUBLISH))
                .map(event -> new ElsewhereProbe(aws, looks)
                        .find(
                                (TaskScheduled) event.detail(),
                                event.timestamp().minus(BEFORE).truncatedTo(ChronoUnit.MINUTES),
                                pipelines))
                .orElseGet(() -> Sight.seen(Optional.empty()));
    }

    /** What starts the pipelines, when none has started; and what ends object versions, when one is not there any more. */
    List<SourceFacts> sources() {
        boolean gone = relay.tokenOut()
                && relay.pipelineExecution().isPresent()
                && relay.object().isEmpty();
        if (gone) {
            return pipelines.stream()
                    .flatMap(facts -> new SourceProbe(aws, looks).lives(facts.pipeline()).stream())
                    .toList();
        }
        boolean needed = isAt(Hop.Kind.START) || isAt(Hop.Kind.PUBLISH);
        ExecutionArn execution = relay.execution();
        if (!needed) {
            return List.of();
        }
        var probe = new SourceProbe(aws, looks);
        List<Pipeline> started = pipelines.stream()
                .map(PipelineFacts::pipeline)
                .filter(pipeline -> !pipeline.objectSources().isEmpty())
                .toList();
        looks.ahead(started.stream()
                .<Runnable>map(pipeline -> () -> probe.facts(execution, pipeline))
                .toList());
        return started.stream()
                .flatMap(pipeline -> probe.facts(execution, pipeline).stream())
                .toList();
    }

    /** The way back, once there is an answer and the token is still out. */
    Map<String, ReturnFacts> back(List<StackResource> neighbours) {
        Map<String, ReturnFacts> back = new HashMap<>();
        Optional<ApprovalSight> answer = CaseFacts.answered(relay);
        if (relay.tokenOut() && answer.isPresent()) {
            pipelines.stream()
                    .filter(found -> found.name().equals(answer.get().address().pipeline()))
                    .forEach(found -> back.put(
                            found.name(),
                            new ReturnProbe(aws, looks).facts(relay.execution(), neighbours, answer.get(), now)));
        }
        return back;
    }

    /** Who hears of the approval, while it is open. */
    Map<String, Sight<List<TopicSubscription>>> subscriptions() {
        Map<String, Sight<List<TopicSubscription>>> heard = new HashMap<>();
        if (isAt(Hop.Kind.DECISION)) {
            relay.approval()
                    .flatMap(approval -> pipelines.stream()
                            .flatMap(facts -> facts.pipeline().action(approval.address()).stream())
                            .findFirst())
                    .map(PipelineAction::configuration)
                    .map(configuration -> configuration.get("NotificationArn"))
                    .ifPresent(topic -> heard.put(
                            topic,
                            looks.at(
                                    "sns:ListSubscriptionsByTopic",
                                    topic,
                                    () -> aws.inspection().topics().subscriptions(topic))));
        }
        return heard;
    }

    /** Who did what, where that tells causes apart. */
    Sight<List<TrailEvent>> trail(Instant since) {
        List<String> names = relay.tokenOut() ? relay.current().map(this::names).orElse(List.of()) : List.of();
        return names.isEmpty()
                ? Sight.unseen("The trail was not needed.")
                : new TrailProbe(aws.inspection().trail(), looks)
                        .events(names, since.minus(BEFORE).truncatedTo(ChronoUnit.MINUTES), now);
    }

    private List<String> names(Hop current) {
        return switch (current.kind()) {
            // Only the mode PARALLEL refuses to start an execution; nothing else would be learned.
            case START ->
                pipelines.stream().anyMatch(facts -> facts.pipeline().executionMode() == ExecutionMode.PARALLEL)
                        ? List.of("StartPipelineExecution")
                        : List.of();
            case QUEUE -> List.of("UpdatePipeline", "StopPipelineExecution");
            case DECISION -> List.of("PutApprovalResult");
            case TASK, PUBLISH, RETURN, TOKEN -> List.of();
        };
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
