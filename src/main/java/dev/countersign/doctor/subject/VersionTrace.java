package dev.countersign.doctor.subject;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.probe.Absence;
import dev.countersign.doctor.probe.AtOnce;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.doctor.probe.PipelineReading;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineSummary;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.OpenApprovals;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a version of an object, and finds the open approvals to which it has led. */
final class VersionTrace {
    private final Gateways aws;
    private final Looks looks;

    VersionTrace(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /** An approval that asks, and its pipeline. */
    record Open(PipelineFacts facts, ApprovalSight approval) {}

    /** The version; seen and empty when there is no such version, or no such object. */
    Sight<Optional<ObjectVersion>> version(Subject.OfVersion subject) {
        var location = subject.location();
        Sight<Optional<String>> id = subject.versionId().isPresent()
                ? Sight.seen(subject.versionId())
                : looks.at(
                        "s3:ListBucketVersions",
                        location.uri(),
                        () -> Absence.orNone(() -> aws.objects().versions(location, 1)).stream()
                                .flatMap(List::stream)
                                .findFirst());
        if (id.whyNot().isPresent()) {
            return Sight.unseen(id.whyNot().get());
        }
        return id.found()
                .flatMap(one -> one)
                .map(known -> looks.at(
                        "s3:GetObjectVersion",
                        location.uri() + " " + known,
                        () -> Absence.orNone(() -> aws.objects().version(location, known))))
                .orElseGet(() -> Sight.seen(Optional.empty()));
    }

    /** The open approvals of pipeline executions that took this version. */
    List<Open> openApprovals(ObjectVersion version) {
        var reading = new PipelineReading(aws, looks);
        List<PipelineSummary> all = looks.at("codepipeline:ListPipelines", "*", aws.pipelines()::pipelines)
                .found()
                .orElse(List.of());
        return AtOnce.map(all, one -> reading.structure(one.name())).stream()
                .flatMap(Optional::stream)
                .filter(pipeline -> pipeline.objectSources().stream()
                        .anyMatch(source -> source.objectSource().equals(Optional.of(version.location()))))
                .map(pipeline -> reading.read(pipeline, aws.clock().instant()).facts())
                .flatMap(facts -> open(facts, version))
                .toList();
    }

    private static Stream<Open> open(PipelineFacts facts, ObjectVersion version) {
        List<String> runs = facts.executions().found().stream()
                .flatMap(List::stream)
                .filter(run -> run.took(version.versionId()))
                .map(PipelineExecution::id)
                .toList();
        return OpenApprovals.of(facts).stream()
                .filter(approval -> runs.contains(approval.pipelineExecutionId()))
                .map(approval -> new Open(facts, approval));
    }
}
