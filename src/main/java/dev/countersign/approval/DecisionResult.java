package dev.countersign.approval;

import dev.countersign.aws.AwsFailure;
import java.time.Instant;

/** What became of an answer when it was to be sent. */
public sealed interface DecisionResult {
    /** CodePipeline took it. */
    record Sent(Decision decision, Instant at) implements DecisionResult {}

    /**
     * It was not sent, because things are no longer as they were when it was made.
     *
     * @param sentence what is different
     * @param wayOn what the person can do
     */
    record Refused(Reason reason, String sentence, String wayOn) implements DecisionResult {}

    /** The call failed; nothing was decided as far as we know. */
    record Failed(AwsFailure failure) implements DecisionResult {}

    /** Why an answer is not sent. */
    enum Reason {
        COMMENT_TOO_LONG,
        ANSWERED_ELSEWHERE,
        /** Another pipeline execution holds the stage, or the approval asks anew. */
        NOT_THIS_ONE_ANY_MORE,
        PIPELINE_EXECUTION_ENDED,
        EXECUTION_ENDED
    }
}
