package dev.countersign.doctor.round;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.probe.CaseReader;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.doctor.probe.Origin;
import dev.countersign.doctor.probe.PipelineReading;
import dev.countersign.doctor.probe.PreparedPipelines;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.OpenApprovals;
import dev.countersign.relay.PipelineFacts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the open approvals that no running execution waits for. Where the execution that handed the token out can still be found,
 * it is examined like any other; otherwise the approval alone is reported.
 */
final class Orphans {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LISTED = 1000;
    private static final int READ = 12;

    private final Gateways aws;
    private final Looks looks;
    private final List<StateMachineArn> machines;
    private final PreparedPipelines pipelines;

    Orphans(Gateways aws, Looks looks, List<StateMachineArn> machines, PreparedPipelines pipelines) {
        this.aws = aws;
        this.looks = looks;
        this.machines = machines;
        this.pipelines = pipelines;
    }

    /**
     * Looks through some pipelines.
     *
     * @param waiting the tokens that running executions wait for
     * @param complete whether these are all that there are
     */
    List<Zombie> find(List<PipelineFacts> among, Set<TaskTokenHash> waiting, boolean complete) {
        return among.stream()
                .flatMap(facts -> OpenApprovals.of(facts).stream()
                        .flatMap(approval -> orphan(facts, approval, waiting, complete)))
                .toList();
    }

    private Stream<Zombie> orphan(
            PipelineFacts facts, ApprovalSight approval, Set<TaskTokenHash> waiting, boolean complete) {
        List<ObjectVersion> taken = new PipelineReading(aws, looks)
                .taken(facts, approval.pipelineExecutionId())
                .found()
                .orElse(List.of());
        Set<TaskTokenHash> tokens =
                taken.stream().flatMap(version -> version.tokens().stream()).collect(Collectors.toSet());
        if (tokens.isEmpty() || tokens.stream().anyMatch(waiting::contains)) {
            // Without a token it is an approval of another kind, or a finding of another execution.
            return Stream.of();
        }
        Optional<Execution> dead = taken.stream()
                .flatMap(version -> ended(version, tokens).stream())
                .findFirst();
        List<Finding> findings = dead.map(this::examined)
                .filter(some -> !some.isEmpty())
                .orElseGet(() -> List.of(LoneApproval.finding(facts, approval, machines.size(), complete)));
        return Stream.of(new Zombie(approval.address(), approval.pipelineExecutionId(), approval.since(), findings));
    }

    /** The closed execution that handed one of these tokens out, when its history can still be read. */
    private Optional<Execution> ended(ObjectVersion version, Set<TaskTokenHash> tokens) {
        return machines.stream()
                .flatMap(machine -> looks
                        .at(
                                "states:ListExecutions",
                                machine.value(),
                                List.of("closed ones, too"),
                                () -> aws.executions().executions(machine, LISTED))
                        .found()
                        .stream())
                .flatMap(List::stream)
                .filter(one -> !one.isRunning()
                        && !one.startDate().isAfter(version.lastModified().plus(TOLERANCE))
                        && one.stopDate()
                                .filter(stop -> stop.plus(TOLERANCE).isAfter(version.lastModified()))
                                .isPresent())
                .sorted(Comparator.comparing(Execution::startDate).reversed())
                .limit(READ)
                .filter(one -> Origin.handedOut(aws, looks, one, tokens))
                .findFirst();
    }

    private List<Finding> examined(Execution dead) {
        var own = new Looks();
        var cases = new CaseReader(aws, own, pipelines).cases(dead);
        return new Doctor(aws)
                .diagnose(dead.arn(), cases, own, aws.clock().instant()).findings().stream()
                        .filter(finding ->
                                finding.cause() == Cause.EXECUTION_ENDED_FIRST || finding.cause() == Cause.TOKEN_USED)
                        .toList();
    }
}
