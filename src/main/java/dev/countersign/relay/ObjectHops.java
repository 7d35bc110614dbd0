package dev.countersign.relay;

import static dev.countersign.relay.Hop.Kind.PUBLISH;
import static dev.countersign.relay.Hop.Kind.START;

import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.Hop.Evidence;
import dev.countersign.relay.Hop.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The second and third hop: the object version that carries the token, and the pipeline execution that took it. */
record ObjectHops(CallbackTask task, Trail trail, List<PipelineFacts> pipelines, boolean tokenOut, Instant now) {

    Hop publish() {
        if (trail.object().filter(this::carriesToken).isPresent()) {
            ObjectVersion version = trail.object().orElseThrow();
            String sentence = "Version " + Words.brief(version.versionId()) + " of "
                    + version.location().uri() + " carries the token.";
            return new Hop(PUBLISH, State.DONE, Optional.of(version.lastModified()), sentence, evidence(version));
        }
        if (trail.execution().isPresent()) {
            return namedOnly(trail.execution().get());
        }
        if (task.submitted().isEmpty()) {
            return ahead(PUBLISH, "No object version carries the token yet.");
        }
        Optional<String> hidden = pipelines.stream()
                .flatMap(facts -> facts.versions().whyNot().stream())
                .findFirst();
        if (hidden.isPresent()) {
            return notVisible(PUBLISH, hidden.get());
        }
        if (!tokenOut) {
            return notVisible(PUBLISH, "No object version carries this token any more, or none ever did.");
        }
        Instant since = task.submitted().get().timestamp();
        String where = pipelines.isEmpty() ? "There is no pipeline with an S3 source to look at." : "";
        State state = late(since, Patience.PUBLISH);
        String sentence = state == State.LATE
                ? "The task has called its resource, but no object version carries the token. " + where
                : "Waiting for an object version that carries the token. " + where;
        return new Hop(PUBLISH, state, Optional.of(since), sentence.strip(), List.of());
    }

    private boolean carriesToken(ObjectVersion version) {
        return version.tokens().stream().anyMatch(task.call().tokens()::contains);
    }

    /** The task's answer names the version; the version itself tells nothing any more. */
    private Hop namedOnly(PipelineExecution run) {
        String left = trail.object().isPresent()
                ? "That version does not carry this token."
                : "That version is not there any more.";
        return new Hop(
                PUBLISH,
                State.DONE,
                task.submitted().map(HistoryEvent::timestamp),
                "The task named an object version that pipeline ‘" + run.pipeline() + "’ took. " + left,
                trail.object().map(ObjectHops::evidence).orElse(List.of()));
    }

    Hop start() {
        if (trail.execution().isPresent()) {
            return started(trail.execution().get());
        }
        if (trail.object().isEmpty() || trail.pipeline().isEmpty()) {
            return ahead(START, "No pipeline execution took the object version yet.");
        }
        PipelineFacts facts = trail.pipeline().get();
        if (facts.executions() instanceof Sight.Unseen<List<PipelineExecution>>(String why)) {
            return notVisible(START, why);
        }
        ObjectVersion version = trail.object().get();
        Optional<PipelineExecution> passedOver = laterRun(facts, version);
        if (passedOver.isPresent()) {
            String sentence =
                    "Pipeline ‘" + facts.name() + "’ took a newer version of the object; this one was passed over.";
            return new Hop(
                    START,
                    State.BROKEN,
                    Optional.of(passedOver.get().startTime()),
                    sentence,
                    runEvidence(passedOver.get()));
        }
        if (!tokenOut) {
            return notVisible(
                    START, "No execution of pipeline ‘" + facts.name() + "’ is known that took this version.");
        }
        String sentence = "Waiting for pipeline ‘" + facts.name() + "’ to take the object version.";
        State state = late(version.lastModified(), Patience.START);
        return new Hop(START, state, Optional.of(version.lastModified()), sentence, evidence(version));
    }

    /** A run that began after our version was there, with a version that is newer than ours. */
    private Optional<PipelineExecution> laterRun(PipelineFacts facts, ObjectVersion ours) {
        // The listing's order tells more than times in whole seconds do.
        List<String> newer = facts.versions().found().stream()
                .flatMap(List::stream)
                .takeWhile(version -> !version.versionId().equals(ours.versionId()))
                .filter(version -> version.location().equals(ours.location()))
                .filter(version -> !version.lastModified().isBefore(ours.lastModified()))
                .map(ObjectVersion::versionId)
                .toList();
        return facts.executions().found().stream()
                .flatMap(List::stream)
                .filter(run -> newer.stream().anyMatch(run::took))
                .filter(run -> !run.startTime().isBefore(ours.lastModified()))
                // S3 tells whole seconds: of what began in the same one, ours may be the next to be taken.
                .filter(run -> run.startTime().isAfter(ours.lastModified().plusSeconds(1))
                        || late(ours.lastModified(), Patience.START) == State.LATE)
                .findFirst();
    }

    private static Hop started(PipelineExecution execution) {
        String trigger = execution
                .trigger()
                .map(cause -> " It was started by " + cause + ".")
                .orElse("");
        String sentence = "Pipeline ‘" + execution.pipeline() + "’ took it in execution " + Words.brief(execution.id())
                + "." + trigger;
        return new Hop(START, State.DONE, Optional.of(execution.startTime()), sentence, runEvidence(execution));
    }

    private static List<Evidence> evidence(ObjectVersion version) {
        return List.of(
                new Evidence("Object", version.location().uri(), "s3:ListObjectVersions"),
                new Evidence("Version", version.versionId(), "s3:ListObjectVersions"),
                new Evidence(
                        "Metadata keys", String.join(", ", version.metadata().keySet()), "s3:HeadObject"));
    }

    private static List<Evidence> runEvidence(PipelineExecution run) {
        return List.of(
                new Evidence("Pipeline execution", run.id(), "codepipeline:ListPipelineExecutions"),
                new Evidence("Status", run.status().name(), "codepipeline:ListPipelineExecutions"));
    }

    private State late(Instant since, Duration patience) {
        return Duration.between(since, now).compareTo(patience) > 0 ? State.LATE : State.WAITING;
    }

    private static Hop ahead(Hop.Kind kind, String sentence) {
        return new Hop(kind, State.AHEAD, Optional.empty(), sentence, List.of());
    }

    private static Hop notVisible(Hop.Kind kind, String why) {
        return new Hop(kind, State.NOT_VISIBLE, Optional.empty(), why, List.of());
    }
}
