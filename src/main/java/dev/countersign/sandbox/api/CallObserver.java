package dev.countersign.sandbox.api;

import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;

/** Is told of calls after they have been answered; CloudTrail implements it. */
@FunctionalInterface
public interface CallObserver {
    /**
     * A call of a user or a role, allowed or not. Services that act for themselves are not told.
     *
     * @param answer empty when it was refused or failed
     * @param error what it was refused with; empty when it was answered, and when the sandbox failed
     */
    void called(Caller caller, AwsRequest request, Optional<Answer> answer, Optional<ServiceError> error);
}
