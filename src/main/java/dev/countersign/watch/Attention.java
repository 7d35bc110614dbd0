package dev.countersign.watch;

import dev.countersign.domain.states.ExecutionArn;
import java.util.Set;

/**
 * What a person looks at, which decides how often it is read.
 *
 * @param sight whether what is followed can be seen at all
 * @param lists whether a list of executions or approvals is on screen
 * @param executions the executions that are shown in detail
 * @param pipelines the pipelines that are shown in detail
 */
public record Attention(Sight sight, boolean lists, Set<ExecutionArn> executions, Set<String> pipelines) {
    /** How much of it a person sees. */
    public enum Sight {
        /** It is on screen. */
        SHOWN,
        /** Only how much waits is to be seen; something else is on screen. */
        ASIDE,
        /** Nobody sees anything of it. */
        HIDDEN
    }

    public static final Attention LISTS = new Attention(Sight.SHOWN, true, Set.of(), Set.of());

    public Attention {
        executions = Set.copyOf(executions);
        pipelines = Set.copyOf(pipelines);
    }

    /** One execution, shown in detail; its pipeline is found by its relay. */
    public static Attention on(ExecutionArn execution) {
        return new Attention(Sight.SHOWN, false, Set.of(execution), Set.of());
    }

    public boolean visible() {
        return sight == Sight.SHOWN;
    }

    public Attention withPipelines(Set<String> also) {
        return new Attention(sight, lists, executions, also);
    }

    public Attention hidden() {
        return seen(Sight.HIDDEN);
    }

    public Attention shown() {
        return seen(Sight.SHOWN);
    }

    public Attention seen(Sight now) {
        return new Attention(now, lists, executions, pipelines);
    }
}
