package dev.countersign.relay;

/** What became of an approval request, told as a person would tell it. The state machine itself knows only true and false. */
public enum Outcome {
    /** Nobody has answered, and somebody still can. */
    WAITING("Waiting", true),
    APPROVED("Approved", false),
    REJECTED("Rejected", false),
    /** Nobody answered in time: the approval's, the task's or the execution's clock ran out. */
    EXPIRED("Expired", false),
    /** The approval action failed by itself, because of its configuration; nobody rejected anything. */
    MISCONFIGURED("Misconfigured", false),
    /** The pipeline execution was cancelled, for example because the pipeline's structure was changed. */
    CANCELLED("Cancelled", false),
    /** A newer pipeline execution took this one's place before it reached the approval. */
    SUPERSEDED("Superseded", false),
    /** The pipeline or the state machine's execution was stopped while the approval was open. */
    ABANDONED("Abandoned", false),
    /** The pipeline execution ended without ever reaching the approval. */
    SKIPPED("Skipped", false),
    /** The token was sent back by somebody else: there is no matching decision in the pipeline. */
    ANSWERED_ELSEWHERE("Answered elsewhere", false),
    /** The task failed before anybody was asked. */
    NOT_ASKED("Not asked", false);

    private final String title;
    private final boolean open;

    Outcome(String title, boolean open) {
        this.title = title;
        this.open = open;
    }

    public String title() {
        return title;
    }

    /** Whether the request is still to be answered. */
    public boolean isOpen() {
        return open;
    }
}
