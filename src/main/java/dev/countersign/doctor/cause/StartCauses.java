package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.doctor.remedy.WorkflowRemedies;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.relay.Hop;
import dev.countersign.relay.PipelineFacts;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Causes on the way of the object version into a pipeline execution. */
final class StartCauses {
    private static final String LIST = "codepipeline:ListPipelineExecutions";
    /** How much later than its version an execution may begin that was started by it: AWS polls once a minute. */
    static final Duration POLLS = Duration.ofMinutes(5);

    /** Such executions ask nobody any more. */
    private static final Set<PipelineExecutionStatus> WITHDRAWN = EnumSet.of(
            PipelineExecutionStatus.STOPPED, PipelineExecutionStatus.CANCELLED, PipelineExecutionStatus.SUPERSEDED);

    private StartCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.PIPELINE_GONE, StartCauses::pipelineGone),
                new Rule(Cause.VERSIONING_OFF, StartCauses::versioning),
                new Rule(Cause.VERSION_SKIPPED, StartCauses::skipped),
                new Rule(Cause.STARTED_TWICE, StartCauses::twice),
                new Rule(Cause.SOURCE_FAILED, StartCauses::sourceFailed));
    }

    /** The sources of pipelines that should have taken the token and have not. */
    private static List<SourceFacts> idle(CaseFacts facts) {
        boolean notStarted =
                facts.relay().tokenOut() && facts.relay().pipelineExecution().isEmpty();
        Optional<ObjectVersion> object = facts.relay().object();
        return notStarted
                ? facts.sources().stream()
                        .filter(source ->
                                object.isEmpty() || object.get().location().equals(source.location()))
                        .toList()
                : List.of();
    }

    private static Optional<Suspicion> pipelineGone(CaseFacts facts) {
        // An object that carries the token lies at the source of a pipeline that is there.
        boolean notStarted = facts.relay().tokenOut()
                && facts.relay().pipelineExecution().isEmpty()
                && facts.relay().object().isEmpty();
        return facts.missingPipelines().stream()
                .filter(name -> notStarted)
                .findFirst()
                .map(name -> proved(
                                "Pipeline ‘" + name + "’, which belongs to the same stack, does not exist any more.",
                                Evidence.of("codepipeline:GetPipeline", name, "PipelineNotFoundException."))
                        .mendedBy(
                                Remedies.byHand(
                                        "Deploy the pipeline again",
                                        "Deploy the stack anew, so that pipeline ‘" + name
                                                + "’ exists; then start it with the object version of this execution."),
                                WorkflowRemedies.failTask(
                                        facts, "Approval.NotStarted", "The pipeline does not exist any more."),
                                WorkflowRemedies.stopAndStartAnew(
                                        facts, "Deploy the stack anew, so that pipeline ‘" + name + "’ exists.")));
    }

    private static Optional<Suspicion> versioning(CaseFacts facts) {
        // A version with an id of its own was written while versioning was on: it is not the reason then.
        boolean ownId = facts.relay()
                .object()
                .filter(object -> !object.versionId().equals("null"))
                .isPresent();
        return idle(facts).stream()
                .filter(source -> !ownId)
                .filter(source -> source.versioning()
                        .found()
                        .filter(status -> !status.equals(Optional.of("Enabled")))
                        .isPresent())
                .findFirst()
                .map(source -> proved(
                                "Bucket ‘" + source.location().bucket() + "’ keeps no versions (versioning is "
                                        + source.versioning()
                                                .found()
                                                .orElseThrow()
                                                .orElse("off")
                                        + "), so pipeline executions cannot be told apart by their object version.",
                                Evidence.of(
                                        "s3:GetBucketVersioning",
                                        source.location().bucket(),
                                        "Status is "
                                                + source.versioning()
                                                        .found()
                                                        .orElseThrow()
                                                        .orElse("not set") + "."))
                        .mendedBy(
                                WorkflowRemedies.enableVersioningAndFail(
                                        facts,
                                        source.location().bucket(),
                                        "Approval.NotStarted",
                                        "The source bucket keeps no versions."),
                                WorkflowRemedies.stopAndStartAnew(
                                        facts,
                                        "Switch versioning of bucket ‘"
                                                + source.location().bucket() + "’ on.")));
    }

    /** A run took a newer version that carries a token of its own; one without a token is another cause. */
    private static Optional<Suspicion> skipped(CaseFacts facts) {
        if (!facts.relay().tokenOut() || facts.relay().hop(Hop.Kind.START).state() != Hop.State.BROKEN) {
            return Optional.empty();
        }
        return facts.relay()
                .object()
                .flatMap(ours -> newerRun(facts, ours)
                        .filter(run -> !StrippedCopy.isTakenBy(facts, ours, run))
                        .map(run -> proved(
                                        "Version " + ours.versionId() + " carries the token, but pipeline ‘"
                                                + run.pipeline() + "’ took a newer version of "
                                                + ours.location().uri() + " instead.",
                                        Evidence.at(
                                                ours.lastModified(),
                                                "s3:ListBucketVersions",
                                                ours.location().uri(),
                                                "Version " + ours.versionId() + " was written."),
                                        Evidence.at(
                                                run.startTime(),
                                                LIST,
                                                run.pipeline(),
                                                "Execution " + run.id() + " took version "
                                                        + run.sources().stream()
                                                                .map(PipelineExecution.SourceRevision::revisionId)
                                                                .collect(Collectors.joining(", "))
                                                        + "; none took ours."))
                                .mendedBy(
                                        Remedies.ownApproval(facts),
                                        WorkflowRemedies.failTask(
                                                facts,
                                                "Approval.NotStarted",
                                                "The pipeline passed the object version over."))));
    }

    static Optional<PipelineExecution> newerRun(CaseFacts facts, ObjectVersion ours) {
        return facts.pipelines().stream()
                .filter(pipeline -> pipeline.pipeline().objectSources().stream()
                        .anyMatch(source -> source.objectSource().equals(Optional.of(ours.location()))))
                .flatMap(pipeline -> newer(pipeline, ours).stream())
                .findFirst();
    }

    private static Optional<PipelineExecution> newer(PipelineFacts pipeline, ObjectVersion ours) {
        return pipeline.executions().found().stream()
                .flatMap(List::stream)
                // The run that a new pipeline begins with takes nothing, and S3 tells whole seconds only.
                .filter(run -> !run.sources().isEmpty())
                .filter(run -> !run.startTime().isBefore(ours.lastModified()) && !run.took(ours.versionId()))
                .findFirst();
    }

    /** Sources whose object carries the token already. */
    static List<SourceFacts> published(CaseFacts facts) {
        return facts.relay().object().isPresent()
                        && newerRun(facts, facts.relay().object().get()).isEmpty()
                ? idle(facts)
                : List.of();
    }

    static Evidence written(CaseFacts facts) {
        ObjectVersion version = facts.relay().object().orElseThrow();
        return Evidence.at(
                version.lastModified(),
                "s3:GetObjectVersion",
                version.location().uri() + " " + version.versionId(),
                "The version carries the token, and no pipeline execution took it.");
    }

    private static Optional<Suspicion> twice(CaseFacts facts) {
        Optional<ObjectVersion> object = facts.relay().object();
        return object.flatMap(version -> facts.pipeline()
                .flatMap(pipeline -> pipeline.executions().found())
                .map(runs -> runs.stream()
                        .filter(run -> run.took(version.versionId()) && !WITHDRAWN.contains(run.status()))
                        .toList())
                .filter(runs -> runs.size() > 1)
                .map(runs -> proved(
                                runs.size() + " executions of pipeline ‘"
                                        + runs.getFirst().pipeline()
                                        + "’ took the same object version; one approval too many is asked for.",
                                runs.stream()
                                        .map(run -> Evidence.at(
                                                run.startTime(),
                                                LIST,
                                                run.pipeline(),
                                                "Execution " + run.id() + ", started by "
                                                        + run.trigger().orElse("?") + "."))
                                        .toArray(Evidence[]::new))
                        .mendedBy(Remedies.abandonOthers(facts, runs))));
    }

    private static Optional<Suspicion> sourceFailed(CaseFacts facts) {
        return facts.relay()
                .pipelineExecution()
                .filter(run -> facts.relay().tokenOut() && run.status() == PipelineExecutionStatus.FAILED)
                .filter(run -> facts.relay().approvals().stream()
                        .allMatch(a -> a.status().isEmpty()))
                .filter(run -> ConditionCauses.keptOut(facts, run).isEmpty())
                .map(run -> failed(facts, run))
                .or(() -> failedWithoutRevision(facts));
    }

    /** A source action that fails leaves no revision, so the run is told by its time: it began when our version was written. */
    private static Optional<Suspicion> failedWithoutRevision(CaseFacts facts) {
        Optional<ObjectVersion> ours = facts.relay().object();
        if (!facts.relay().tokenOut()
                || ours.isEmpty()
                || facts.relay().pipelineExecution().isPresent()) {
            return Optional.empty();
        }
        return facts.pipelines().stream()
                .flatMap(pipeline -> pipeline.executions().found().stream()
                        .flatMap(List::stream)
                        .filter(run -> !FullPipeline.isTurnedAway(pipeline, run)))
                .filter(run -> run.status() == PipelineExecutionStatus.FAILED
                        && run.sources().isEmpty())
                // Every pipeline runs once when it is created, before there is an object.
                .filter(run -> run.trigger()
                        .filter(cause -> cause.startsWith("CreatePipeline"))
                        .isEmpty())
                .filter(run -> !run.startTime().isBefore(ours.get().lastModified())
                        && run.startTime().isBefore(ours.get().lastModified().plus(POLLS)))
                .min(Comparator.comparing(PipelineExecution::startTime))
                .map(run -> failed(facts, run));
    }

    private static Suspicion failed(CaseFacts facts, PipelineExecution run) {
        Optional<ActionExecution> action = facts.pipeline().stream()
                .flatMap(pipeline -> pipeline.actions().found().stream())
                .flatMap(List::stream)
                .filter(one -> one.pipelineExecutionId().equals(run.id()) && one.status() == ActionStatus.FAILED)
                .findFirst();
        String what = action.map(one -> "action ‘" + one.action() + "’ failed"
                        + one.error().map(error -> ": " + error).orElse("."))
                .orElse("it failed before its approval.");
        return proved(
                        "Execution " + run.id() + " of pipeline ‘" + run.pipeline() + "’ took the token, but " + what,
                        Evidence.at(run.lastUpdateTime(), LIST, run.pipeline(), "Its status is Failed."),
                        Evidence.of("codepipeline:ListActionExecutions", run.id(), what))
                .mendedBy(
                        Remedies.byHandAndOwnApproval(
                                facts,
                                "Mend what the action's error names: mostly the rights of the pipeline's role on bucket, key and KMS key."),
                        WorkflowRemedies.failTask(
                                facts, "Approval.NotStarted", "The pipeline's source action failed."));
    }
}
