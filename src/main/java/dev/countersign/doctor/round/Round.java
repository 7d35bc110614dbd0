package dev.countersign.doctor.round;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.probe.AtOnce;
import dev.countersign.doctor.probe.CaseReader;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.doctor.probe.PreparedPipelines;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.watch.budget.Budgets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Examines everything that hangs on approvals: all of an account and Region, or one pipeline. Blocks for as long as the quotas
 * ask for; {@link #soFar()} tells at any time what has been found. To be used once.
 */
public final class Round {
    private final RoundGateways aws;
    private final String subject;
    private final Scope scope;
    private final RoundProgress progress;
    private final Looks looks = new Looks();
    private final ConcurrentLinkedQueue<Diagnosis> examined = new ConcurrentLinkedQueue<>();
    private volatile int running;
    private volatile boolean ended;

    private Round(Gateways aws, Budgets budgets, String subject, Optional<String> pipeline, RoundProgress progress) {
        this.aws = new RoundGateways(aws, budgets, () -> ended);
        this.subject = subject;
        this.scope = new Scope(this.aws, looks, pipeline);
        this.progress = progress;
    }

    /** @param place the account and Region, in words */
    public static Round all(Gateways aws, Budgets budgets, String place, RoundProgress progress) {
        return new Round(aws, budgets, place, Optional.empty(), progress);
    }

    /** What goes through one pipeline. */
    public static Round pipeline(Gateways aws, Budgets budgets, String pipeline, RoundProgress progress) {
        return new Round(aws, budgets, "pipeline " + pipeline, Optional.of(pipeline), progress);
    }

    /** Makes no further calls: {@link #examine} answers what is known as soon as the calls under way are done. From any thread. */
    public void end() {
        ended = true;
    }

    /** Examines; throws {@link AwsFailure} only when nobody is signed in any more. */
    public RoundResult examine() {
        try {
            return examineAll();
        } catch (CancellationException e) {
            return soFar();
        }
    }

    private RoundResult examineAll() {
        progress.reached("looking for state machines", 0, 0);
        List<StateMachineArn> machines = scope.machines();
        List<Execution> executions = scope.running(machines);
        running = executions.size();
        aws.executions().expect(executions);
        Instant oldest = executions.stream()
                .map(Execution::startDate)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> aws.clock().instant());
        aws.trail().reachBackTo(oldest);
        progress.reached("reading pipelines", 0, 0);
        PreparedPipelines pipelines = scope.pipelines(oldest);
        Optional<String> nothing = scope.whyNothing(pipelines);
        if (nothing.isPresent()) {
            return RoundResult.nothing(subject, aws.clock().instant(), nothing.get(), looks.taken(List.of()));
        }
        examine(executions, pipelines);
        progress.reached("looking for approvals that nobody waits for", 0, 0);
        List<Zombie> orphans = orphans(machines, pipelines);
        List<PipelineFacts> seen = scope.wanted(pipelines.facts());
        List<Relay> relays = relays();
        return result(
                orphans,
                seen.stream()
                        .flatMap(facts -> StageRadar.of(facts, relays).stream())
                        .toList(),
                examined.size() < running);
    }

    /** What is known by now; to be asked from any thread. */
    public RoundResult soFar() {
        return result(List.of(), List.of(), true);
    }

    private RoundResult result(List<Zombie> orphans, List<StageRadar> radar, boolean partial) {
        List<Diagnosis> wanted = examined.stream().filter(scope::concerns).toList();
        int others = examined.size() - wanted.size();
        return RoundResult.of(
                subject,
                aws.clock().instant(),
                wanted,
                orphans,
                looks.taken(List.of()),
                radar,
                Math.max(0, running - others),
                partial);
    }

    private void examine(List<Execution> executions, PreparedPipelines pipelines) {
        var done = new AtomicInteger();
        AtOnce.map(executions, execution -> {
            var own = new Looks();
            var cases = new CaseReader(aws, own, pipelines).cases(execution);
            Diagnosis diagnosis = new Doctor(aws)
                    .diagnose(execution.arn(), cases, own, aws.clock().instant());
            examined.add(diagnosis);
            if (scope.concerns(diagnosis)) {
                progress.examined(diagnosis);
            }
            progress.reached("examining executions", done.incrementAndGet(), executions.size());
            return diagnosis;
        });
    }

    private List<Zombie> orphans(List<StateMachineArn> machines, PreparedPipelines pipelines) {
        Set<TaskTokenHash> waiting = relays().stream()
                .filter(Relay::tokenOut)
                .flatMap(relay -> relay.token().stream())
                .collect(Collectors.toSet());
        boolean complete = !looks.couldNotLook() && scope.isWhole();
        return new Orphans(aws, looks, machines, pipelines).find(scope.wanted(pipelines.facts()), waiting, complete);
    }

    private List<Relay> relays() {
        var all = new ArrayList<Relay>();
        examined.forEach(one -> all.addAll(one.relays()));
        return all;
    }
}
