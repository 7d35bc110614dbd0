package dev.countersign.doctor.remedy;

import dev.countersign.domain.states.ExecutionArn;

/** Lines for a POSIX shell with the AWS CLI. */
final class Shell {
    private Shell() {}

    /** The text as one word, whatever it holds. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * A line that gives a task token to a command: through a file descriptor, so that it is on no screen, in no history and in no
     * list of processes.
     *
     * @param command takes {@code --task-token}
     */
    static String withToken(ExecutionArn execution, long taskScheduled, String command) {
        String parameters = "aws stepfunctions get-execution-history --execution-arn " + quoted(execution.value())
                + " --query \"events[?id==\\`" + taskScheduled
                + "\\`].taskScheduledEventDetails.parameters\" --output text";
        return parameters + " | grep -oE '[A-Za-z0-9+/=_-]{200,}' | head -n 1 | { read -r token; " + command
                + " --cli-input-json file:///dev/fd/3 3<<<\"{\\\"taskToken\\\":\\\"$token\\\"}\"; }";
    }
}
