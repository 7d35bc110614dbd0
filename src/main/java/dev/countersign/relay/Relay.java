package dev.countersign.relay;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.states.ExecutionArn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The way of one task token: from the task that handed it out, through the approval, and back.
 *
 * @param task the waiting state's name
 * @param taskId the id of the event that scheduled the task; a task that is retried or visited again is another relay
 * @param hops all seven, in order
 * @param object the object version that carries the token, once it is found
 * @param pipelineExecution the pipeline execution that took that version, once it is found
 * @param approvals the manual approvals of that pipeline execution, in the order of the pipeline
 * @param tokenOut whether the task still waits for its token
 * @param branch the state that the Choice after the task led to, once it did
 * @param deadline which clock ends the wait first; absent when nothing waits any more or none is known
 */
public record Relay(
        ExecutionArn execution,
        String task,
        long taskId,
        Optional<TaskTokenHash> token,
        List<Hop> hops,
        Outcome outcome,
        Optional<ObjectVersion> object,
        Optional<PipelineExecution> pipelineExecution,
        List<ApprovalSight> approvals,
        boolean tokenOut,
        Optional<Branch> branch,
        Optional<Deadline> deadline) {

    public Relay {
        requireNonNull(execution, "execution");
        requireNonNull(task, "task");
        requireNonNull(token, "token");
        requireNonNull(outcome, "outcome");
        requireNonNull(object, "object");
        requireNonNull(pipelineExecution, "pipelineExecution");
        requireNonNull(branch, "branch");
        requireNonNull(deadline, "deadline");
        hops = List.copyOf(hops);
        approvals = List.copyOf(approvals);
        if (hops.size() != Hop.Kind.values().length) {
            throw new IllegalArgumentException("a relay has seven hops");
        }
    }

    public Hop hop(Hop.Kind kind) {
        return hops.get(kind.ordinal());
    }

    /** Where the baton is; absent when it arrived or when that cannot be seen. */
    public Optional<Hop> current() {
        return hops.stream().filter(Hop::isCurrent).findFirst();
    }

    /**
     * The approval that matters now: the open one, else the one that ended badly, else the next to be reached, else the last.
     * Absent while no pipeline execution is known, and in a pipeline without approvals.
     */
    public Optional<ApprovalSight> approval() {
        return matters(approvals);
    }

    static Optional<ApprovalSight> matters(List<ApprovalSight> approvals) {
        return Stream.<Predicate<ApprovalSight>>of(
                        ApprovalSight::isOpen,
                        approval -> approval.status().isPresent() && !approval.isApproved(),
                        approval -> approval.status().isEmpty())
                .flatMap(wanted -> approvals.stream().filter(wanted))
                .findFirst()
                .or(() -> approvals.isEmpty() ? Optional.empty() : Optional.of(approvals.getLast()));
    }

    /** Why an answer would change nothing any more, if that is so. */
    public Optional<String> deadTokenSentence() {
        Hop last = hop(Hop.Kind.TOKEN);
        return tokenOut || last.state() == Hop.State.NOT_VISIBLE ? Optional.empty() : Optional.of(last.sentence());
    }
}
