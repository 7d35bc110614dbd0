package dev.countersign.watch.budget;

import dev.countersign.aws.RuleGateway;
import dev.countersign.domain.EventRule;
import java.util.List;
import java.util.Optional;

/** A {@link RuleGateway} that keeps within its budget. */
public final class BudgetedRules implements RuleGateway {
    private final RuleGateway gateway;
    private final Budgets budgets;

    public BudgetedRules(RuleGateway gateway, Budgets budgets) {
        this.gateway = gateway;
        this.budgets = budgets;
    }

    @Override
    public List<EventRule> rules() {
        List<EventRule> found = budgets.spend(Api.EVENTS, gateway::rules);
        // One more call for each rule: its targets.
        budgets.owe(Api.EVENTS, found.size() + 1, 1);
        return found;
    }

    @Override
    public Optional<EventRule> rule(String name) {
        Optional<EventRule> found = budgets.spend(Api.EVENTS, () -> gateway.rule(name));
        budgets.owe(Api.EVENTS, 2, 1);
        return found;
    }

    @Override
    public List<String> rulesFor(String targetArn) {
        return budgets.spend(Api.EVENTS, () -> gateway.rulesFor(targetArn));
    }

    @Override
    public boolean matches(String pattern, String event) {
        return budgets.spend(Api.EVENTS, () -> gateway.matches(pattern, event));
    }
}
