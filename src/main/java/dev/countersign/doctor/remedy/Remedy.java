package dev.countersign.doctor.remedy;

import java.util.List;

/**
 * A way to mend it, complete enough to decide whether to go it.
 *
 * @param title what it does, in a few words
 * @param steps in their order
 * @param consequences what else it sets off, as sentences
 * @param undo how it is taken back, as a sentence; says so when it cannot be
 * @param passesOverApproval whether it sends a token without the approval that should have sent it
 */
public record Remedy(
        String title, List<Step> steps, List<String> consequences, String undo, boolean passesOverApproval) {
    public Remedy {
        steps = List.copyOf(steps);
        consequences = List.copyOf(consequences);
    }

    /**
     * One call.
     *
     * @param act what this program would do
     * @param call the API call with its parameters, without any token
     * @param commandLine the same for the AWS CLI; where a token is needed it is read when the line runs
     * @param permission as in IAM
     * @param resource the ARN that the permission is needed for
     */
    public record Step(Act act, String call, String commandLine, String permission, String resource) {}
}
