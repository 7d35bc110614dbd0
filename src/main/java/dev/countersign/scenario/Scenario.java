package dev.countersign.scenario;

import dev.countersign.domain.states.ExecutionArn;
import java.util.function.Function;

/**
 * One fault that can be brought about.
 *
 * @param code of the cause that it is a case of, for example {@code E1}
 * @param line what goes wrong, in a few words
 * @param bring brings it about and answers the execution that suffers from it; returns when the fault stands
 */
public record Scenario(String code, String line, Function<Workbench, ExecutionArn> bring) {}
