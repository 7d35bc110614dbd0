package dev.countersign.doctor.known;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.doctor.round.Zombie;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.states.ExecutionArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The last examination of each execution and of each approval that nobody waits for, for as long as the session lasts. It knows
 * what was so then; {@link Marks} tells whether it still is. Thread-safe.
 */
public final class KnownCases {
    private final Map<ExecutionArn, Diagnosis> diagnoses = new ConcurrentHashMap<>();
    private final Map<Approval, Zombie> zombies = new ConcurrentHashMap<>();
    private final List<Consumer<List<Diagnosis>>> listeners = new CopyOnWriteArrayList<>();

    private record Approval(ApprovalAddress address, String pipelineExecution) {}

    /** An execution was examined. */
    public void note(ExecutionArn arn, Diagnosis diagnosis) {
        diagnoses.put(arn, diagnosis);
        tell(List.of(diagnosis));
    }

    /** Many executions were examined, and approvals that nobody waits for were found. */
    public void note(RoundResult result) {
        result.each().forEach(one -> diagnoses.put(new ExecutionArn(one.subject()), one));
        if (!result.partial()) {
            zombies.clear();
        }
        result.zombies().forEach(one -> zombies.put(new Approval(one.approval(), one.pipelineExecution()), one));
        tell(result.each());
    }

    /** An approval was cleared: nobody need be warned of it any more. */
    public void cleared(Finding finding) {
        if (zombies.values().removeIf(one -> one.findings().contains(finding))) {
            tell(List.of());
        }
    }

    private void tell(List<Diagnosis> news) {
        listeners.forEach(listener -> listener.accept(news));
    }

    /** What the last examination of an execution came to; absent when there was none. */
    public Optional<Diagnosis> about(ExecutionArn arn) {
        return Optional.ofNullable(diagnoses.get(arn));
    }

    /** An approval that nobody was found to wait for. */
    public Optional<Zombie> zombie(ApprovalAddress address, String pipelineExecution) {
        return Optional.ofNullable(zombies.get(new Approval(address, pipelineExecution)));
    }

    /** Calls {@code listener} on whatever thread found the news, with what was examined; it may be nothing, when only approvals were. */
    public void listen(Consumer<List<Diagnosis>> listener) {
        listeners.add(listener);
    }
}
