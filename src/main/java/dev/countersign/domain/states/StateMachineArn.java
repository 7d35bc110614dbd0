package dev.countersign.domain.states;

/** For example {@code arn:aws:states:eu-west-1:111122223333:stateMachine:Orders}. */
public record StateMachineArn(String value) implements Comparable<StateMachineArn> {
    public StateMachineArn {
        if (!value.contains(":stateMachine:")) {
            throw new IllegalArgumentException("not the ARN of a state machine: " + value);
        }
    }

    /** The state machine's name. */
    public String name() {
        return value.split(":")[6];
    }

    @Override
    public int compareTo(StateMachineArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
