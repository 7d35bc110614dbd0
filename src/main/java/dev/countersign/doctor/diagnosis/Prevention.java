package dev.countersign.doctor.diagnosis;

/** How each cause is kept from happening again. */
final class Prevention {
    private Prevention() {}

    static String of(Cause cause) {
        return switch (cause) {
            case TASK_WITHOUT_TIMEOUT ->
                "Give the task a TimeoutSeconds that is a little longer than the approval's own timeout.";
            case HEARTBEAT_WITHOUT_BEATS ->
                "Remove HeartbeatSeconds from the task, or send heartbeats from a schedule.";
            case HISTORY_NEARLY_FULL -> "Start a child execution for each round of a long loop.";
            case WRONG_PLACE -> "Sign in to the account and Region that the execution's ARN names.";
            case TASK_RETRIED ->
                "Retry only errors that come before the object is written, or write under a key of the execution's own.";
            case NOT_PUBLISHED ->
                "Let the function raise every error, so that the state machine's Retry and Catch see it.";
            case METADATA_TOO_LARGE -> "Keep nothing but the token in the metadata; put the rest into the body.";
            case METADATA_KEY_MISMATCH ->
                "Use one lower-case key in both functions: S3 gives metadata keys back in lower case.";
            case PUBLISHED_ELSEWHERE ->
                "Take bucket and key of the function and of the source action from the same template parameters.";
            case VERSIONING_OFF -> "Keep versioning of the source bucket enabled.";
            case VERSION_SKIPPED ->
                "Start the pipeline from an event that names the version, or write one key for each execution.";
            case BUCKET_SENDS_NO_EVENTS ->
                "Keep EventBridge notifications of the source bucket switched on in the template.";
            case START_RULE_BROKEN -> "Keep the rule in the template and watch its FailedInvocations.";
            case POLLING_ASLEEP -> "Start the pipeline by events, and set PollForSourceChanges to false.";
            case STARTED_TWICE -> "Use events or polling, not both.";
            case SOURCE_FAILED -> "Give the pipeline's role the rights on bucket and key that its source action needs.";
            case PIPELINE_FULL -> "Clear approvals that nobody needs any more; keep fewer executions open.";
            case PIPELINE_GONE -> "Change pipelines through their stack, together with the rules that name them.";
            case TRANSITION_DISABLED ->
                "Enable transitions again after maintenance; a newer execution takes the place of one that waits.";
            case STAGE_CONDITION -> "Let the condition fail loudly, and answer the token when it does.";
            case SUPERSEDED ->
                "Use the execution mode QUEUED, or answer the token when the pipeline reports SUPERSEDED.";
            case PIPELINE_CHANGED -> "Do not deploy while approvals are open, and let a rule react to CANCELED.";
            case PIPELINE_STOPPED -> "Let a rule react to STOPPED and ABANDONED, too.";
            case WAITS_BEHIND_ANOTHER -> "Answer, or abandon, the approval that holds the stage.";
            case TWO_APPROVALS -> "Let the rule react to the last approval only, and to any rejection.";
            case MISCONFIGURED_APPROVAL -> "Let the pipeline's role publish to the topic that the approval names.";
            case EXPIRED -> "Choose the approval's timeout on purpose, and tell approvers the deadline.";
            case STALE_ANSWER -> "Look at the approval again before answering.";
            case PARALLEL_TOKEN -> "Take the token from the action's execution, as this program does.";
            case NOBODY_TOLD -> "Confirm the subscription, and check it whenever the topic changes.";
            case APPROVER_DENIED -> "Grant codepipeline:PutApprovalResult on the approval action to those who decide.";
            case CLOCKS_IN_WRONG_ORDER -> "Let the approval end first, then the task, then the state machine.";
            case RETURN_RULE_OFF -> "Watch the rule's state; past events are not delivered again when it is enabled.";
            case RETURN_PATTERN ->
                "Test the pattern against a real event whenever pipeline, stage or action are renamed.";
            case RETURN_NOT_PERMITTED -> "Keep the permission with the rule's ARN in the template, beside the rule.";
            case RETURN_IN_DEAD_LETTERS -> "Watch the queue; move its messages back once the reason is mended.";
            case FUNCTION_THROTTLED -> "Do not leave a reserved concurrency of zero behind.";
            case FUNCTION_CANNOT_RUN -> "Deploy the function again; move away from runtimes before they end.";
            case STATUS_IGNORED -> "Handle every final state of an approval, and fail on unknown ones.";
            case WRONG_EXECUTION_ANSWERED ->
                "Read the object with the version id of the pipeline execution's source revision.";
            case FUNCTION_FAILED -> "Give the function an OnFailure destination, and its role every right it uses.";
            case VERSION_GONE -> "Keep noncurrent versions longer than the longest approval.";
            case METADATA_STRIPPED -> "Let only the publishing function write under this key.";
            case TOKEN_DAMAGED -> "Pass the token on exactly as it comes.";
            case TOKEN_OF_ANOTHER_REGION -> "Create the function's client for the Region of the state machine.";
            case KEY_UNUSABLE ->
                "Leave the state machine's role the use of the key, and the key enabled, while executions wait.";
            case TOKEN_USED -> "Start the workflow anew instead of trying the approval stage again.";
            case EXECUTION_ENDED_FIRST -> "Let the state machine abandon the pipeline execution when its wait ends.";
            case OUTPUT_REJECTED -> "Send is_approved as a JSON boolean, and give the Choice a Default.";
            case APPROVED_NOT_DEPLOYED -> "Answer the token after the last stage, or watch the pipeline to its end.";
            case DEFINITION_CHANGED -> "Look at the execution's own definition, as this program does.";
        };
    }
}
