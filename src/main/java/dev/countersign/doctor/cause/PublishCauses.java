package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.ReturnCauses.shortName;
import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.cause.FunctionLog.Reason;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.remedy.WorkflowRemedies;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Causes on the way of the token into S3. */
final class PublishCauses {
    private PublishCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.TASK_RETRIED, PublishCauses::retried),
                new Rule(Cause.NOT_PUBLISHED, PublishCauses::notPublished),
                new Rule(Cause.METADATA_TOO_LARGE, PublishCauses::tooLarge),
                new Rule(Cause.METADATA_KEY_MISMATCH, PublishCauses::otherKey),
                new Rule(Cause.PUBLISHED_ELSEWHERE, PublishCauses::elsewhere));
    }

    private static Optional<Suspicion> retried(CaseFacts facts) {
        Relay relay = facts.relay();
        return facts.siblings().stream()
                .filter(one -> one.task().equals(relay.task()) && one.taskId() < relay.taskId() && !one.tokenOut())
                .filter(one ->
                        one.object().isPresent() && one.hop(Hop.Kind.TOKEN).state() != Hop.State.DONE && !hasEnded(one))
                .findFirst()
                .map(one -> proved(
                                "‘" + relay.task() + "’ was called before in this execution; version "
                                        + one.object().orElseThrow().versionId()
                                        + " carries the token of that first call, which is dead.",
                                Evidence.of(
                                        "states:GetExecutionHistory",
                                        relay.execution().value(),
                                        "Event " + one.taskId() + " and event " + relay.taskId()
                                                + " scheduled the same task."))
                        .mendedBy(one.pipelineExecution().map(run -> Remedies.abandon(facts, run)).stream()
                                .toArray(Remedy[]::new)));
    }

    /** Its pipeline execution is out of the way: nobody will answer it in vain. */
    private static boolean hasEnded(Relay relay) {
        return relay.pipelineExecution()
                .filter(run -> run.status() != PipelineExecutionStatus.IN_PROGRESS
                        && run.status() != PipelineExecutionStatus.STOPPING)
                .isPresent();
    }

    /** Nothing that carries the token can be found, where all places were looked at. */
    private static boolean isMissing(CaseFacts facts) {
        Hop publish = facts.relay().hop(Hop.Kind.PUBLISH);
        return facts.relay().tokenOut()
                && publish.state() == Hop.State.LATE
                // The object may have been taken and be gone since.
                && facts.pipelines().stream()
                        .allMatch(pipeline -> pipeline.executions().whyNot().isEmpty())
                // What the source of a pipeline was that is gone cannot be known.
                && facts.missingPipelines().isEmpty()
                && foundElsewhere(facts).isEmpty();
    }

    private static Optional<ObjectVersion> foundElsewhere(CaseFacts facts) {
        return facts.foundElsewhere().found().flatMap(found -> found);
    }

    private static Optional<Suspicion> notPublished(CaseFacts facts) {
        if (!isMissing(facts)
                || facts.publisher().isEmpty()
                || facts.pipelines().isEmpty()) {
            return Optional.empty();
        }
        FunctionFacts function = facts.publisher().get();
        Optional<FunctionLog> log = FunctionLog.of(function);
        if (log.flatMap(seen -> seen.lineOf(Reason.METADATA_TOO_LARGE)).isPresent() || !sourcesWork(facts)) {
            return Optional.empty();
        }
        // It may lie where we could not look.
        boolean sure = log.filter(FunctionLog::ran).isPresent()
                && facts.foundElsewhere().whyNot().isEmpty()
                && facts.sources().stream()
                        .allMatch(source -> source.versioning().whyNot().isEmpty());
        String summary = "Function ‘" + shortName(function.name())
                + "’ took the token and ended well, but no object version carries it.";
        Evidence history = Evidence.at(
                facts.scheduled().orElseThrow().timestamp(),
                "states:GetExecutionHistory",
                facts.relay().execution().value(),
                "The task called the function, which took the call (TaskSubmitted).");
        Evidence objects = Evidence.of(
                "s3:ListBucketVersions", places(facts), "No version written since then carries this token.");
        Suspicion found = sure ? proved(summary, history, objects) : likely(summary, history, objects);
        Suspicion told = log.flatMap(FunctionCauses::telling)
                .map(line -> found.and(FunctionCauses.logged(function, line)))
                .orElse(found);
        return Optional.of(told.mendedBy(
                WorkflowRemedies.failTask(
                        facts, "Approval.NotPublished", "The function did not publish the task token."),
                WorkflowRemedies.stopAndStartAnew(
                        facts, "Mend function ‘" + shortName(function.name()) + "’; its log says what went wrong.")));
    }

    /** With versioning off, what carried the token may have been overwritten: that is another cause. */
    private static boolean sourcesWork(CaseFacts facts) {
        return facts.sources().stream()
                .map(SourceFacts::versioning)
                .allMatch(status -> status.found()
                        .filter(found -> !found.equals(Optional.of("Enabled")))
                        .isEmpty());
    }

    private static String places(CaseFacts facts) {
        return facts.sources().stream()
                .map(source -> source.location().uri())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Optional<Suspicion> tooLarge(CaseFacts facts) {
        if (!isMissing(facts)) {
            return Optional.empty();
        }
        return facts.publisher()
                .flatMap(function -> FunctionLog.of(function)
                        .flatMap(log -> log.lineOf(Reason.METADATA_TOO_LARGE))
                        .map(line -> proved(
                                        "S3 refused the object that function ‘" + shortName(function.name())
                                                + "’ wrote, because its metadata were more than 2 KB.",
                                        FunctionCauses.logged(function, line))
                                .mendedBy(
                                        WorkflowRemedies.failTask(
                                                facts,
                                                "Approval.NotPublished",
                                                "The metadata of the object were too large."),
                                        WorkflowRemedies.stopAndStartAnew(
                                                facts,
                                                "Let function ‘" + shortName(function.name())
                                                        + "’ put nothing but the token into the metadata."))));
    }

    /** The token is where it should be, and the function says that there is none. */
    private static Optional<Suspicion> otherKey(CaseFacts facts) {
        Optional<ObjectVersion> object = facts.relay()
                .object()
                .filter(version ->
                        facts.relay().token().filter(version.tokens()::contains).isPresent());
        Optional<FunctionFacts> function = AnswerWay.of(facts).flatMap(AnswerWay::function);
        if (object.isEmpty() || function.isEmpty()) {
            return Optional.empty();
        }
        return AnswerWay.of(facts)
                .flatMap(AnswerWay::log)
                .filter(log -> log.reason().equals(Optional.of(Reason.NO_TOKEN)))
                .flatMap(FunctionLog::lastError)
                .map(line -> new Suspicion(
                                Confidence.PROVED,
                                "The object carries the token under "
                                        + tokenKeys(object.get()) + ", but function ‘"
                                        + shortName(function.get().name()) + "’ did not find it: " + line.headline(),
                                List.of(
                                        Evidence.of(
                                                "s3:GetObjectVersion",
                                                object.get().location().uri() + " "
                                                        + object.get().versionId(),
                                                "Its metadata keys are "
                                                        + String.join(
                                                                ", ",
                                                                object.get()
                                                                        .metadata()
                                                                        .keySet()) + "."),
                                        FunctionCauses.logged(function.get(), line)),
                                List.of())
                        .mendedBy(
                                Remedies.byHandAndReplay(
                                        facts,
                                        AnswerWay.of(facts)
                                                .flatMap(AnswerWay::carrier)
                                                .orElseThrow(),
                                        "Let function ‘"
                                                + shortName(function.get().name()) + "’ read the metadata key "
                                                + tokenKeys(object.get()) + "."),
                                Remedies.recordedDecision(
                                        facts, facts.answered().orElseThrow())));
    }

    private static String tokenKeys(ObjectVersion object) {
        return object.metadata().entrySet().stream()
                .filter(entry -> entry.getValue().contains("[task token "))
                .map(entry -> "‘" + entry.getKey() + "’")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Optional<Suspicion> elsewhere(CaseFacts facts) {
        return foundElsewhere(facts)
                .filter(version ->
                        facts.relay().tokenOut() && facts.missingPipelines().isEmpty())
                .map(version -> proved(
                                "Version " + version.versionId() + " of "
                                        + version.location().uri()
                                        + " carries the token, but no pipeline has that object as its source.",
                                Evidence.at(
                                        version.lastModified(),
                                        "s3:GetObjectVersion",
                                        version.location().uri() + " " + version.versionId(),
                                        "Its metadata carry this token."),
                                Evidence.of(
                                        "codepipeline:GetPipeline", "*", "The S3 sources are " + watched(facts) + "."))
                        .mendedBy(
                                WorkflowRemedies.failTask(
                                        facts,
                                        "Approval.NotStarted",
                                        "The object was written where no pipeline looks."),
                                WorkflowRemedies.stopAndStartAnew(
                                        facts, "Give function and source action the same bucket and key.")));
    }

    private static String watched(CaseFacts facts) {
        return facts.pipelines().stream()
                .flatMap(pipeline -> pipeline.pipeline().objectSources().stream())
                .flatMap(source -> source.objectSource().stream())
                .map(ObjectLocation::uri)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
