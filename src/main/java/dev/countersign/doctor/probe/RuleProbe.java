package dev.countersign.doctor.probe;

import dev.countersign.aws.RuleGateway;
import dev.countersign.domain.EventRule;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;

/** Reads rules by their names. */
final class RuleProbe {
    private final RuleGateway gateway;
    private final Looks looks;

    RuleProbe(RuleGateway gateway, Looks looks) {
        this.gateway = gateway;
        this.looks = looks;
    }

    /** Those of the rules that there are; unseen when one of them could not be read. */
    Sight<List<EventRule>> named(List<String> names) {
        looks.ahead(names.stream().<Runnable>map(name -> () -> rule(name)).toList());
        List<Sight<Optional<EventRule>>> seen = names.stream().map(this::rule).toList();
        Optional<String> hidden =
                seen.stream().flatMap(one -> one.whyNot().stream()).findFirst();
        return hidden.isPresent()
                ? Sight.unseen(hidden.get())
                : Sight.seen(seen.stream()
                        .flatMap(one -> one.found().stream())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Sight<Optional<EventRule>> rule(String name) {
        return looks.at("events:DescribeRule", name, () -> gateway.rule(name));
    }

    /** Whether a rule's pattern matches an event. */
    Sight<Boolean> matches(EventRule rule, String event, List<?> arguments) {
        return looks.at(
                "events:TestEventPattern", rule.name(), arguments, () -> gateway.matches(rule.pattern(), event));
    }
}
