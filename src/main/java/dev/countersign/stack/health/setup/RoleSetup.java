package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A role with what it may do, as far as the template says.
 *
 * @param whyOpen why it may be allowed more than these say, as a sentence; empty when these are all
 */
public record RoleSetup(Thing thing, List<Statement> statements, Optional<String> whyOpen) {
    public RoleSetup {
        statements = List.copyOf(statements);
    }

    /**
     * One statement of a policy.
     *
     * @param conditional whether it holds under conditions only, or says what it is not for
     */
    public record Statement(
            boolean allows, List<Term> actions, List<Term> resources, boolean conditional, Origin origin) {
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }

        private Truth concerns(String action) {
            return conditional
                    ? Truth.UNKNOWN
                    : actions.stream().map(one -> like(one, action)).reduce(Truth.NO, Truth::or);
        }

        private static Truth like(Term pattern, String action) {
            if (!pattern.isWhole()) {
                return Truth.UNKNOWN;
            }
            String regex = Pattern.quote(pattern.text().toLowerCase(Locale.ROOT))
                    .replace("*", "\\E.*\\Q")
                    .replace("?", "\\E.\\Q");
            return Truth.of(action.toLowerCase(Locale.ROOT).matches(regex));
        }
    }

    /** Whether it may do something to some resource; resources are not compared. */
    public Truth may(String action) {
        Truth allowed = statements.stream()
                .filter(Statement::allows)
                .map(one -> one.concerns(action))
                .reduce(Truth.NO, Truth::or);
        Truth denied = statements.stream()
                .filter(one -> !one.allows())
                .map(one -> one.concerns(action))
                .reduce(Truth.NO, Truth::or);
        Truth may = allowed.and(denied == Truth.NO ? Truth.YES : Truth.UNKNOWN);
        return may == Truth.NO && whyOpen.isPresent() ? Truth.UNKNOWN : may;
    }
}
