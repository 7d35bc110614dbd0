package dev.countersign.watch;

import dev.countersign.domain.states.ExecutionArn;
import java.util.Set;

/**
 * What a person looks at, which decides how often it is read.
 *
 * @param visible whether the window can be seen at all
 * @param lists whether a list of executions or approvals is on screen
 * @param executions the executions that are shown in detail
 * @param pipelines the pipelines that are shown in detail
 */
public record Attention(boolean visible, boolean lists, Set<ExecutionArn> executions, Set<String> pipelines) {
    public static final Attention LISTS = new Attention(true, true, Set.of(), Set.of());

    public Attention {
        executions = Set.copyOf(executions);
        pipelines = Set.copyOf(pipelines);
    }

    /** One execution, shown in detail; its pipeline is found by its relay. */
    public static Attention on(ExecutionArn execution) {
        return new Attention(true, false, Set.of(execution), Set.of());
    }

    public Attention withPipelines(Set<String> also) {
        return new Attention(visible, lists, executions, also);
    }

    public Attention hidden() {
        return new Attention(false, lists, executions, pipelines);
    }

    public Attention shown() {
        return new Attention(true, lists, executions, pipelines);
    }
}
