package dev.countersign.cli;

import dev.countersign.domain.states.ExecutionArn;
import java.util.regex.Pattern;

/** An execution's ARN as somebody typed or pasted it. What is another ARN is told apart, for the two are easily mixed up. */
final class ExecutionArgument {
    private static final Pattern STATES =
            Pattern.compile("arn:aws[a-z-]*:states:[a-z]{2}[a-z0-9-]*-\\d+:\\d{12}:(\\w+):(.+)");
    private static final Pattern NAMES = Pattern.compile("[^:\\s]+:[^:\\s]+");
    private static final String NONE = "'%s' is not the ARN of an execution;"
            + " one looks like arn:aws:states:eu-west-1:111122223333:execution:Orders:order-17.";

    private ExecutionArgument() {}

    /** @throws IllegalArgumentException with a sentence that says what is wanted instead */
    static ExecutionArn read(String typed) {
        String text = typed.strip();
        var states = STATES.matcher(text);
        if (!states.matches()) {
            throw new IllegalArgumentException(NONE.formatted(text));
        }
        String names = states.group(2);
        return switch (states.group(1)) {
            case "execution" -> {
                if (!NAMES.matcher(names).matches()) {
                    throw new IllegalArgumentException(NONE.formatted(text));
                }
                yield new ExecutionArn(text);
            }
            case "stateMachine" ->
                throw new IllegalArgumentException("'" + text
                        + "' is a state machine; name one of its executions, or use --all for everything that runs.");
            case "express" ->
                throw new IllegalArgumentException("'" + text
                        + "' is an execution of an express state machine; those cannot wait for a task token.");
            case "mapRun" ->
                throw new IllegalArgumentException(
                        "'" + text + "' is a Map Run; name one of its child executions (states:ListExecutions).");
            default -> throw new IllegalArgumentException(NONE.formatted(text));
        };
    }
}
