package dev.countersign.stack.health.template;

import java.util.List;
import java.util.Map;

/** A template as written, intrinsic functions told apart from plain data. Lines count from 1. */
public sealed interface Raw {
    int line();

    /**
     * A scalar; CloudFormation makes no difference between {@code 5} and {@code '5'}.
     *
     * @param block whether it is written as a block of lines, which then begin below this line
     */
    record Scalar(String text, boolean block, int line) implements Raw {}

    record Listing(List<Raw> items, int line) implements Raw {}

    /** @param entries in their order, the line of each being that of its key */
    record Mapping(Map<String, Entry> entries, int line) implements Raw {}

    /**
     * A call of an intrinsic function, in either of its spellings.
     *
     * @param function with its long name without {@code Fn::}, for example {@code Sub} or {@code Ref}
     */
    record Call(String function, Raw argument, int line) implements Raw {}

    /** @param line where the key stands */
    record Entry(Raw value, int line) {}
}
