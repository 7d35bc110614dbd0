package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.ReturnCauses.shortName;
import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.cause.FunctionLog.Reason;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.remedy.WorkflowRemedies;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.EventDetail.ExecutionEnded;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Hop;
import dev.countersign.relay.PipelineFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Causes on the way of the answer from the function to the execution. */
final class TokenCauses {
    private static final String VERSIONS = "s3:ListBucketVersions";
    private static final Set<String> NOT_UNDERSTOOD =
            Set.of("States.NoChoiceMatched", "States.Runtime", "States.QueryEvaluationError");

    private TokenCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.VERSION_GONE, TokenCauses::gone),
                new Rule(Cause.METADATA_STRIPPED, TokenCauses::stripped),
                new Rule(Cause.TOKEN_DAMAGED, TokenCauses::damaged),
                new Rule(Cause.TOKEN_OF_ANOTHER_REGION, TokenCauses::otherRegion),
                new Rule(Cause.TOKEN_USED, TokenCauses::used),
                new Rule(Cause.EXECUTION_ENDED_FIRST, TokenCauses::zombie),
                new Rule(Cause.OUTPUT_REJECTED, TokenCauses::outputRejected),
                new Rule(Cause.APPROVED_NOT_DEPLOYED, TokenCauses::notDeployed));
    }

    /** The recorded decision is sent; where none was made yet, it could only be made in vain. */
    private static List<Remedy> sendRecorded(CaseFacts facts) {
        return facts.answered()
                .map(answer -> List.of(Remedies.recordedDecision(facts, answer)))
                .orElseGet(() -> List.of(
                        WorkflowRemedies.failTask(
                                facts,
                                "Approval.TokenLost",
                                "The object that the pipeline took does not carry the token."),
                        WorkflowRemedies.stopAndStartAnew(
                                facts, "Make sure that the next object version stays as the workflow writes it.")));
    }

    /** The pipeline took a version that is no longer listed. */
    private static Optional<Suspicion> gone(CaseFacts facts) {
        if (!facts.relay().tokenOut() || facts.relay().object().isPresent()) {
            return Optional.empty();
        }
        return facts.relay()
                .pipelineExecution()
                .flatMap(run -> facts.pipeline()
                        .flatMap(pipeline -> pipeline.versions().found())
                        .filter(versions -> versions.stream().noneMatch(version -> run.took(version.versionId())))
                        .map(versions -> withLifecycle(
                                        facts,
                                        proved(
                                                "Pipeline execution " + run.id() + " took object version "
                                                        + revision(run)
                                                        + ", which carried the token and is not there any more.",
                                                Evidence.at(
                                                        run.startTime(),
                                                        "codepipeline:ListPipelineExecutions",
                                                        run.pipeline(),
                                                        "Its source revision is " + revision(run) + "."),
                                                Evidence.of(VERSIONS, place(facts), "There is no such version.")))
                                .mendedBy(sendRecorded(facts))));
    }

    /** Where a rule of the bucket ends versions, it is named: it may have ended this one. */
    private static Suspicion withLifecycle(CaseFacts facts, Suspicion gone) {
        Suspicion told = gone;
        for (SourceFacts source : facts.sources()) {
            for (LifecycleRule rule : source.lifecycle().found().orElse(List.of())) {
                if (rule.noncurrentDays().isPresent() && source.location().key().startsWith(rule.prefix())) {
                    told = told.and(Evidence.of(
                            "s3:GetLifecycleConfiguration",
                            source.location().bucket(),
                            "Lifecycle rule ‘" + rule.id() + "’ deletes a version "
                                    + days(rule.noncurrentDays().get())
                                    + " after a newer one took its place."));
                }
            }
        }
        return told;
    }

    private static String revision(PipelineExecution run) {
        return run.sources().stream()
                .map(PipelineExecution.SourceRevision::revisionId)
                .findFirst()
                .orElse("?");
    }

    private static String place(CaseFacts facts) {
        return facts.pipeline().stream()
                .flatMap(pipeline -> pipeline.pipeline().objectSources().stream())
                .flatMap(source -> source.objectSource().stream())
                .map(location -> location.uri())
                .findFirst()
                .orElse("?");
    }

    private static String days(int days) {
        return days == 1 ? "one day" : days + " days";
    }

    /** A copy of our object without its token was taken in its place. */
    private static Optional<Suspicion> stripped(CaseFacts facts) {
        if (!facts.relay().tokenOut()) {
            return Optional.empty();
        }
        Optional<ObjectVersion> ours = facts.relay().object();
        Optional<PipelineExecution> taken = facts.relay().pipelineExecution();
        if (taken.isPresent()) {
            return ours.filter(version -> version.tokens().isEmpty()).map(version -> stripped(facts, version));
        }
        return ours.flatMap(version -> StartCauses.newerRun(facts, version)
                .filter(run -> StrippedCopy.isTakenBy(facts, version, run))
                .flatMap(run -> copy(facts, run))
                .map(found -> stripped(facts, found)));
    }

    private static Optional<ObjectVersion> copy(CaseFacts facts, PipelineExecution run) {
        return facts.pipelines().stream()
                .flatMap(pipeline -> pipeline.versions().found().stream())
                .flatMap(List::stream)
                .filter(version -> run.took(version.versionId()))
                .findFirst();
    }

    private static Suspicion stripped(CaseFacts facts, ObjectVersion version) {
        return proved(
                        "The pipeline took version " + version.versionId() + " of "
                                + version.location().uri()
                                + ", which carries no task token: it was copied or uploaded again without its metadata.",
                        Evidence.at(
                                version.lastModified(),
                                "s3:GetObjectVersion",
                                version.location().uri() + " " + version.versionId(),
                                "Its metadata keys are ["
                                        + String.join(", ", version.metadata().keySet()) + "]; its ETag is "
                                        + version.etag() + "."))
                .mendedBy(sendRecorded(facts));
    }

    /** The version that the task named carries a token, and it is another one. */
    private static Optional<Suspicion> damaged(CaseFacts facts) {
        return facts.relay()
                .object()
                .filter(version -> facts.relay().tokenOut()
                        && facts.relay().pipelineExecution().isPresent()
                        && !version.tokens().isEmpty()
                        && facts.relay()
                                .token()
                                .filter(version.tokens()::contains)
                                .isEmpty())
                .map(version -> proved(
                                "Version " + version.versionId() + " of "
                                        + version.location().uri()
                                        + " carries something like a token, but not the one that the task handed out.",
                                Evidence.at(
                                        version.lastModified(),
                                        "s3:GetObjectVersion",
                                        version.location().uri() + " " + version.versionId(),
                                        "The hash of its token differs from the one in the history."),
                                Evidence.of(
                                        "states:GetExecutionHistory",
                                        facts.relay().execution().value(),
                                        "The task's own answer names this version."))
                        .mendedBy(sendRecorded(facts)));
    }

    /** The right token was refused: it went to the wrong place, or was damaged on its last step. */
    private static Optional<Suspicion> otherRegion(CaseFacts facts) {
        boolean right = facts.relay()
                .object()
                .filter(version ->
                        facts.relay().token().filter(version.tokens()::contains).isPresent())
                .isPresent();
        Optional<AnswerWay> way = AnswerWay.of(facts).filter(any -> right);
        return way.flatMap(AnswerWay::function)
                .flatMap(function -> way.flatMap(AnswerWay::log)
                        .flatMap(log -> log.lineOf(Reason.TOKEN_REFUSED))
                        .map(line -> refusedElsewhere(facts, way.orElseThrow(), function, line)));
    }

    /** That its configuration names another Region proves it: the token that it read is the one that was handed out. */
    private static Suspicion refusedElsewhere(CaseFacts facts, AnswerWay way, FunctionFacts function, LogLine line) {
        String name = shortName(function.name());
        String refused =
                "The object carries the right token, but Step Functions refused what function ‘" + name + "’ sent";
        Optional<String> region = function.detail().found().stream()
                .flatMap(Optional::stream)
                .flatMap(detail -> detail.otherRegions().stream())
                .filter(other -> !other.equals(facts.relay().execution().region()))
                .findFirst();
        Suspicion suspicion = region.map(other -> proved(
                                refused + ": it calls Region " + other + ", and the execution is in "
                                        + facts.relay().execution().region() + ".",
                                FunctionCauses.logged(function, line))
                        .and(Evidence.of(
                                "lambda:GetFunctionConfiguration",
                                function.name(),
                                "An environment variable of the function is " + other + ".")))
                .orElseGet(() -> likely(
                        refused + ": it called another Region or account, or changed the token.",
                        FunctionCauses.logged(function, line)));
        return suspicion.mendedBy(Stream.concat(
                        sendRecorded(facts).stream(),
                        Stream.of(Remedies.byHandAndReplay(
                                facts,
                                FunctionCauses.rule(way),
                                "Let function ‘" + name + "’ make its Step Functions client for Region "
                                        + facts.relay().execution().region() + ".")))
                .toList());
    }

    /** Somebody is asked, or answered, once more after the token had come back. */
    private static Optional<Suspicion> used(CaseFacts facts) {
        boolean back =
                !facts.relay().tokenOut() && facts.relay().hop(Hop.Kind.TOKEN).state() == Hop.State.DONE;
        return facts.relay()
                .hop(Hop.Kind.RETURN)
                .at()
                .filter(at -> back)
                .flatMap(at -> facts.relay().approvals().stream()
                        .filter(approval -> !approval.status().equals(Optional.of(ActionStatus.ABANDONED)))
                        .filter(approval ->
                                approval.since().filter(at::isBefore).isPresent())
                        .filter(approval -> isAskedAgain(facts, approval, at))
                        .findFirst()
                        .map(approval -> proved(
                                        "Approval " + approval.address()
                                                + " was asked for once more after the token had come back at " + at
                                                + "; its answer reaches nobody.",
                                        Evidence.at(
                                                approval.since().orElseThrow(),
                                                "codepipeline:ListActionExecutions",
                                                approval.pipelineExecutionId(),
                                                "The approval action ran again."))
                                .mendedBy(Stream.concat(
                                                facts.relay().pipelineExecution().stream()
                                                        .filter(run -> approval.isOpen())
                                                        .map(run -> Remedies.abandon(facts, run)),
                                                Stream.of(WorkflowRemedies.startAnew(facts)))
                                        .toList())));
    }

    /** It is not just the next approval of a pipeline with several of them. */
    private static boolean isAskedAgain(CaseFacts facts, ApprovalSight approval, Instant back) {
        boolean another = facts.relay().approvals().stream()
                .anyMatch(one -> !one.address().equals(approval.address())
                        && one.decidedAt().filter(at -> !at.isAfter(back)).isPresent());
        long runs = facts.pipeline().stream()
                .flatMap(pipeline -> pipeline.actions().found().stream())
                .flatMap(List::stream)
                .filter(run -> run.pipelineExecutionId().equals(approval.pipelineExecutionId())
                        && run.isAt(approval.address()))
                .count();
        return !another || runs > 1;
    }

    /** Nobody waits for the token any more, and the approval is still open: the execution, or only its task, ended first. */
    private static Optional<Suspicion> zombie(CaseFacts facts) {
        Hop token = facts.relay().hop(Hop.Kind.TOKEN);
        if (facts.relay().tokenOut() || token.state() != Hop.State.BROKEN) {
            return Optional.empty();
        }
        boolean running = facts.execution().execution().isRunning();
        String status = facts.execution().execution().status().name();
        String what = running
                ? "The task ‘" + facts.relay().task() + "’ stopped waiting"
                : "The execution ended as " + status;
        return facts.relay().approvals().stream()
                .filter(ApprovalSight::isOpen)
                .findFirst()
                .map(approval -> proved(
                                what + ", but approval " + approval.address()
                                        + " still waits, for an answer that nobody will get, and holds its stage.",
                                Evidence.of(
                                        running ? "states:GetExecutionHistory" : "states:DescribeExecution",
                                        facts.relay().execution().value(),
                                        running ? token.sentence() : "Its status is " + status + "."),
                                Evidence.of(
                                        "codepipeline:GetPipelineState",
                                        approval.address().pipeline(),
                                        "The approval is InProgress."))
                        .mendedBy(Stream.concat(
                                        facts.relay().pipelineExecution().stream()
                                                .map(run -> Remedies.abandon(facts, run)),
                                        Stream.concat(
                                                WorkflowRemedies.redrive(facts).stream(),
                                                Stream.of(WorkflowRemedies.startAnew(facts))))
                                .toList()));
    }

    private static Optional<Suspicion> outputRejected(CaseFacts facts) {
        boolean answered = facts.relay().hop(Hop.Kind.TOKEN).state() == Hop.State.DONE
                && !facts.relay().tokenOut();
        return facts.execution()
                .history()
                .found()
                .flatMap(history -> history.end())
                .filter(end -> answered
                        && end.detail() instanceof ExecutionEnded ended
                        && ended.error().filter(NOT_UNDERSTOOD::contains).isPresent())
                .map(
                        end -> proved(
                                        "The token came back, and then the execution failed with "
                                                + end.error().orElseThrow() + ": it did not understand the answer.",
                                        Evidence.at(
                                                end.timestamp(),
                                                "states:GetExecutionHistory",
                                                facts.relay().execution().value(),
                                                "ExecutionFailed with "
                                                        + end.error().orElseThrow() + " after TaskSucceeded."))
                                .mendedBy(
                                        WorkflowRemedies.mendAndStartAnew(
                                                facts,
                                                "Let the function send {\"is_approved\": true} or false as a JSON boolean; a redrive would fail again on the same answer.")));
    }

    private static Optional<Suspicion> notDeployed(CaseFacts facts) {
        return facts.relay()
                .pipelineExecution()
                .filter(run -> run.status() == PipelineExecutionStatus.FAILED
                        && facts.relay().approvals().stream().anyMatch(ApprovalSight::isApproved))
                .map(run -> proved(
                                "The approval was given, but execution " + run.id() + " of pipeline ‘" + run.pipeline()
                                        + "’ failed afterwards: what was approved did not take place.",
                                Evidence.at(
                                        run.lastUpdateTime(),
                                        "codepipeline:ListPipelineExecutions",
                                        run.pipeline(),
                                        "Its status is Failed."))
                        .mendedBy(retry(facts, run).stream().toList()));
    }

    private static Optional<Remedy> retry(CaseFacts facts, PipelineExecution run) {
        return facts.pipeline()
                .flatMap(PipelineFacts::failedStage)
                .map(stage -> Remedies.retryStage(facts, run, stage));
    }
}
