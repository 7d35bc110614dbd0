package dev.countersign.stack.health.declared;

import dev.countersign.stack.health.facts.Fact;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.template.Cursor;
import dev.countersign.stack.health.template.Resources.Resource;
import java.util.Optional;

/** Rules of a template. */
final class EventReader {
    RuleSetup rule(Resource resource) {
        return new RuleSetup(
                TemplateSetup.thing(resource),
                resource.property("State")
                        .fact()
                        .map(state -> state.filter("DISABLED"::equals).isEmpty()),
                pattern(resource.property("EventPattern")),
                resource.property("Targets").items().stream()
                        .map(EventReader::target)
                        .toList());
    }

    private static Fact<Optional<Cursor>> pattern(Cursor pattern) {
        if (pattern.isAbsent()) {
            return Fact.seen(Optional.empty(), pattern.origin());
        }
        Optional<Cursor> parsed = pattern.parsed();
        return parsed.isPresent()
                ? Fact.seen(parsed, pattern.origin())
                : Fact.unseen(pattern.whyUnknown().orElse("The event pattern cannot be read."), pattern.origin());
    }

    private static TargetSetup target(Cursor target) {
        Cursor transformer = target.at("InputTransformer", "InputTemplate");
        Cursor fixed = target.get("Input");
        return new TargetSetup(
                target.get("Id").termOr("").shown(),
                target.get("Arn").termOr(""),
                target.get("RoleArn").term(),
                (transformer.isAbsent() ? fixed : transformer).fact(),
                present(target.at("DeadLetterConfig", "Arn")),
                target.origin());
    }

    /** Something that is there, whatever its name will be. */
    static Fact<Optional<String>> present(Cursor cursor) {
        return cursor.isAbsent()
                ? Fact.seen(Optional.empty(), cursor.origin())
                : cursor.term()
                        .map(term -> Fact.seen(Optional.of(term.shown()), cursor.origin()))
                        .orElseGet(() -> Fact.unseen("It cannot be read before deployment.", cursor.origin()));
    }
}
