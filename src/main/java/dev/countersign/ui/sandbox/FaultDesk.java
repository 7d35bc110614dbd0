package dev.countersign.ui.sandbox;

import dev.countersign.domain.states.ExecutionArn;
import java.util.List;

/** Brings faults about in the sandbox, to see what they look like and to learn to mend them. */
public interface FaultDesk {
    /** Those that there are, by code. Does not block. */
    List<Fault> faults();

    /**
     * Brings a fault about on a stack of its own, by the calls that anybody could make. Blocks until it stands, seconds as a rule,
     * and throws when it does not come to that.
     *
     * @return the execution that suffers from it
     */
    ExecutionArn bring(Fault fault);

    /**
     * A fault.
     *
     * @param code of the cause that it is a case of: {@code E1}
     * @param line what goes wrong, in a few words
     */
    record Fault(String code, String line) {}
}
