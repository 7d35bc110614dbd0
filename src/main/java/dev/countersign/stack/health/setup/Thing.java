package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import java.util.Optional;

/**
 * Something in AWS, or that will be.
 *
 * @param name its name
 * @param arn its ARN
 * @param logicalId what the template calls it; absent for what belongs to no known template
 * @param origin where it was read
 */
public record Thing(Term name, Term arn, Optional<String> logicalId, Origin origin) {
    /** For a person: the name, or before deployment what the template calls it. */
    public String shown() {
        return name.isWhole() ? name.text() : logicalId.orElseGet(name::shown);
    }
}
