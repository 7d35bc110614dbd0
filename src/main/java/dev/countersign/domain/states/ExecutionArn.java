package dev.countersign.domain.states;

/** For example {@code arn:aws:states:eu-west-1:111122223333:execution:Orders:order-17}. */
public record ExecutionArn(String value) implements Comparable<ExecutionArn> {
    private static final int REGION = 3;
    private static final int NAME = 7;

    public ExecutionArn {
        if (!value.contains(":execution:") || value.split(":").length <= NAME) {
            throw new IllegalArgumentException("not the ARN of an execution: " + value);
        }
    }

    /** The execution's name. */
    public String name() {
        return value.split(":")[NAME];
    }

    /** The region that it runs in. */
    public String region() {
        return value.split(":")[REGION];
    }

    /** The state machine that it belongs to. */
    public StateMachineArn stateMachine() {
        String[] parts = value.split(":");
        parts[5] = "stateMachine";
        return new StateMachineArn(String.join(":", java.util.Arrays.copyOf(parts, NAME)));
    }

    @Override
    public int compareTo(ExecutionArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
