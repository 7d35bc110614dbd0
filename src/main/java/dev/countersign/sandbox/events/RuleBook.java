package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Account;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules of the default bus, by name. There is no other bus in the sandbox. */
final class RuleBook {
    private static final String DEFAULT_BUS = "default";

    private final ConcurrentSkipListMap<String, StoredRule> rules = new ConcurrentSkipListMap<>();
    private final Account account;

    RuleBook(Account account) {
        this.account = account;
    }

    String busArn() {
        return account.arn("events", "event-bus/" + DEFAULT_BUS);
    }

    String arn(String rule) {
        return account.arn("events", "rule/" + rule);
    }

    /** @param bus a name or an ARN; absent means the default bus */
    void checkBus(@Nullable String bus) {
        if (bus != null && !bus.equals(DEFAULT_BUS) && !bus.equals(busArn())) {
            throw EventsErrors.noBus(bus);
        }
    }

    Optional<StoredRule> find(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    StoredRule require(String name) {
        return find(name).orElseThrow(() -> EventsErrors.noRule(name));
    }

    StoredRule requireByArn(String arn) {
        return all().stream()
                .filter(rule -> rule.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> EventsErrors.noRule(arn.substring(arn.lastIndexOf('/') + 1)));
    }

    List<StoredRule> all() {
        return List.copyOf(rules.values());
    }

    void put(StoredRule rule) {
        rules.put(rule.name(), rule);
    }

    void remove(String name) {
        rules.remove(name);
    }

    /** Changes a rule that exists, in one step. */
    StoredRule change(String name, UnaryOperator<StoredRule> change) {
        StoredRule changed = rules.computeIfPresent(name, (key, rule) -> change.apply(rule));
        if (changed == null) {
            throw EventsErrors.noRule(name);
        }
        return changed;
    }
}
