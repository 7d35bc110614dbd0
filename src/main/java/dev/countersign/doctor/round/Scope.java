package dev.countersign.doctor.round;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.probe.AtOnce;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.doctor.probe.PipelineReading;
import dev.countersign.doctor.probe.PreparedPipelines;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineSummary;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.StateMachine;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Relay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What belongs to an examination of many: which state machines, executions and pipelines. */
final class Scope {
    /** More running executions of one state machine are not looked at. */
    private static final int RUNNING = 5000;

    private final Gateways aws;
    private final Looks looks;
    private final Optional<String> pipeline;

    /** @param pipeline the only one that matters; absent for all */
    Scope(Gateways aws, Looks looks, Optional<String> pipeline) {
        this.aws = aws;
        this.looks = looks;
        this.pipeline = pipeline;
    }

    /** What is in the pipeline's own stack; asked once, for the ports remember. */
    private List<StackResource> neighbours() {
        return pipeline.flatMap(name -> looks.at(
                                "cloudformation:DescribeStackResources",
                                name,
                                () -> aws.stacks().neighbours(name))
                        .found()
                        .flatMap(found -> found))
                .orElse(List.of());
    }

    /** Whether everything of the account is read, so that what is not there is nowhere. */
    boolean isWhole() {
        return pipeline.isEmpty() || !machinesOfStack().isEmpty();
    }

    private List<StateMachineArn> machinesOfStack() {
        return ids("AWS::StepFunctions::StateMachine").stream()
                .map(StateMachineArn::new)
                .toList();
    }

    private List<String> ids(String type) {
        return neighbours().stream()
                .filter(resource -> resource.type().equals(type))
                .flatMap(resource -> resource.physicalId().stream())
                .toList();
    }

    /** Those that hand out task tokens: of the pipeline's own stack, else all. */
    List<StateMachineArn> machines() {
        List<StateMachineArn> own = machinesOfStack();
        List<StateMachineArn> all = own.isEmpty()
                ? looks.at("states:ListStateMachines", "*", aws.executions()::stateMachines)
                        .found()
                        .orElse(List.of())
                : own;
        return AtOnce.map(
                        all,
                        arn -> looks.at(
                                        "states:DescribeStateMachine",
                                        arn.value(),
                                        () -> aws.executions().stateMachine(arn))
                                .found()
                                .filter(StateMachine::mayWaitForToken)
                                .map(_ -> arn))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<Execution> running(List<StateMachineArn> machines) {
        return AtOnce.map(machines, this::running).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Execution> running(StateMachineArn arn) {
        String call = "states:ListExecutions";
        List<Execution> found = looks.at(
                        call, arn.value(), () -> aws.executions().running(arn, RUNNING))
                .found()
                .orElse(List.of());
        if (found.size() >= RUNNING) {
            looks.incomplete(call, arn.value(), "Of its running executions the newest " + RUNNING + " are examined.");
        }
        return found;
    }

    /** The pipelines that their tokens may have gone through. */
    PreparedPipelines pipelines(Instant oldest) {
        List<String> own = ids("AWS::CodePipeline::Pipeline");
        Optional<List<String>> existing = own.isEmpty()
                ? looks.at("codepipeline:ListPipelines", "*", aws.pipelines()::pipelines)
                        .found()
                        .map(all -> all.stream().map(PipelineSummary::name).toList())
                : Optional.empty();
        List<String> names =
                own.isEmpty() ? existing.or(() -> pipeline.map(List::of)).orElse(List.of()) : own;
        var reading = new PipelineReading(aws, looks);
        List<Pipeline> carriers = AtOnce.map(names, reading::structure).stream()
                .flatMap(Optional::stream)
                .toList();
        List<PipelineReading.Read> read = AtOnce.map(carriers, one -> reading.read(one, oldest));
        Map<String, Instant> cut = read.stream()
                .filter(one -> one.cutOff().isPresent())
                .collect(Collectors.toMap(
                        one -> one.facts().name(), one -> one.cutOff().orElseThrow()));
        return new PreparedPipelines(
                read.stream().map(PipelineReading.Read::facts).toList(), existing.map(Set::copyOf), cut);
    }

    /** Of all pipelines those that are asked about. */
    List<PipelineFacts> wanted(List<PipelineFacts> all) {
        return all.stream()
                .filter(facts -> pipeline.isEmpty() || pipeline.get().equals(facts.name()))
                .toList();
    }

    /** Why there is nothing to examine, as a sentence. */
    Optional<String> whyNothing(PreparedPipelines pipelines) {
        return pipeline.filter(_ -> wanted(pipelines.facts()).isEmpty())
                .map(name -> "There is no pipeline ‘" + name
                        + "’ here with an S3 source and a manual approval, or it could not be read.");
    }

    /** Whether an execution goes through the pipeline that is asked about, or may have been meant to. */
    boolean concerns(Diagnosis diagnosis) {
        return pipeline.isEmpty()
                || diagnosis.relays().stream().anyMatch(this::goesThrough)
                || diagnosis.relays().isEmpty() && !machinesOfStack().isEmpty();
    }

    private boolean goesThrough(Relay relay) {
        return relay.pipelineExecution()
                .map(run -> pipeline.equals(Optional.of(run.pipeline())))
                .orElse(relay.tokenOut());
    }
}
