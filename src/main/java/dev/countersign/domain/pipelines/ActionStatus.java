package dev.countersign.domain.pipelines;

/** An action's status in the words of CodePipeline. */
public enum ActionStatus {
    IN_PROGRESS,
    ABANDONED,
    SUCCEEDED,
    FAILED,
    /** A word that this program does not know. */
    OTHER
}
