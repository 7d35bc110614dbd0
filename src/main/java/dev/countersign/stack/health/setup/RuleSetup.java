package dev.countersign.stack.health.setup;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.template.Cursor;
import java.util.List;
import java.util.Optional;

/**
 * A rule of EventBridge.
 *
 * @param pattern its event pattern; unseen when it cannot be read, empty for a schedule
 */
public record RuleSetup(Thing thing, Fact<Boolean> enabled, Fact<Optional<Cursor>> pattern, List<TargetSetup> targets) {
    public RuleSetup {
        targets = List.copyOf(targets);
    }

    /**
     * What a rule calls.
     *
     * @param input what the target is given in place of the event, its template included; unseen when that was not read
     * @param deadLetter the queue for events that could not be delivered
     */
    public record TargetSetup(
            String id,
            Term arn,
            Optional<Term> role,
            Fact<Optional<String>> input,
            Fact<Optional<String>> deadLetter,
            Origin origin) {
        public boolean isFunction() {
            return arn.text().contains(":lambda:");
        }
    }
}
