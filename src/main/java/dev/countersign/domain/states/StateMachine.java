package dev.countersign.domain.states;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A state machine with its definition.
 *
 * @param express whether it is of type EXPRESS; such a machine cannot wait for a task token
 * @param definition in Amazon States Language, as JSON text
 * @param revisionId absent before the first update
 * @param logsData whether its log holds the data of executions, task tokens included
 * @param created when it was created; for what an execution uses: when that revision came to be
 */
public record StateMachine(
        StateMachineArn arn,
        boolean express,
        String definition,
        Optional<String> revisionId,
        String roleArn,
        Instant created,
        boolean logsData) {

    public StateMachine {
        requireNonNull(arn, "arn");
        requireNonNull(definition, "definition");
        requireNonNull(revisionId, "revisionId");
        requireNonNull(roleArn, "roleArn");
        requireNonNull(created, "created");
    }

    /** A state machine of which the logging is of no interest. */
    public StateMachine(
            StateMachineArn arn,
            boolean express,
            String definition,
            Optional<String> revisionId,
            String roleArn,
            Instant created) {
        this(arn, express, definition, revisionId, roleArn, created, false);
    }

    public String name() {
        return arn.name();
    }

    /** Whether some task hands out a task token and waits for it; whether that ever happens is for the history to tell. */
    public boolean mayWaitForToken() {
        return definition.contains(".waitForTaskToken");
    }
}
