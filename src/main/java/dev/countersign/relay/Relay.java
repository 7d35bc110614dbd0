package dev.countersign.relay;

import static java.util.Objects.requireNonNull;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.states.ExecutionArn;
import java.util.List;
import java.util.Optional;

/**
 * The way of one task token: from the task that handed it out, through the approval, and back.
 *
 * @param task the waiting state's name
 * @param taskId the id of the event that scheduled the task; a task that is retried or visited again is another relay
 * @param hops all seven, in order
 * @param object the object version that carries the token, once it is found
 * @param pipelineExecution the pipeline execution that took that version, once it is found
 * @param approval the approval that decides, once its pipeline is known
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
        Optional<ApprovalSight> approval,
        Optional<Branch> branch,
        Optional<Deadline> deadline) {

    public Relay {
        requireNonNull(execution, "execution");
        requireNonNull(task, "task");
        requireNonNull(token, "token");
        requireNonNull(outcome, "outcome");
        requireNonNull(object, "object");
        requireNonNull(pipelineExecution, "pipelineExecution");
        requireNonNull(approval, "approval");
        requireNonNull(branch, "branch");
        requireNonNull(deadline, "deadline");
        hops = List.copyOf(hops);
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

    /** Whether the task still waits for its token. */
    public boolean isTokenOut() {
        return hop(Hop.Kind.TOKEN).state() != Hop.State.DONE
                && hop(Hop.Kind.TASK).state() == Hop.State.DONE
                && deadTokenSentence().isEmpty();
    }

    /** Why the token can no longer be sent back, if that is so. */
    public Optional<String> deadTokenSentence() {
        Hop last = hop(Hop.Kind.TOKEN);
        return last.state() == Hop.State.BROKEN ? Optional.of(last.sentence()) : Optional.empty();
    }
}
