package dev.countersign.doctor.round;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.states.ExecutionArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An open approval that no running execution waits for.
 *
 * @param since when it began to wait for an answer; absent when that is not known
 * @param findings about it, at least one
 */
public record Zombie(
        ApprovalAddress approval, String pipelineExecution, Optional<Instant> since, List<Finding> findings) {
    public Zombie {
        findings = List.copyOf(findings);
    }

    /** The execution that handed its token out and has ended; absent when it is not known any more. */
    public Optional<ExecutionArn> ended() {
        return findings.stream()
                .flatMap(finding -> finding.execution().stream())
                .findFirst();
    }
}
