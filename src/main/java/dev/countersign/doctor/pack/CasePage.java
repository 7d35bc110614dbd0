package dev.countersign.doctor.pack;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.probe.CaseReader;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import dev.countersign.relay.Sight;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page of one execution shows, read in the doctor's way: of the one execution and what is on its tokens' ways. */
final class CasePage {
    private CasePage() {}

    /** Empty when the execution could not be read. */
    static Optional<Snapshot> read(Gateways aws, ExecutionArn arn) {
        var looks = new Looks();
        var reader = new CaseReader(aws, looks);
        return reader.execution(arn).found().map(execution -> snapshot(aws, reader, looks, execution));
    }

    private static Snapshot snapshot(Gateways aws, CaseReader reader, Looks looks, Execution execution) {
        List<CaseFacts> cases = reader.cases(execution);
        Sight<History> history = cases.isEmpty()
                ? looks.at(
                        "states:GetExecutionHistory",
                        execution.arn().value(),
                        () -> History.of(aws.executions().history(execution.arn(), 0)))
                : cases.getFirst().execution().history();
        List<Relay> relays = cases.stream().map(CaseFacts::relay).toList();
        return new Snapshot(
                aws.clock().instant(),
                true,
                machine(aws, execution).stream().toList(),
                List.of(new Run(execution, history, relays, RunState.of(execution, relays))),
                pipelines(cases),
                List.of(),
                List.of());
    }

    /** The way back is looked at for one token at a time: each pipeline as it is best known. */
    private static List<PipelineFacts> pipelines(List<CaseFacts> cases) {
        Map<String, PipelineFacts> best = new LinkedHashMap<>();
        cases.stream()
                .flatMap(facts -> facts.pipelines().stream())
                .forEach(facts -> best.merge(
                        facts.name(),
                        facts,
                        (known, other) -> known.returns().found().isPresent() ? known : other));
        return best.values().stream()
                .filter(facts -> !facts.pipeline().stages().isEmpty())
                .toList();
    }

    private static Optional<StateMachine> machine(Gateways aws, Execution execution) {
        try {
            return Optional.of(aws.executions().stateMachineOf(execution.arn()));
        } catch (AwsFailure e) {
            return Optional.empty();
        }
    }
}
