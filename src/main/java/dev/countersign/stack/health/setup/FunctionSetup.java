package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import java.util.List;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param runtime absent for a container image
 * @param onFailure where an asynchronous call goes that failed for good
 * @param deadLetter the older way to say so
 * @param permissions who may invoke it, by its resource policy
 * @param role its role's ARN
 */
public record FunctionSetup(
        Thing thing,
        Fact<Optional<String>> runtime,
        Fact<Optional<String>> onFailure,
        Fact<Optional<String>> deadLetter,
        Fact<List<Permission>> permissions,
        Optional<Term> role) {
    /**
     * One permission to invoke.
     *
     * @param principal the service, for example {@code events.amazonaws.com}, an account, or {@code *}
     * @param sourceArn on whose behalf only; absent = for everybody
     * @param clear whether nothing else stands in it that would have to be judged
     */
    public record Permission(Term principal, Optional<Term> sourceArn, boolean clear, Origin origin) {}
}
