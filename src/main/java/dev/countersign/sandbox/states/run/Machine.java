package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.states.asl.Graph;
import java.time.Instant;
import java.util.Map;

/**
 * A state machine at one revision: an execution keeps the one that it started with.
 *
 * @param definition the text as it was given
 * @param parsed the same as JSON
 * @param revisionId changes with every update
 */
public record Machine(
        String arn,
        String name,
        boolean express,
        String definition,
        Map<String, Object> parsed,
        String roleArn,
        String revisionId,
        Instant created,
        Instant updated) {
    public Graph graph() {
        return Graph.of(parsed);
    }
}
