package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Term;
import java.util.List;
import java.util.Map;

/** What is left of a template's text once its functions are evaluated as far as that goes before deployment. */
public sealed interface Value {
    /** The line that it stands in; 0 where that is not known. */
    int line();

    /** @param block whether the text begins in the line below */
    record Text(Term term, boolean block, int line) implements Value {}

    record Listing(List<Value> items, int line) implements Value {}

    record Mapping(Map<String, Value> entries, int line) implements Value {}

    /** Not there: never written, or {@code AWS::NoValue}. The line is where it would belong. */
    record Absent(int line) implements Value {}

    /**
     * Could be anything.
     *
     * @param why as a sentence
     */
    record Unknown(String why, int line) implements Value {}
}
