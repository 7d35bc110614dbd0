package dev.countersign.stack;

import dev.countersign.aws.ExecutionGateway;
import dev.countersign.aws.StackGateway;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Starts an execution of a stack's state machine with checked input. */
public final class ExecutionStart {
    /** StartExecution's limit, in bytes of UTF-8. */
    static final int MAX_INPUT = 262_144;

    private static final int MAX_NAME = 80;
    private static final Pattern FORBIDDEN_IN_NAME = Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]");

    private final StackGateway stacks;
    private final ExecutionGateway executions;

    public ExecutionStart(StackGateway stacks, ExecutionGateway executions) {
        this.stacks = stacks;
        this.executions = executions;
    }

    /** The state machines of a stack. Blocks; throws an AwsFailure. */
    public List<StateMachineArn> stateMachines(StackDetail stack) {
        return stacks.resources(stack.summary().id()).stream()
                .filter(r -> r.type().equals("AWS::StepFunctions::StateMachine"))
                .flatMap(r -> r.physicalId().stream())
                .map(StateMachineArn::new)
                .toList();
    }

    /** The input that the stack offers as an example, one member a line; an empty object when it offers none. */
    public static String exampleInput(StackDetail stack) {
        return stack.output(StackCatalog.INPUT_EXAMPLE).map(JsonText::arranged).orElse("{\n}");
    }

    /** What is wrong with an execution's name, as a sentence; an empty name lets AWS choose one. */
    public static Optional<String> nameProblem(String name) {
        if (name.length() > MAX_NAME) {
            return Optional.of("Use at most " + MAX_NAME + " characters; these are " + name.length() + ".");
        }
        return FORBIDDEN_IN_NAME.matcher(name).find()
                ? Optional.of("A name holds no blanks and none of < > { } [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : /")
                : Optional.empty();
    }

    /** What is wrong with the input, and where. */
    public static Optional<JsonText.Problem> inputProblem(String input) {
        int bytes = input.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_INPUT) {
            return Optional.of(new JsonText.Problem(
                    "The input has " + bytes + " bytes; AWS takes at most " + MAX_INPUT + ".", 1, 1, 0));
        }
        return JsonText.problem(input);
    }

    /** Starts; blocks; throws an AwsFailure. An empty name lets AWS choose one. */
    public ExecutionArn start(StateMachineArn stateMachine, String name, String input) {
        return executions.start(stateMachine, name.isEmpty() ? Optional.empty() : Optional.of(name), input);
    }
}
