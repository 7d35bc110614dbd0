package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Term;
import java.util.Map;
import java.util.Optional;

/**
 * What is known beside the template's text.
 *
 * @param parameters values by key; defaults hold for the others
 * @param physicalIds of the resources of a deployed stack, by logical id; empty before deployment
 * @param pseudo values of pseudo parameters such as {@code AWS::Region}, as far as they are known
 */
public record Inputs(Map<String, String> parameters, Map<String, String> physicalIds, Map<String, String> pseudo) {
    public Inputs {
        parameters = Map.copyOf(parameters);
        physicalIds = Map.copyOf(physicalIds);
        pseudo = Map.copyOf(pseudo);
    }

    /** Before deployment. */
    public static Inputs of(Map<String, String> parameters) {
        return new Inputs(parameters, Map.of(), Map.of());
    }

    Term pseudo(String name) {
        return Optional.ofNullable(pseudo.get(name)).map(Term::new).orElseGet(() -> Term.unknown(name));
    }
}
