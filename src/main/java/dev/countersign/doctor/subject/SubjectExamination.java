package dev.countersign.doctor.subject;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.doctor.round.LoneApproval;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers for an approval or a version of an object as the doctor answers for an execution: finds the execution that handed its
 * token out, and tells what is said of that one. It only reads, blocks, and throws {@code AwsFailure} when nobody is signed in.
 */
public final class SubjectExamination {
    private final Gateways aws;

    public SubjectExamination(Gateways aws) {
        this.aws = aws;
    }

    /** What is the case with a subject. */
    public Diagnosis examine(Subject subject) {
        return switch (subject) {
            case Subject.OfExecution(var arn) -> new Doctor(aws).execution(arn);
            case Subject.OfApproval approval -> asked(approval, new ApprovalTrace(aws).of(approval));
            case Subject.OfPipelineExecution run -> asked(run, new ApprovalTrace(aws).of(run));
            case Subject.OfVersion version -> version(version);
        };
    }

    private Diagnosis asked(Subject subject, ApprovalTrace.Traced traced) {
        Looks looks = traced.looks();
        if (traced.approval().isEmpty()) {
            return answer(subject, traced.verdict(), traced.sentence(), List.of(), looks);
        }
        ApprovalSight approval = traced.approval().get();
        Sight<List<ObjectVersion>> taken = traced.taken();
        List<ObjectVersion> carriers = taken.found().orElse(List.of()).stream()
                .filter(version -> !version.tokens().isEmpty())
                .toList();
        if (carriers.isEmpty()) {
            String run = "Pipeline execution " + approval.pipelineExecutionId();
            return taken.whyNot()
                    .map(why -> answer(
                            subject,
                            Verdict.COULD_NOT_LOOK,
                            "The object version that the pipeline took could not be looked at: " + why,
                            List.of(),
                            looks))
                    .orElseGet(() -> answer(
                            subject,
                            Verdict.NOTHING_WAITS,
                            run
                                    + " took no object version that carries a task token, so no execution waits for its approval.",
                            List.of(),
                            looks));
        }
        var waiters = new Waiters(aws, looks, approval.address().pipeline());
        String what = "Approval " + approval.address();
        return waiters.find(tokens(carriers), carriers.getFirst().lastModified())
                .map(arn -> Narrowed.of(subject, what, new Doctor(aws).execution(arn), tokens(carriers), looks))
                .orElseGet(() -> nobody(subject, traced, approval, waiters));
    }

    private Diagnosis nobody(Subject subject, ApprovalTrace.Traced traced, ApprovalSight approval, Waiters waiters) {
        boolean complete = waiters.isComplete();
        Optional<Finding> lone = traced.facts()
                .filter(facts -> approval.isOpen())
                .map(facts -> LoneApproval.finding(facts, approval, waiters.machines(), complete));
        String sentence = lone.map(Finding::summary)
                .orElseGet(() -> "Approval " + approval.address() + " in pipeline execution "
                        + approval.pipelineExecutionId()
                        + " is not open, and no execution is known any more that handed its token out.");
        return answer(
                subject,
                complete ? Verdict.NOTHING_WAITS : Verdict.COULD_NOT_LOOK,
                sentence,
                lone.stream().toList(),
                traced.looks());
    }

    private Diagnosis version(Subject.OfVersion subject) {
        var looks = new Looks();
        var trace = new VersionTrace(aws, looks);
        Sight<Optional<ObjectVersion>> read = trace.version(subject);
        if (read.found().isEmpty()) {
            return answer(
                    subject,
                    Verdict.COULD_NOT_LOOK,
                    "The object version could not be read: " + read.whyNot().orElse(""),
                    List.of(),
                    looks);
        }
        Optional<ObjectVersion> found = read.found().flatMap(one -> one);
        if (found.isEmpty()) {
            return answer(
                    subject,
                    Verdict.COULD_NOT_LOOK,
                    "There is no such version of " + subject.location().uri() + ".",
                    List.of(),
                    looks);
        }
        ObjectVersion version = found.get();
        String what =
                "Version " + version.versionId() + " of " + version.location().uri();
        if (version.tokens().isEmpty()) {
            return answer(
                    subject,
                    Verdict.NOTHING_WAITS,
                    what + " carries no task token in its metadata, so no execution waits for what becomes of it.",
                    List.of(),
                    looks);
        }
        var waiters = new Waiters(aws, looks, version.location().bucket());
        return waiters.find(version.tokens(), version.lastModified())
                .map(arn -> Narrowed.of(subject, what, new Doctor(aws).execution(arn), version.tokens(), looks))
                .orElseGet(() -> unwaited(subject, what, trace, version, waiters, looks));
    }

    private Diagnosis unwaited(
            Subject subject, String what, VersionTrace trace, ObjectVersion version, Waiters waiters, Looks looks) {
        List<Finding> findings = trace.openApprovals(version).stream()
                .map(open ->
                        LoneApproval.finding(open.facts(), open.approval(), waiters.machines(), waiters.isComplete()))
                .toList();
        boolean complete = waiters.isComplete();
        String nobody = what + " carries a task token, and no execution "
                + (complete ? "here waits for it." : "that could be read waits for it.");
        String asked = findings.isEmpty() ? "" : " All the same its approval is open.";
        return answer(
                subject, complete ? Verdict.NOTHING_WAITS : Verdict.COULD_NOT_LOOK, nobody + asked, findings, looks);
    }

    private Diagnosis answer(Subject subject, Verdict verdict, String sentence, List<Finding> findings, Looks looks) {
        return new Diagnosis(
                subject.words(),
                aws.clock().instant(),
                verdict,
                sentence,
                List.of(),
                findings,
                looks.taken(findings.stream()
                        .flatMap(one -> one.evidence().stream())
                        .toList()));
    }

    private static Set<TaskTokenHash> tokens(List<ObjectVersion> versions) {
        return versions.stream().flatMap(version -> version.tokens().stream()).collect(Collectors.toSet());
    }
}
