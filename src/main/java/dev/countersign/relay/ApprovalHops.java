package dev.countersign.relay;

import static dev.countersign.relay.Hop.Kind.DECISION;
import static dev.countersign.relay.Hop.Kind.QUEUE;

import dev.countersign.domain.pipelines.ActionStatus;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.StageState;
import dev.countersign.relay.Hop.Evidence;
import dev.countersign.relay.Hop.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fourth and fifth hop: the way to the approval stage, and the answer given there. */
record ApprovalHops(
        PipelineFacts facts,
        PipelineExecution execution,
        Optional<ApprovalSight> approval,
        Optional<Deadline> deadline,
        Optional<String> deadToken,
        Instant now) {
    private static final String STATE = "codepipeline:GetPipelineState";

    Hop queue() {
        if (approval.isEmpty()) {
            return hop(QUEUE, State.BROKEN, null, "Pipeline ‘" + facts.name() + "’ has no manual approval.");
        }
        ApprovalSight sight = approval.get();
        String stage = "‘" + sight.address().stage() + "’";
        if (sight.status().isPresent()) {
            Instant at = sight.since().or(sight::decidedAt).orElse(null);
            return hop(QUEUE, State.DONE, at, "The pipeline execution holds stage " + stage + ".", address(sight));
        }
        if (isOver(execution.status())) {
            return hop(QUEUE, State.BROKEN, execution.lastUpdateTime(), overSentence(stage));
        }
        if (facts.state() instanceof Sight.Unseen<PipelineState>(String why)) {
            return hop(QUEUE, State.NOT_VISIBLE, null, why);
        }
        return underWay(sight.address());
    }

    private Hop underWay(ApprovalAddress address) {
        Optional<StageState> inFrontOf = facts.state().found().stream()
                .flatMap(state -> state.stages().stream())
                .filter(stage -> stage.inbound().contains(execution.id()))
                .findFirst();
        Instant since = execution.startTime();
        if (inFrontOf.isPresent()) {
            return inLine(inFrontOf.get(), since);
        }
        State state =
                Duration.between(since, now).compareTo(Patience.QUEUE_BEFORE_STAGE) > 0 ? State.LATE : State.WAITING;
        return hop(QUEUE, state, since, "On the way to stage ‘" + address.stage() + "’.");
    }

    private Hop inLine(StageState stage, Instant since) {
        String name = "‘" + stage.name() + "’";
        if (!stage.transitionEnabled()) {
            String reason = stage.disabledReason().map(why -> ": " + why).orElse(".");
            return hop(QUEUE, State.BROKEN, since, "The transition into stage " + name + " is disabled" + reason);
        }
        String holder = stage.holder()
                .map(id -> " is held by execution " + Words.brief(id))
                .orElse(" is taken");
        int before = stage.inbound().indexOf(execution.id());
        String others = before == 0 ? "" : "; " + before + (before == 1 ? " other is" : " others are") + " before it";
        return hop(
                QUEUE, State.WAITING, since, "Waiting in front of stage " + name + ", which" + holder + others + ".");
    }

    private String overSentence(String stage) {
        return switch (execution.status()) {
            case SUPERSEDED -> "A newer pipeline execution took its place; it never reaches stage " + stage + ".";
            case CANCELLED -> "The pipeline execution was cancelled before stage " + stage + ".";
            case STOPPED, STOPPING -> "The pipeline execution was stopped before stage " + stage + ".";
            case FAILED -> "The pipeline execution failed before stage " + stage + ".";
            case SUCCEEDED, IN_PROGRESS, OTHER -> "The pipeline execution ended without stage " + stage + ".";
        };
    }

    static boolean isOver(PipelineExecutionStatus status) {
        return switch (status) {
            case CANCELLED, STOPPED, SUCCEEDED, SUPERSEDED, FAILED -> true;
            case IN_PROGRESS, STOPPING, OTHER -> false;
        };
    }

    Hop decision() {
        Optional<ActionStatus> status = approval.flatMap(ApprovalSight::status);
        if (status.isEmpty()) {
            return hop(DECISION, State.AHEAD, null, "The approval has not been reached.");
        }
        ApprovalSight sight = approval.orElseThrow();
        Instant at = sight.decidedAt().orElse(null);
        return switch (status.get()) {
            case IN_PROGRESS -> open(sight);
            case SUCCEEDED -> hop(DECISION, State.DONE, at, "Approved" + by(sight) + ".", said(sight));
            case FAILED -> failed(sight);
            case ABANDONED ->
                hop(DECISION, State.BROKEN, at, "The approval was abandoned; nobody answered it.", address(sight));
            case OTHER ->
                hop(
                        DECISION,
                        State.NOT_VISIBLE,
                        at,
                        "The approval is in a state that is not known here.",
                        address(sight));
        };
    }

    private Hop open(ApprovalSight sight) {
        Instant since = sight.since().orElse(null);
        if (execution.status() == PipelineExecutionStatus.CANCELLED) {
            return hop(
                    DECISION,
                    State.BROKEN,
                    since,
                    "The pipeline was changed, which cancelled the approval.",
                    address(sight));
        }
        if (deadToken.isPresent()) {
            String sentence = "The approval is still open, but an answer reaches nobody. " + deadToken.get();
            return hop(DECISION, State.BROKEN, since, sentence, address(sight));
        }
        boolean overdue = deadline.filter(end -> now.isAfter(end.at())).isPresent();
        String name = "‘" + sight.address().action() + "’";
        return overdue
                ? hop(DECISION, State.LATE, since, "Nobody answered " + name + " in time.", address(sight))
                : hop(DECISION, State.WAITING, since, "Waiting for an answer to " + name + ".", address(sight));
    }

    private Hop failed(ApprovalSight sight) {
        Instant at = sight.decidedAt().orElse(null);
        if (sight.isRejected()) {
            return hop(DECISION, State.DONE, at, "Rejected" + by(sight) + ".", said(sight));
        }
        String sentence = Outcomes.isExpired(facts, sight)
                ? "Nobody answered in time; CodePipeline counts that as failed."
                : "The approval failed by itself"
                        + sight.error().map(error -> ": " + error).orElse("") + ".";
        return hop(DECISION, State.BROKEN, at, sentence, address(sight));
    }

    private static String by(ApprovalSight sight) {
        return sight.by().map(arn -> " by " + Words.person(arn)).orElse("");
    }

    private static List<Evidence> address(ApprovalSight sight) {
        return List.of(
                new Evidence("Approval", sight.address().toString(), STATE),
                new Evidence("Pipeline execution", sight.pipelineExecutionId(), STATE));
    }

    private static List<Evidence> said(ApprovalSight sight) {
        return List.of(
                new Evidence("Approval", sight.address().toString(), STATE),
                new Evidence("Answered by", sight.by().orElse("not told"), STATE),
                new Evidence(
                        "Comment",
                        sight.comment().filter(text -> !text.isBlank()).orElse("none"),
                        STATE));
    }

    private static Hop hop(Hop.Kind kind, State state, @Nullable Instant at, String sentence) {
        return hop(kind, state, at, sentence, List.of());
    }

    private static Hop hop(Hop.Kind kind, State state, @Nullable Instant at, String sentence, List<Evidence> evidence) {
        return new Hop(kind, state, Optional.ofNullable(at), sentence, evidence);
    }
}
