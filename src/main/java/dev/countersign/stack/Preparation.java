package dev.countersign.stack;

import dev.countersign.domain.stack.StackDetail;

/** How the preparation of a deployment ended; in every case but the first, nothing is left behind at CloudFormation. */
public sealed interface Preparation {
    /** The change set waits for a decision: execute or discard it. */
    record Ready(ChangeSetReview review) implements Preparation {}

    /** The stack is already as asked for. */
    record NothingToChange(String stackName) implements Preparation {}

    /** A stack of this name exists, so it cannot be created. */
    record NameTaken(StackDetail existing) implements Preparation {
        /** The sentence for the user. */
        public String sentence() {
            return "A stack named " + existing.summary().name() + " exists already ("
                    + existing.summary().status().words() + ").";
        }
    }

    /** CloudFormation could not make the change set; {@code reason} is its own sentence. */
    record Refused(String stackName, String reason) implements Preparation {}
}
