package dev.countersign.ui.execution;

import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Relay;
import dev.countersign.relay.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of an execution, in a sentence or two. Told truthfully, also where the state machine's own word is another. */
final class OutcomeText {
    private OutcomeText() {}

    /** Absent while there is nothing to tell yet. */
    static Optional<String> of(RunState state, Execution execution, Optional<Relay> relay) {
        String sentence = switch (state) {
            case RUNNING, WAITING, STUCK -> "";
            case APPROVED -> decided(relay);
            case REJECTED -> decided(relay);
            case EXPIRED -> "Nobody answered in time; nobody rejected anything.";
            case MISCONFIGURED -> "The approval failed because of its configuration; nobody rejected anything.";
            case CANCELLED -> "The pipeline execution was cancelled before anybody answered.";
            case SUPERSEDED -> "A newer pipeline execution took this one's place, so nobody was asked.";
            case ABANDONED -> "The pipeline execution was stopped while the approval was open.";
            case SKIPPED -> "The pipeline execution ended without asking for an approval.";
            case ANSWERED_ELSEWHERE -> "The token was sent back by somebody else; the pipeline has no such decision.";
            case SUCCEEDED -> "The execution ended well.";
            case FAILED -> "The execution failed" + error(execution) + ".";
            case TIMED_OUT -> "The execution's own time ran out.";
            case STOPPED -> "The execution was stopped" + error(execution) + ".";
        };
        if (sentence.isEmpty()) {
            return Optional.empty();
        }
        List<String> sentences = new ArrayList<>(List.of(sentence));
        relay.flatMap(Relay::branch)
                .ifPresent(branch -> sentences.add(branch.choice() + " went to " + branch.target() + "."));
        if (execution.status() == ExecutionStatus.SUCCEEDED && isNoSuccess(state)) {
            sentences.add("Step Functions calls this execution Succeeded.");
        }
        return Optional.of(String.join(" ", sentences));
    }

    /** A principal's ARN without what comes before its name: {@code approver}. */
    static String who(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }

    /** By whom and why, as far as the pipeline tells. */
    private static String decided(Optional<Relay> relay) {
        Optional<ApprovalSight> approval = relay.flatMap(Relay::approval);
        String by =
                approval.flatMap(ApprovalSight::by).map(arn -> "By " + who(arn)).orElse("By a person");
        String comment = approval.flatMap(ApprovalSight::comment)
                .filter(text -> !text.isBlank())
                .map(text -> ", saying “" + text.strip() + "”")
                .orElse("");
        // A comment that ends as a sentence does needs no second full stop after its quotation mark.
        return by + comment + (comment.matches("(?s).*[.!?]”") ? "" : ".");
    }

    private static boolean isNoSuccess(RunState state) {
        return switch (state) {
            case REJECTED, EXPIRED, MISCONFIGURED, CANCELLED, SUPERSEDED, ABANDONED, SKIPPED -> true;
            case RUNNING, WAITING, STUCK, APPROVED, ANSWERED_ELSEWHERE, SUCCEEDED, FAILED, TIMED_OUT, STOPPED -> false;
        };
    }

    private static String error(Execution execution) {
        String error = execution
                .error()
                .filter(text -> !text.isBlank())
                .map(text -> " with " + text)
                .orElse("");
        String cause = execution
                .cause()
                .filter(text -> !text.isBlank())
                .map(text -> ": " + text.lines().findFirst().orElse(""))
                .orElse("");
        String both = error + cause;
        return both.length() > 300 ? both.substring(0, 299) + "…" : both;
    }
}
