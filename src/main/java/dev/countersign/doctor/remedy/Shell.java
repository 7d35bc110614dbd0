package dev.countersign.doctor.remedy;

import dev.countersign.domain.states.ExecutionArn;

/** Lines for bash or zsh with the AWS CLI, version 2. */
final class Shell {
    /** What JSON may write instead of a character of a token, however deep the JSON lies in another one. */
    private static final String UNESCAPED =
            "sed -E 's#\\\\+/#/#g; s#\\\\+u003[dD]#=#g; s#\\\\+u002[bB]#+#g; s#\\\\+u002[fF]#/#g'";

    private Shell() {}

    /** The text as one word, whatever it holds. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * A line that gives a task token to a command through a pipe: so that it is on no screen, in no history, in no file and in no
     * list of processes. Without a token in the history the command fails, since an empty token is refused before it is sent.
     *
     * @param command takes {@code --task-token}
     */
    static String withToken(ExecutionArn execution, long taskScheduled, String command) {
        // Not --cli-input-json: the AWS CLI opens that file twice, and a pipe can be read once.
        return command + " --task-token file:///dev/fd/3 3< <(aws stepfunctions get-execution-history"
                + " --execution-arn " + quoted(execution.value())
                + " --query 'events[?id==`" + taskScheduled + "`].taskScheduledEventDetails.parameters' --output text"
                + " | " + UNESCAPED + " | grep -oE '[A-Za-z0-9+/=_-]{200,}' | head -n 1 | tr -d '\\n')";
    }
}
