package dev.countersign.relay;

import dev.countersign.domain.states.History;
import dev.countersign.relay.Hop.Kind;
import dev.countersign.relay.Hop.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Draws the relays of an execution from what was read. A pure function: the same facts at the same time give the same relays. */
public final class Relays {
    private Relays() {}

    /**
     * One relay for each call of a task that waits for its token, in the order of the calls; none while the history was not read.
     *
     * @param now by AWS's clock
     */
    public static List<Relay> of(ExecutionFacts facts, List<PipelineFacts> pipelines, Instant now) {
        History history = facts.history().found().orElse(History.EMPTY);
        return CallbackTask.in(history).stream()
                .map(task -> relay(task, facts, pipelines, now))
                .toList();
    }

    private static Relay relay(CallbackTask task, ExecutionFacts facts, List<PipelineFacts> pipelines, Instant now) {
        Trail trail = Trail.of(task, pipelines);
        boolean tokenOut = task.submitted().isPresent()
                && task.end().isEmpty()
                && task.runEnd().isEmpty()
                && facts.execution().isRunning();
        var taskHops = new TaskHops(task, facts, now);
        Hop last = taskHops.last();
        // Which approval matters depends on their order and states alone.
        Optional<ApprovalSight> approval = Relay.matters(trail.approvals());
        Optional<Deadline> deadline =
                tokenOut ? Deadlines.of(task, facts, trail.pipeline(), approval) : Optional.empty();
        Optional<String> deadToken = tokenOut ? Optional.empty() : Optional.of(last.sentence());
        var objects = new ObjectHops(task, trail, pipelines, tokenOut, now);
        Optional<ApprovalHops> approvals = trail.execution()
                .map(run -> new ApprovalHops(trail.pipeline().orElseThrow(), run, approval, deadline, deadToken, now));
        List<Hop> hops = List.of(
                taskHops.first(),
                objects.publish(),
                objects.start(),
                approvals.map(ApprovalHops::queue).orElseGet(() -> unknown(Kind.QUEUE, task)),
                approvals.map(ApprovalHops::decision).orElseGet(() -> unknown(Kind.DECISION, task)),
                new ReturnHop(task, trail.pipeline(), approval, now).hop(),
                last);
        return new Relay(
                facts.execution().arn(),
                task.state(),
                task.scheduled().id(),
                task.call().tokens().stream().findFirst(),
                hops,
                Outcomes.of(task, trail, approval, facts),
                trail.object(),
                trail.execution(),
                trail.approvals(),
                tokenOut,
                task.branch(),
                deadline);
    }

    private static Hop unknown(Kind kind, CallbackTask task) {
        State state = task.isAnswered() ? State.NOT_VISIBLE : State.AHEAD;
        String sentence = state == State.AHEAD
                ? "No pipeline execution has taken the token yet."
                : "No pipeline execution is known that took the token.";
        return new Hop(kind, state, Optional.empty(), sentence, List.of());
    }
}
