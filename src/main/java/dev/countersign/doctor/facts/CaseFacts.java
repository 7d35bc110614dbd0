package dev.countersign.doctor.facts;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.inspect.TopicSubscription;
import dev.countersign.domain.inspect.TrailEvent;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.ExecutionFacts;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was read about one task token.
 *
 * @param now by AWS's clock
 * @param machine the definition that the execution uses
 * @param present the state machine as it is now; read only while the token is out
 * @param relay the way of the token as far as it can be seen
 * @param siblings the relays of the same execution, this one included, in the order of their tasks
 * @param pipelines those that the token went through or should have; one without stages stands for what could not be read
 * @param publisher the function that the task calls; absent when the task calls something else
 * @param sources the S3 sources of those pipelines
 * @param back the way of the answer, by pipeline name; read only once there is an answer
 * @param subscriptions who hears of the approval, by topic ARN
 * @param trail management events around the times in question, newest first
 * @param missingPipelines pipelines of the execution's own stack that do not exist any more
 * @param foundElsewhere an object version that carries the token where no pipeline has its source; unseen when not every place
 *     that was to be looked at could be
 * @param answeredInstead another execution's task that got an answer when this one should have
 */
public record CaseFacts(
        Instant now,
        ExecutionFacts execution,
        Sight<StateMachine> machine,
        Sight<StateMachine> present,
        Relay relay,
        List<Relay> siblings,
        List<PipelineFacts> pipelines,
        Optional<FunctionFacts> publisher,
        List<SourceFacts> sources,
        Map<String, ReturnFacts> back,
        Map<String, Sight<List<TopicSubscription>>> subscriptions,
        Sight<List<TrailEvent>> trail,
        Optional<AnsweredInstead> answeredInstead,
        Sight<Optional<ObjectVersion>> foundElsewhere,
        List<String> missingPipelines) {
    /**
     * A task that was answered at the time of this one's decision, although its own approval was not.
     *
     * @param at when it was answered
     */
    public record AnsweredInstead(ExecutionArn execution, String task, Instant at) {}

    public CaseFacts {
        siblings = List.copyOf(siblings);
        pipelines = List.copyOf(pipelines);
        sources = List.copyOf(sources);
        missingPipelines = List.copyOf(missingPipelines);
        back = Map.copyOf(back);
        subscriptions = Map.copyOf(subscriptions);
    }

    /** The pipeline that took the token, else the only one there is. */
    public Optional<PipelineFacts> pipeline() {
        Optional<PipelineFacts> taken = relay.pipelineExecution()
                .flatMap(run -> pipelines.stream()
                        .filter(facts -> facts.name().equals(run.pipeline()))
                        .findFirst());
        List<PipelineFacts> read = pipelines.stream()
                .filter(facts -> !facts.pipeline().stages().isEmpty())
                .toList();
        return taken.or(() -> read.size() == 1 ? Optional.of(read.getFirst()) : Optional.empty());
    }

    /** The answered approval whose answer should have come back. */
    public Optional<ApprovalSight> answered() {
        return answered(relay);
    }

    /** The answered approval of a relay; one that was abandoned has ended without an answer. */
    public static Optional<ApprovalSight> answered(Relay relay) {
        return relay.approvals().stream()
                .filter(approval -> approval.decidedAt().isPresent())
                .filter(approval -> approval.isApproved() || approval.status().equals(Optional.of(ActionStatus.FAILED)))
                .findFirst();
    }

    /** The event that handed the token out. */
    public Optional<HistoryEvent> scheduled() {
        return execution.history().found().flatMap(history -> history.event(relay.taskId()));
    }

    public Optional<ReturnFacts> returns() {
        return pipeline().flatMap(facts -> Optional.ofNullable(back.get(facts.name())));
    }
}
