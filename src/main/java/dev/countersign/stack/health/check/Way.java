package dev.countersign.stack.health.check;

import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.setup.FunctionSetup;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.setup.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which way events take: through which rule to which target. */
final class Way {
    private final Setup setup;

    Way(Setup setup) {
        this.setup = setup;
    }

    /**
     * A rule and one of its targets.
     *
     * @param matches whether the rule's pattern matches the event
     */
    record Leg(RuleSetup rule, TargetSetup target, Truth matches) {
        /** Whether the event gets to the target. */
        Truth carries() {
            return matches.and(rule.enabled().found().map(Truth::of).orElse(Truth.UNKNOWN));
        }
    }

    /** The rules that match an event, or may, switched on or not, with each target that could answer a task. */
    List<Leg> answering(Event event) {
        List<Leg> legs = new ArrayList<>();
        for (RuleSetup rule : setup.rules().items()) {
            Truth matches = matches(rule, event);
            rule.targets().stream()
                    .filter(target -> couldAnswer(target) != Truth.NO && matches != Truth.NO)
                    .forEach(target -> legs.add(new Leg(rule, target, matches.and(couldAnswer(target)))));
        }
        return legs;
    }

    static Truth matches(RuleSetup rule, Event event) {
        return rule.pattern()
                .found()
                .map(pattern ->
                        pattern.map(found -> Patterns.matches(found, event)).orElse(Truth.NO))
                .orElse(Truth.UNKNOWN);
    }

    /** Functions and workflows can; what hears of it through a queue or another bus may. */
    private static Truth couldAnswer(TargetSetup target) {
        String arn = target.arn().text();
        if (arn.contains(":lambda:") || arn.contains(":states:")) {
            return Truth.YES;
        }
        return arn.contains(":sns:") || arn.contains(":logs:") || arn.contains(":codepipeline:")
                ? Truth.NO
                : Truth.UNKNOWN;
    }

    /** Whether the event gets to something that could answer. */
    Truth reaches(Event event) {
        Truth reaches = answering(event).stream().map(Leg::carries).reduce(Truth.NO, Truth::or);
        return reaches == Truth.NO && setup.rules().whyIncomplete().isPresent() ? Truth.UNKNOWN : reaches;
    }

    Optional<FunctionSetup> function(TargetSetup target) {
        return setup.functions().items().stream()
                .filter(one -> one.thing().arn().sameArn(target.arn()) == Truth.YES
                        || target.arn().text().startsWith(one.thing().arn().text() + ":"))
                .findFirst();
    }
}
