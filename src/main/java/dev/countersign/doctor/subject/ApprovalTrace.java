package dev.countersign.doctor.subject;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.probe.AtOnce;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.doctor.probe.PipelineReading;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineSummary;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.OpenApprovals;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds an approval, the pipeline execution in which it asks, and the object version which that took. */
final class ApprovalTrace {
    private final Gateways aws;
    private final Looks looks = new Looks();
    private final PipelineReading reading;

    ApprovalTrace(Gateways aws) {
        this.aws = aws;
        this.reading = new PipelineReading(aws, looks);
    }

    /**
     * What was found.
     *
     * @param approval absent when there is none; then the verdict and the sentence say so
     * @param taken the object versions that its pipeline execution took
     */
    record Traced(
            Optional<PipelineFacts> facts,
            Optional<ApprovalSight> approval,
            Sight<List<ObjectVersion>> taken,
            Verdict verdict,
            String sentence,
            Looks looks) {}

    Traced of(Subject.OfApproval subject) {
        ApprovalAddress address = subject.address();
        Optional<Pipeline> pipeline = reading.structure(address.pipeline());
        if (pipeline.isEmpty()) {
            return none(noPipeline(address.pipeline()));
        }
        List<ApprovalAddress> approvals = pipeline.get().approvals();
        if (!approvals.contains(address)) {
            return none("Pipeline ‘" + address.pipeline() + "’ has no manual approval ‘" + address.stage() + "/"
                    + address.action() + "’; it has "
                    + approvals.stream()
                            .map(one -> one.stage() + "/" + one.action())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        PipelineFacts facts = read(pipeline.get());
        return subject.pipelineExecution()
                .or(() -> open(facts, address))
                .or(() -> last(facts, address))
                .map(run -> traced(facts, OpenApprovals.at(facts, address, run)))
                .orElseGet(() -> unreached(address));
    }

    Traced of(Subject.OfPipelineExecution subject) {
        List<Pipeline> among = subject.pipeline()
                .map(name -> reading.structure(name).stream().toList())
                .orElseGet(this::all);
        if (among.isEmpty()) {
            return none(
                    subject.pipeline()
                            .map(ApprovalTrace::noPipeline)
                            .orElse(
                                    "There is no pipeline here with an S3 source and a manual approval, or none could be read."));
        }
        for (Pipeline pipeline : among) {
            boolean has = looks
                    .at(
                            "codepipeline:ListPipelineExecutions",
                            pipeline.name(),
                            () -> aws.pipelines().executions(pipeline.name(), 1000))
                    .found()
                    .stream()
                    .flatMap(List::stream)
                    .anyMatch(run -> run.id().equals(subject.id()));
            if (has) {
                return ofRun(read(pipeline), subject.id());
            }
        }
        return none("There is no pipeline execution " + subject.id() + " here among the newest 1,000 of each pipeline"
                + " with an S3 source and a manual approval, or it could not be read.");
    }

    private Traced ofRun(PipelineFacts facts, String run) {
        List<ApprovalSight> approvals = facts.pipeline().approvals().stream()
                .map(address -> OpenApprovals.at(facts, address, run))
                .toList();
        return Stream.concat(approvals.stream().filter(ApprovalSight::isOpen), approvals.stream())
                .findFirst()
                .map(approval -> traced(facts, approval))
                .orElseThrow();
    }

    private List<Pipeline> all() {
        List<PipelineSummary> names = looks.at("codepipeline:ListPipelines", "*", aws.pipelines()::pipelines)
                .found()
                .orElse(List.of());
        return AtOnce.map(names, one -> reading.structure(one.name())).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Only versions that have just been written are listed; what the execution took is looked at by itself. */
    private PipelineFacts read(Pipeline pipeline) {
        return reading.read(pipeline, aws.clock().instant()).facts();
    }

    private static Optional<String> open(PipelineFacts facts, ApprovalAddress address) {
        return OpenApprovals.of(facts).stream()
                .filter(approval -> approval.address().equals(address))
                .map(ApprovalSight::pipelineExecutionId)
                .findFirst();
    }

    private static Optional<String> last(PipelineFacts facts, ApprovalAddress address) {
        return facts.actions().found().stream()
                .flatMap(List::stream)
                .filter(run -> run.isAt(address))
                .max(Comparator.comparing(ActionExecution::startTime))
                .map(ActionExecution::pipelineExecutionId);
    }

    private Traced traced(PipelineFacts facts, ApprovalSight approval) {
        return new Traced(
                Optional.of(facts),
                Optional.of(approval),
                reading.taken(facts, approval.pipelineExecutionId()),
                Verdict.NOTHING_WAITS,
                "",
                looks);
    }

    private Traced unreached(ApprovalAddress address) {
        boolean blind = looks.missedNeeded();
        return new Traced(
                Optional.empty(),
                Optional.empty(),
                Sight.seen(List.of()),
                blind ? Verdict.COULD_NOT_LOOK : Verdict.NOTHING_WAITS,
                blind
                        ? "Whether approval " + address + " was asked for could not be looked at."
                        : "Approval " + address + " has not been asked for: no pipeline execution has reached it.",
                looks);
    }

    private Traced none(String sentence) {
        return new Traced(
                Optional.empty(), Optional.empty(), Sight.seen(List.of()), Verdict.COULD_NOT_LOOK, sentence, looks);
    }

    private static String noPipeline(String name) {
        return "There is no pipeline ‘" + name
                + "’ here with an S3 source and a manual approval, or it could not be read.";
    }
}
